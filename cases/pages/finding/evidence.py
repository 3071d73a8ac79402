"""Exhibits that were found, by what they are called or by what can be read or heard in them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery, TextField, Value
from django.db.models.functions import Coalesce, Concat, Left, Right
from django.urls import reverse

from cases.finding.question import Question
from cases.finding.sources import pages_with
from cases.models import Exhibit, RenditionPage
from cases.pages.finding.hits import WITHDRAWN, Hit, Snippet
from cases.pages.finding.snippets import Discretion, Piece, headline, is_marked, pieces_of, unmarked

BESIDE = 500  # characters of the pages before and after, on which a detail may begin or end
PLACES = {"said": "In the transcript", "title": "Title", "file_name": "Name of the file"}


@dataclass(frozen=True)
class Read:
    """The first page of a rendition that holds the words, and on how many more they stand.

    `text` is the whole page, with the end of the one before and the beginning of the next.
    """

    number: int
    text: str
    marked: str
    more: int = 0

    @property
    def where(self) -> str:
        more = f" and {self.more:,} more" if self.more else ""
        return f"On page {self.number}{more} of the rendition"


def exhibit_hits(keys: Collection[int], question: Question) -> list[Hit]:
    """Those with these keys, the latest added first."""
    rows = (
        Exhibit.objects.filter(pk__in=keys).select_related("case", "incident", "transcript").order_by("-pk")
    )
    read: dict[int, Read] = {}
    if question.text:
        rows = rows.annotate(
            title_marked=headline("title", question, whole=True),
            file_name_marked=headline("file_name", question, whole=True),
            said_marked=headline("transcript__text", question),
        )
        read = _read(keys, question)
    found = list(rows)
    discretion = Discretion({row.case_id for row in found})
    return [_hit(row, question, read.get(row.pk), discretion) for row in found]


def _read(keys: Collection[int], question: Question) -> dict[int, Read]:
    """The words around what was found are made for one page of each exhibit, however many hold it."""
    numbers = defaultdict(list)
    pages = pages_with(question).filter(rendition__exhibit__in=keys).order_by("number")
    for exhibit, page in pages.values_list("rendition__exhibit", "pk"):
        numbers[exhibit].append(page)
    firsts = RenditionPage.objects.filter(pk__in=[first for first, *_ in numbers.values()])
    line = Value("\n")
    whole = [Right(_page(-1), BESIDE), line, "text", line, Left(_page(1), BESIDE)]
    marked = firsts.annotate(
        marked=headline("text", question), whole=Concat(*whole, output_field=TextField())
    )
    return {
        exhibit: Read(number, text, words, len(numbers[exhibit]) - 1)
        for exhibit, number, text, words in marked.values_list(
            "rendition__exhibit", "number", "whole", "marked"
        )
    }


def _page(step: int) -> Coalesce:
    """The text of the page so many further on."""
    there = RenditionPage.objects.filter(rendition=OuterRef("rendition"), number=OuterRef("number") + step)
    return Coalesce(Subquery(there.values("text")), Value(""))


def _hit(row: Exhibit, question: Question, read: Read | None, discretion: Discretion) -> Hit:
    reference = row.case.reference
    is_title_shown = discretion.allows(row.case_id, [row.title])
    shows = [f"Shows incident {row.incident.number}"] if row.incident else []
    return Hit(
        title=f"{row.reference}: {row.title}" if is_title_shown else f"Exhibit {row.reference}",
        url=reverse("open_exhibit", args=[reference, row.pk]),
        case_reference=reference,
        facts=shows,
        snippets=_snippets(row, question, read, discretion) if question.text else [],
        pills=[(WITHDRAWN, "grey")] if row.is_withdrawn else [],
    )


def _snippets(row: Exhibit, question: Question, read: Read | None, discretion: Discretion) -> list[Snippet]:
    transcript = getattr(row, "transcript", None)
    texts = {
        "said": transcript.text if transcript else "",
        "title": row.title,
        "file_name": row.file_name,
    }
    places = [(read.where, read.text, read.marked)] if read else []
    places += [(where, texts[name], getattr(row, f"{name}_marked")) for name, where in PLACES.items()]
    found = [
        Snippet(where, pieces_of(marked) if discretion.allows(row.case_id, [unmarked(marked), text]) else [])
        for where, text, marked in places
        if is_marked(marked)
    ]
    return found or list(_in_file_name(row, question, discretion))


def _in_file_name(row: Exhibit, question: Question, discretion: Discretion) -> Iterable[Snippet]:
    """A part of the name, which is no word of its own."""
    name, part = row.file_name, question.text.strip()
    start = name.casefold().find(part.casefold())
    if start < 0:
        return
    pieces = [
        Piece(name[:start]),
        Piece(name[start : start + len(part)], True),
        Piece(name[start + len(part) :]),
    ]
    yield Snippet("Name of the file", pieces if discretion.allows(row.case_id, [name]) else [])
