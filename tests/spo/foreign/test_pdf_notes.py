"""What a PDF can do beside being read is named, however it is written, and none of it is in the copy."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from spo.foreign import pdf_copy
from tests.orders.bundle.files import pdf_page, save_pdf, texts

MARKS = [b"CANARY", b"/JavaScript", b"/JS", b"/Launch", b"/SubmitForm", b"/ImportData", b"/GoToR", b"/GoToE"]
MARKS += [
    b"/URI",
    b"/RichMedia",
    b"/Movie",
    b"/Sound",
    b"/EmbeddedFile",
    b"/XFA",
    b"/Rendition",
    b"/AF",
    b"/AA",
]


def on_opening(**action: object) -> Callable[[Pdf], None]:
    def arm(pdf: Pdf) -> None:
        pdf.Root.OpenAction = Dictionary(CANARY="CANARY", **action)

    return arm


def on_the_page(**note: object) -> Callable[[Pdf], None]:
    def arm(pdf: Pdf) -> None:
        place = Dictionary(Type=Name.Annot, Rect=[0, 0, 9, 9], CANARY="CANARY", **note)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(place)])

    return arm


def with_files(pdf: Pdf) -> None:
    pdf.attachments["CANARY.exe"] = b"MZ CANARY"


def with_a_form(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=pdf.make_stream(b"<xdp>CANARY</xdp>"))


KINDS = {
    "script": (on_opening(S=Name.JavaScript, JS="CANARY()"), "scripts"),
    "script of a page": (
        lambda pdf: setattr(pdf.pages[0].obj, "AA", Dictionary(O=Dictionary(JS="CANARY"))),
        "scripts",
    ),
    "launch": (on_opening(S=Name.Launch, F="CANARY.exe"), "commands that start programs"),
    "submit": (on_opening(S=Name.SubmitForm, F="https://canary.test"), "commands that send or fetch data"),
    "import": (on_opening(S=Name.ImportData, F="CANARY"), "commands that send or fetch data"),
    "other file": (on_opening(S=Name.GoToR, F="CANARY.pdf"), "commands that send or fetch data"),
    "inner file": (on_opening(S=Name.GoToE, F="CANARY.pdf"), "attached files"),
    "link": (on_opening(S=Name.URI, URI="https://canary.test/CANARY"), ""),
    "film": (on_the_page(Subtype=Name.Movie, T="CANARY"), "sound, film or models"),
    "rich media": (on_the_page(Subtype=Name.RichMedia), "sound, film or models"),
    "sound": (on_the_page(Subtype=Name.Sound), "sound, film or models"),
    "rendition": (on_opening(S=Name.Rendition, R=Dictionary(N="CANARY")), "sound, film or models"),
    "attachment": (with_files, "attached files"),
    "associated": (lambda pdf: setattr(pdf.Root, "AF", Array([Dictionary(F="CANARY")])), "attached files"),
    "form": (with_a_form, "a form that rewrites itself"),
}
WAYS = {
    "plain": pikepdf.ObjectStreamMode.disable,
    "in object streams": pikepdf.ObjectStreamMode.generate,
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize(("arm", "named"), KINDS.values(), ids=KINDS)
def test_active_content_is_named_and_left_out(
    tmp_path: Path, arm: Callable[[Pdf], None], named: str, way: pikepdf.ObjectStreamMode
) -> None:
    with pikepdf.new() as pdf:
        pdf_page(pdf, "Evidence")
        arm(pdf)
        pdf.save(tmp_path / "a.pdf", object_stream_mode=way, compress_streams=False)

    note = pdf_copy.copy(tmp_path / "a.pdf", tmp_path / "copy", "application/pdf")

    assert note == (f"Taken out of this copy: {named}." if named else "")
    assert texts(tmp_path / "copy")[0].split() == ["Evidence"]
    with pikepdf.open(tmp_path / "copy") as copy:
        copy.save(tmp_path / "open", object_stream_mode=WAYS["plain"], compress_streams=False)
    data = (tmp_path / "open").read_bytes()
    assert [mark for mark in MARKS if mark in data] == []


def test_names_written_in_code_are_known(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf_page(pdf, "Evidence")
        KINDS["script"][0](pdf)
        pdf.save(tmp_path / "a.pdf", object_stream_mode=WAYS["plain"])
    data = (tmp_path / "a.pdf").read_bytes().replace(b"/S /JavaScript", b"/S/J#61vaScript")
    (tmp_path / "a.pdf").write_bytes(data)

    note = pdf_copy.copy(tmp_path / "a.pdf", tmp_path / "copy", "application/pdf")

    assert "Taken out of this copy: scripts." in note
    assert b"CANARY" not in (tmp_path / "copy").read_bytes()


def test_file_changed_after_it_was_saved_says_so(tmp_path: Path) -> None:
    path = save_pdf(tmp_path / "a.pdf", "Evidence")
    with pikepdf.open(path) as pdf:
        start = path.read_bytes().rpartition(b"startxref\n")[2].split()[0].decode()
        size = int(pdf.trailer.Size)
    more = f"xref\n0 0\ntrailer\n<</Size {size}/Root 1 0 R/Prev {start}>>\nstartxref\n{path.stat().st_size}\n%%EOF\n"
    path.write_bytes(path.read_bytes() + more.encode())

    note = pdf_copy.copy(path, tmp_path / "copy", "application/pdf")

    assert note == "The file was changed after it was first saved: it holds 2 versions of itself."
