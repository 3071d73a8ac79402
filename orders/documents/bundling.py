"""From an approved text to stored files: the bundle, and the confidential sheet for the court alone."""

from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from orders.bundle.make import Progress, make_bundle
from orders.bundle.render import render_html
from orders.documents.papers import bundle_documents, bundle_title, sheet_basis, sheet_for_the_court
from orders.models import Approval
from orders.policies.disclosure import check_pages, check_papers
from spo.files import StoredFile, store

MOST_BYTES = 1024**3


@dataclass(frozen=True)
class Sheet:
    """The stored file, and which details it was made from. Without a digest where there was nothing to put on it."""

    sha256: str
    size: int | None
    basis: str


@dataclass(frozen=True)
class Built:
    """Stored already, under the SHA-256 of the content; whoever keeps it writes that down."""

    pdf: StoredFile
    page_count: int
    entries: list[dict[str, Any]]
    sheet: Sheet


def build(approval: Approval, progress: Progress) -> Built:
    """Raises `Refused` with a sentence when the officer must mend something first."""
    case = approval.version.application.case
    documents = bundle_documents(approval)
    check_papers(documents, case)
    with TemporaryDirectory(prefix="spo-bundle-") as folder:
        made = make_bundle(
            documents,
            title=bundle_title(approval),
            reference=case.reference,
            target=Path(folder, "bundle.pdf"),
            progress=progress,
        )
        check_pages(made, case)
        with made.pdf.open("rb") as file:
            stored = store(file, limit=MOST_BYTES)
    entries = [asdict(entry) for entry in made.entries]
    return Built(stored, made.page_count, entries, build_sheet(approval))


def build_sheet(approval: Approval) -> Sheet:
    """The confidential sheet as the details are now."""
    basis, paper = sheet_basis(approval), sheet_for_the_court(approval)
    if paper is None:
        return Sheet("", None, basis)
    stored = store(BytesIO(render_html(paper.html, title=paper.title)))
    return Sheet(stored.sha256, stored.size, basis)
