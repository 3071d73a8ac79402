"""From an approved text to stored files: the bundle, and the confidential sheet for the court alone."""

from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.utils import timezone

from orders.bundle.make import Progress, make_bundle
from orders.bundle.papers import confidential_sheet
from orders.documents.papers import (
    bundle_documents,
    bundle_title,
    confidential_contacts,
    printed_text,
    sheet_basis,
)
from orders.models import Approval, Bundle
from orders.policies.disclosure import check_pages, check_papers
from spo.dates import gov_datetime
from spo.files import StoredFile, store
from spo.printing.render import render_html

MOST_BYTES = 1024**3


@dataclass(frozen=True)
class Sheet:
    """The stored file, what it tells and from which details. Without a digest where there was nothing to put on it."""

    basis: str
    content: str
    number: int
    made_at: datetime | None
    sha256: str = ""
    size: int | None = None


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
    """The confidential sheet as the details are now, so that it can be told from the one before it."""
    before, basis = approval.bundle, sheet_basis(approval)
    contacts = confidential_contacts(approval)
    content = sha256(repr(contacts).encode()).hexdigest()
    if not contacts:
        return Sheet(basis, content, before.sheet_number, before.sheet_made_at)
    number, made_at = before.sheet_number + 1, timezone.now()
    made = {"number": number, "at": gov_datetime(made_at), "before": gov_datetime(before.sheet_made_at)}
    paper = confidential_sheet(printed_text(approval), contacts=contacts, made=made, court=None)
    stored = store(BytesIO(render_html(paper.html, title=paper.title)))
    return Sheet(basis, content, number, made_at, stored.sha256, stored.size)


def keep_sheet(bundle: Bundle, sheet: Sheet) -> None:
    """One that tells the same leaves the sheet that the court may hold already. The caller saves it."""
    if bundle.sheet_content != sheet.content:
        bundle.sheet_sha256, bundle.sheet_size, bundle.sheet_content = sheet.sha256, sheet.size, sheet.content
        bundle.sheet_number, bundle.sheet_made_at = sheet.number, sheet.made_at
    bundle.sheet_basis = sheet.basis
