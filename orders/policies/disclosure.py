"""When a paper may leave the police: not while it gives away what the respondent must not learn."""

from collections.abc import Sequence
from dataclasses import asdict

from cases.confidential import find_confidential
from cases.enums import ContactKind
from cases.models import Case
from orders.bundle import documents
from orders.bundle.documents import Document, Exhibit, Paper
from orders.documents.disclosure import given_away, words_of
from orders.models import Bundle
from spo.exceptions import NotNow
from spo.files import path_of


def check_papers(papers: Sequence[Document], case: Case) -> None:
    """No title and no page of ours gives away what the respondent must not learn."""
    for paper in papers:
        if isinstance(paper, Exhibit):
            _check(paper.title, case, f"The title of exhibit {paper.id}")
    for paper in papers:
        if isinstance(paper, Paper):
            _check(words_of(paper.html), case, f"“{paper.title}”")


def check_pages(made: documents.Bundle, case: Case) -> None:
    """The finished file read as a reader would, exhibits and bookmarks too. What cannot be read is not released."""
    if told := given_away(made.pdf, case, [asdict(entry) for entry in made.entries]):
        raise NotNow(f"{told}, so no bundle was made. Take the application back and leave it out.")


def check_still_safe(bundle: Bundle) -> None:
    """A detail may have become confidential after the bundle was made; then it stays with the police."""
    case = bundle.approval.version.application.case
    if told := given_away(path_of(bundle.sha256), case, bundle.entries):
        raise NotNow(
            f"{told}. It became confidential after the bundle was made. A new bundle without it is needed."
        )


def _check(words: str, case: Case, where: str) -> None:
    for found in find_confidential(words, case):
        raise NotNow(
            f"{where} gives away a confidential detail ({ContactKind(found.kind).label.lower()}), so no bundle was made. "
            "Take the application back and leave it out."
        )
