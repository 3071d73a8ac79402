"""Somebody's PDF, copied clean."""

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf

from spo.foreign import pdf_copy
from spo.foreign.refusals import RefusedAs, Unusable
from tests.orders.bundle.files import pdf_page, pictures, save_drawn, save_layered, save_pdf, texts

MARKS = [b"CANARY", b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/URI", b"/AcroForm", b"/AA"]


def copied(path: Path) -> Path:
    target = path.with_suffix(".copy")
    pdf_copy.copy(path, target, "application/pdf")
    return target


def active(pdf: Pdf) -> None:
    """Scripts, actions, an attachment, a form, private data: one of each that a file can carry."""
    page = pdf_page(pdf, "Evidence")
    script = Dictionary(S=Name.JavaScript, JS="CANARY()")
    pdf.Root.OpenAction = script
    pdf.Root.AA = Dictionary(WC=script)
    page.obj.AA = Dictionary(O=script)
    page.obj.PieceInfo = Dictionary(CANARY=Dictionary(Private="CANARY"))
    page.obj.Metadata = pdf.make_stream(b"<x>CANARY</x>", Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Metadata = pdf.make_stream(b"<x>CANARY</x>", Type=Name.Metadata, Subtype=Name.XML)
    pdf.docinfo[Name.Author] = "CANARY"
    pdf.attachments["CANARY.txt"] = b"CANARY"
    actions = [
        script,
        Dictionary(S=Name.Launch, F="CANARY.exe"),
        Dictionary(S=Name.URI, URI="http://CANARY.test/"),
        Dictionary(S=Name.SubmitForm, F="http://CANARY.test/"),
    ]
    links = [
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action) for action in actions
    ]
    page.obj.Annots = Array([pdf.make_indirect(link) for link in links])


@pytest.mark.parametrize("mode", list(pikepdf.ObjectStreamMode.__members__.values()))
def test_copy_holds_what_is_seen_and_nothing_that_acts(
    tmp_path: Path, mode: pikepdf.ObjectStreamMode
) -> None:
    with pikepdf.new() as pdf:
        active(pdf)
        pdf.save(tmp_path / "active.pdf", object_stream_mode=mode)

    copy = copied(tmp_path / "active.pdf")

    with pikepdf.open(copy) as pdf:
        pdf.save(tmp_path / "plain.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    plain = (tmp_path / "plain.pdf").read_bytes()
    assert [mark for mark in MARKS if mark in plain] == []
    assert texts(copy)[0].split() == ["Evidence"]


def test_answers_in_a_form_become_part_of_the_page(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        page = pdf_page(pdf, "Question")
        look = pdf.make_stream(
            b"/Tx BMC BT /F 12 Tf 2 2 Td (Answer) Tj ET EMC",
            {
                "/Type": Name.XObject,
                "/Subtype": Name.Form,
                "/BBox": [0, 0, 90, 20],
                "/Resources": page.Resources,
            },
        )
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Tx,
                T="name",
                V="Answer",
                F=4,
                DA="/F 12 Tf",
                Rect=[100, 300, 190, 320],
                AP=Dictionary(N=look),
            )
        )
        page.obj.Annots = Array([field])
        pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array([field]), DR=page.Resources))
        pdf.save(tmp_path / "form.pdf")

    words = texts(copied(tmp_path / "form.pdf"))[0].split()

    assert sorted(words) == ["Answer", "Question"]


@pytest.mark.parametrize("way", [{"R": 6}, {"R": 4}, {"R": 3, "aes": False, "metadata": False}])
def test_locked_file_is_refused(tmp_path: Path, way: dict) -> None:
    lock = pikepdf.Encryption(user="u", owner="o", **way)

    with pytest.raises(Unusable, match="is locked with a password"):
        copied(save_pdf(tmp_path / "locked.pdf", "Secret", encryption=lock))


def test_file_that_is_only_protected_is_opened_and_says_so(tmp_path: Path) -> None:
    lock = pikepdf.Encryption(user="", owner="o")
    path = save_pdf(tmp_path / "protected.pdf", "Readable", encryption=lock)

    note = pdf_copy.copy(path, tmp_path / "copy", "application/pdf")

    assert note == "The file was protected against changes, but needs no password to be read."
    assert texts(tmp_path / "copy")[0].split() == ["Readable"]


def test_file_whose_list_is_wrong_is_put_together_again(tmp_path: Path) -> None:
    path = save_pdf(tmp_path / "a.pdf", "One", "Two")
    path.write_bytes(path.read_bytes().replace(b"startxref\n", b"startxref\n9"))

    note = pdf_copy.copy(path, tmp_path / "copy", "application/pdf")

    assert note == pdf_copy.MENDED
    assert [page.split() for page in texts(tmp_path / "copy")] == [["One"], ["Two"]]


@pytest.mark.parametrize("lost", [b"4 0 obj", b"7 0 obj"], ids=["page", "what is drawn on it"])
def test_file_that_lost_a_page_is_refused_rather_than_pieced_together(tmp_path: Path, lost: bytes) -> None:
    path = save_pdf(
        tmp_path / "short.pdf",
        *"123",
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        compress_streams=False,
    )
    before, _, after = path.read_bytes().partition(lost)
    path.write_bytes(before + b"gone" + after.replace(b"startxref\n", b"startxref\n9"))

    with pytest.raises(RefusedAs, match="damaged"):
        copied(path)


def test_page_that_cannot_be_unpacked_is_refused(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        page = pdf_page(pdf, "x")
        page.obj.Contents.write(b"this was never deflated", filter=Name.FlateDecode)
        pdf.save(tmp_path / "bad.pdf")

    with pytest.raises(pikepdf.PdfError):
        copied(tmp_path / "bad.pdf")


def test_too_many_pages_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spo.foreign.pdf.MOST_PAGES", 2)
    path = save_pdf(tmp_path / "long.pdf", "1", "2", "3")

    with pytest.raises(Unusable, match=r"has too many pages\. A bundle takes files of 1 to 2,000\."):
        copied(path)


@pytest.mark.parametrize(
    "filters", [[Name.FlateDecode] * 2, [Name.ASCIIHexDecode, Name.ASCII85Decode, Name.LZWDecode]]
)
def test_data_packed_in_data_is_refused(tmp_path: Path, filters: list) -> None:
    with pikepdf.new() as pdf:
        pdf_page(pdf, "x").obj.Bomb = pdf.make_stream(b"x")
        pdf.pages[0].obj.Bomb.write(b"x", filter=Array(filters))
        pdf.save(tmp_path / "bomb.pdf", compress_streams=False)

    with pytest.raises(Unusable, match="packed in a way that can hide a great deal of data"):
        copied(tmp_path / "bomb.pdf")


def test_links_and_bookmarks_inside_the_file_still_lead_there(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        for number in range(3):
            pdf_page(pdf, f"Page {number}")
        pdf.Root.Names = Dictionary(
            Dests=Dictionary(Names=Array(["end", Array([pdf.pages[2].obj, Name.Fit])]))
        )
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], Dest=pikepdf.String("end"))
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])
        with pdf.open_outline() as outline:
            chapter = OutlineItem("Chapter", 1)
            chapter.children.append(OutlineItem("Part 🔪", 2, "XYZ", left=0, top=300, zoom=4))
            lost = OutlineItem("Elsewhere", action=Dictionary(S=Name.URI, URI="http://example.test/"))
            outline.root.extend([chapter, lost])
        pdf.save(tmp_path / "links.pdf")

    with pikepdf.open(copied(tmp_path / "links.pdf")) as pdf:
        dests = [annotation.Dest for annotation in pdf.pages[0].obj.Annots]
        (chapter,) = pdf.open_outline().root

        assert [dest[0].objgen for dest in dests] == [pdf.pages[2].obj.objgen]
        assert [(chapter.title, chapter.destination[0].objgen)] == [("Chapter", pdf.pages[1].obj.objgen)]
        assert [(item.title, float(item.destination[3])) for item in chapter.children] == [
            ("Part [kitchen knife]", 300.0)
        ]
        assert chapter.children[0].destination[4] is None


def test_bookmarks_that_run_in_a_circle_are_survived(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf_page(pdf, "x")
        with pdf.open_outline() as outline:
            outline.root.extend([OutlineItem("One", 0), OutlineItem("Two", 0)])
        first = pdf.Root.Outlines.First
        first.Next.Next = first
        first.First = first
        pdf.save(tmp_path / "circle.pdf")

    with pikepdf.open(copied(tmp_path / "circle.pdf")) as pdf:
        assert [item.title for item in pdf.open_outline().root] == ["One", "Two"]


@pytest.mark.parametrize(("is_hidden", "shade"), [(True, 255), (False, 0)])
def test_layer_is_seen_only_where_its_author_showed_it(tmp_path: Path, is_hidden: bool, shade: int) -> None:
    path = save_layered(tmp_path / "layers.pdf", is_hidden=is_hidden)

    (page,) = pictures(copied(path))

    assert page.getpixel((5, 5)) == shade


def test_layers_that_are_all_off_but_some_stay_so(tmp_path: Path) -> None:
    path = save_layered(tmp_path / "layers.pdf", is_hidden=False)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.OCProperties.D.BaseState = Name.OFF
        pdf.save()

    (page,) = pictures(copied(path))

    assert page.getpixel((5, 5)) == 255


@pytest.mark.parametrize(
    "mark",
    [
        b"/Span <</ActualText (CANARY)>> BDC",
        b"/Span <</Actual#54ext (CANARY)>> BDC",
        b"/Figure <</Alt (CANARY)>> BDC",
        b"/Span <</E (CANARY)>> BDC",
        b"/Span /S BDC",
        b"/Span <</ActualText (CANARY)>> DP /P BMC",
    ],
)
def test_words_kept_beside_a_drawing_are_left_out_and_the_drawing_is_not(tmp_path: Path, mark: bytes) -> None:
    path = save_drawn(tmp_path / "marked.pdf", mark + b" BT /F 12 Tf 50 400 Td (Drawn) Tj ET EMC")

    copy = copied(path)

    with pikepdf.open(copy) as pdf:
        whole = b"".join(thing.read_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream))
        pdf.save(tmp_path / "plain.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert b"CANARY" not in whole + (tmp_path / "plain.pdf").read_bytes()
    assert sorted(texts(copy)[0].split()) == ["Drawn", "Seen"]


def test_comments_and_fields_that_are_not_drawn_are_left_out(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        page = pdf_page(pdf, "Seen")
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Text, Rect=[9, 9, 29, 29], Contents="CANARY", T="CANARY"
        )
        look = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9], Note="CANARY")
        stamp = Dictionary(
            Type=Name.Annot, Subtype=Name.Stamp, Rect=[9, 9, 29, 29], AP=Dictionary(N=look), NM="CANARY"
        )
        field = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T="CANARY",
            TU="CANARY",
            V="CANARY",
            F=2,
            Rect=[9, 9, 99, 29],
        )
        page.obj.Annots = Array([pdf.make_indirect(one) for one in (note, stamp, field)])
        pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array([page.obj.Annots[2]])))
        pdf.save(tmp_path / "noted.pdf")

    with pikepdf.open(copied(tmp_path / "noted.pdf")) as pdf:
        pdf.save(tmp_path / "plain.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable)
        whole = b"".join(thing.read_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream))

    assert b"CANARY" not in whole + (tmp_path / "plain.pdf").read_bytes()
