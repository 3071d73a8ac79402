"""What has happened to an application, newest first."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from orders.enums import Outcome, ReturnedBy
from orders.models import Application, Approval, Filing, Return, SubmittedVersion


@dataclass(frozen=True)
class Happened:
    """One entry of the timeline."""

    at: datetime
    title: str
    by: str
    text: str = ""
    url: str = ""


def history(application: Application) -> list[Happened]:
    versions = application.versions.select_related("submitted_by", "approval__approved_by")
    returns = application.returns.select_related("returned_by", "version")
    entries = [Happened(application.started_at, "Application started", application.author.title)]
    for version in versions:
        entries.append(_submitted(version))
        if hasattr(version, "approval"):
            entries.append(_approved(version.approval, version))
    entries += [_returned(row) for row in returns]
    for filing in application.filings.select_related("court", "filed_by", "accepted_by"):
        entries += _filed(filing)
    if determination := getattr(application, "determination", None):
        title = f"Outcome recorded: {Outcome(determination.outcome).label.lower()}"
        entries.append(Happened(determination.recorded_at, title, determination.recorded_by.title))
    if withdrawal := getattr(application, "withdrawal", None):
        by = withdrawal.withdrawn_by.title
        entries.append(Happened(withdrawal.withdrawn_at, "Withdrawn", by, withdrawal.reason))
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def version_url(version: SubmittedVersion) -> str:
    return reverse("open_version", args=[version.application_id, version.number])


def _submitted(version: SubmittedVersion) -> Happened:
    title = f"Version {version.number} submitted"
    return Happened(version.submitted_at, title, version.submitted_by.title, url=version_url(version))


def _approved(approval: Approval, version: SubmittedVersion) -> Happened:
    title = f"Version {version.number} approved"
    return Happened(approval.approved_at, title, approval.approved_by.title, approval.authority)


def _filed(filing: Filing) -> list[Happened]:
    filed = Happened(filing.filed_at, f"Filed with {filing.court}", filing.filed_by.title)
    if filing.accepted_at is None or filing.accepted_by is None:
        return [filed]
    return [filed, Happened(filing.accepted_at, f"Accepted by {filing.court}", filing.accepted_by.title)]


def _returned(row: Return) -> Happened:
    title = f"Version {row.version.number}: {ReturnedBy(row.side).label.lower()}"
    return Happened(row.returned_at, title, row.returned_by.title, row.reason)
