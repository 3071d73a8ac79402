"""What can be read of an exhibit: a PDF made of the original, by children that nothing of ours is within reach of."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cases.enums import RenditionState
from cases.models import Exhibit
from spo.dates import duration_words
from spo.files import StoredFile, path_of, store, verify
from spo.files.answers import is_text
from spo.files.confine import MEGABYTE, Limits, ask_child
from spo.files.kinds import BY_MEDIA_TYPE, EXCEL, UNKNOWN, ZIP
from spo.files.made import NotMade, each_of, open_made, read_made
from spo.printing.pages import page

MOST_BYTES = 400 * MEGABYTE
LONGEST_SENTENCE = 500
OPENING = Limits(wait=100)
TYPESETTING = Limits(memory=1536 * MEGABYTE, processor=70, wait=80)
READING = Limits(processor=120, wait=110)  # longer than a child goes on reading letters in pictures
COUNTING = Limits(processor=20, wait=30)
MACRO_WORKBOOK = "application/vnd.ms-excel.sheet.macroenabled.12"
PARTS = {
    "text/plain": "parts",
    "text/csv": "parts",
    "text/html": "parts",
    "message/rfc822": "parts",
    EXCEL: "workbook",
    MACRO_WORKBOOK: "workbook",
}
WAYS = {"application/pdf": "pdf"}
WITHOUT_PAGES = {ZIP: "archive", UNKNOWN.media_type: "unknown"}
OFFICE = "soffice"
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class PageText:
    """What can be read on one page, and whether it was read from a picture."""

    text: str
    is_read: bool


@dataclass(frozen=True)
class Made:
    """The verdict on one original: its state, a sentence, and the copy where there is one.

    `is_news` unless it says only that nobody could look: then what was found out before still stands.
    """

    state: RenditionState
    sentence: str
    pdf: StoredFile | None = None
    pages: tuple[PageText, ...] = ()
    seconds: int | None = None
    tools: dict[str, Any] = field(default_factory=dict)
    is_news: bool = True


SENTENCES = {
    "changed": "The file in the store is not the one that was received. Tell your administrator at once.",
    "damaged": "The file is damaged or cut off, so no copy could be made. Ask for a new copy of it and add that.",
    "packed": "The file is packed in a way that can hide a great deal of data, so it was not opened.",
    "heavy": "Opening the file takes more memory or time than is safe, so it was not opened.",
    "unprotected": "This server cannot keep a harmful file from the network, so none is opened. Tell your administrator.",
    "archive": "A ZIP file has no pages. Unpack it where that is safe, and add the files in it that matter.",
    "unknown": "This kind of file cannot be opened here. Have it looked at where that is safe, and add a PDF or a picture.",
    "slow": "LibreOffice took too long to open the file. Print it to PDF where that is safe, and add the PDF.",
    "no office": "LibreOffice is not installed on this server, so no copy of an office document could be made. "
    "Print it to PDF where that is safe, and add the PDF.",
}
REFUSED = {"packed", "heavy"}
NO_NEWS = {"changed", "unprotected", "slow", "no office"}
UNREAD = "The words on its pages could not be read, so a search does not find them."
LENGTH_UNKNOWN = "Its length could not be read: it may be damaged."


def render(exhibit: Exhibit, progress: Progress) -> Made:
    """Never raises for what is wrong with the file: that is what the verdict says."""
    progress("Checking the original", 0, 3)
    if not verify(exhibit.sha256):
        return _verdict("changed")
    with TemporaryDirectory(prefix="spo-rendition-") as name:
        folder = Path(name)
        progress("Opening the original", 1, 3)
        try:
            answer = _copy(exhibit, folder)
            if "code" in answer:
                return _verdict(answer["code"], answer.get("problem", ""))
            progress("Reading the copy", 2, 3)
            return _finished(answer, folder)
        except NotMade:
            return _verdict("damaged")


def _copy(exhibit: Exhibit, folder: Path) -> dict[str, Any]:
    """The answer of the child that made `folder/copy`, or a code for why there is none."""
    media_type, source = exhibit.media_type, path_of(exhibit.sha256)
    if media_type in PARTS:
        return _typeset_parts(exhibit, folder)
    if media_type.startswith(("audio/", "video/")):
        return _cover_recording(exhibit, folder)
    if media_type in WITHOUT_PAGES:
        return {"code": WITHOUT_PAGES[media_type]}
    kind = "image" if media_type.startswith("image/") else WAYS.get(media_type, "office")
    if kind == "office" and shutil.which(OFFICE) is None:
        return {"code": "no office"}
    ending = BY_MEDIA_TYPE[media_type].endings[0]
    return ask_child(kind, source, folder / "copy", media_type=ending, limits=OPENING)


def _typeset_parts(exhibit: Exhibit, folder: Path) -> dict[str, Any]:
    source, parts = path_of(exhibit.sha256), folder / "parts"
    kind = PARTS[exhibit.media_type]
    answer = ask_child(kind, source, parts, media_type=exhibit.media_type, limits=OPENING)
    if "code" in answer:
        return answer
    return answer | _typeset(exhibit, folder, "rendition", parts=_parts(parts))


def _parts(path: Path) -> list[dict[str, Any]]:
    """As the page takes them: words, rows of words, and facts with a name each."""
    parts = read_made(path)
    for part in each_of(parts, dict):
        facts = each_of(part.get("facts", []), list)
        for line in (
            *each_of(part.get("rows", []), list),
            *facts,
            [part.get("title", ""), part.get("body", "")],
        ):
            each_of(line, str)
        if any(len(fact) != 2 for fact in facts):
            raise NotMade
    return parts


def _cover_recording(exhibit: Exhibit, folder: Path) -> dict[str, Any]:
    """A sheet that stands for what cannot be printed, with room for what was said."""
    answer = ask_child("recording", path_of(exhibit.sha256), folder / "none", limits=OPENING)
    if answer.get("code") == "heavy":
        return answer
    length = duration_words(answer["seconds"]) if "seconds" in answer else ""
    shown = {"length": length, "tracks": answer.get("tracks", []), "note": "" if length else LENGTH_UNKNOWN}
    found = {"seconds": answer.get("seconds"), "note": shown["note"], "walls": answer.get("walls", [])}
    return found | _typeset(exhibit, folder, "recording", **shown)


def _typeset(exhibit: Exhibit, folder: Path, template: str, **shown: Any) -> dict[str, Any]:
    """Only what went wrong, since what was found stands in the answer of the child that opened the file."""
    label = BY_MEDIA_TYPE[exhibit.media_type].label
    paper = f"Exhibit {exhibit.reference}"
    html = page(template, paper=paper, reference=exhibit.case.reference, exhibit=exhibit, kind=label, **shown)
    order = folder / "order"
    order.write_text(json.dumps({"html": html, "title": paper}), "utf-8")
    answer = ask_child("typeset", order, folder / "copy", limits=TYPESETTING)
    return {"code": answer["code"]} if "code" in answer else {}


def _finished(answer: dict[str, Any], folder: Path) -> Made:
    """The copy in the store, and its words. A copy whose words cannot be read is still a copy."""
    copy = folder / "copy"
    (folder / "read").mkdir()  # whoever reads the copy cannot change it
    read, pages = _words(copy, folder / "read" / "words")
    if not pages:
        return _verdict(read.get("code", "damaged"))
    with open_made(copy) as file:
        stored = store(file, limit=MOST_BYTES)
    tools = {name: version(name) for name in ("pikepdf", "pillow", "weasyprint", "pypdfium2")}
    tools |= {"walls": answer.get("walls", []), "reader": read.get("reader", "")}
    sentence = " ".join(note for note in (answer.get("note"), read["note"]) if note)[:LONGEST_SENTENCE]
    return Made(RenditionState.READY, sentence, stored, pages, answer.get("seconds"), tools)


def _words(copy: Path, words: Path) -> tuple[dict[str, Any], tuple[PageText, ...]]:
    """What the child said that read the copy, and its pages: empty ones where it could not read them."""
    read = ask_child("words", copy, words, limits=READING)
    if "code" not in read:
        read = {"note": ""} | read
        return read, tuple(_page(one) for one in each_of(read_made(words), dict))
    counted = ask_child("pages", copy, words, limits=COUNTING)
    return read | {"note": UNREAD}, (PageText("", is_read=False),) * counted.get("pages", 0)


def _page(said: dict[str, Any]) -> PageText:
    text, is_read = said.get("text"), said.get("is_read")
    if not is_text(text) or type(is_read) is not bool:
        raise NotMade
    return PageText(text, is_read)


def _verdict(code: str, problem: str = "") -> Made:
    state = RenditionState.REFUSED if code in REFUSED else RenditionState.NEEDS_PERSON
    sentence = SENTENCES.get(code) or (f"The file {problem}" if problem else SENTENCES["damaged"])
    return Made(state, sentence[:LONGEST_SENTENCE], is_news=code not in NO_NEWS)
