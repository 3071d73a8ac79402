"""How far each story has come. Every step is the action a person would take on the page."""

from collections.abc import Callable

from cases.actions.cases import close_case
from cases.enums import ClosingReason
from orders.actions.bundles import MAKE
from orders.actions.decisions import add_comment, approve, return_for_changes
from orders.actions.determinations import record_determination
from orders.actions.filings import accept_filing, download_filed_bundle, file_application
from orders.actions.hearings import list_hearing
from orders.actions.submission import submit_application, withdraw_application
from orders.demo import aftermath
from orders.demo.days import at
from orders.demo.telling import Told
from orders.enums import CourtPurpose, Outcome, Section
from orders.models import Filing, SubmittedVersion
from orders.text.declaration import seen
from spo.work.models import Job
from spo.work.running import run


def investigating(told: Told) -> None:
    """Incidents only."""


def submitted(told: Told) -> SubmittedVersion:
    return submit_application(
        by=told.cast.officer, application=told.application, declared=seen(told.application)
    )


def returned(told: Told) -> None:
    version = submitted(told)
    first = version.text["terms"][0]["id"]
    for text in told.story.comments:
        add_comment(
            by=told.cast.supervisor, version=version, section=Section.TERMS, term_number=first, text=text
        )
    return_for_changes(
        by=told.cast.supervisor,
        version=version,
        reason="Nearly there. One term would stop the parents from handing over their child: see my comment.",
    )


def withdrawn(told: Told) -> None:
    submitted(told)
    told.application.refresh_from_db()
    withdraw_application(
        by=told.cast.officer,
        application=told.application,
        reason="The court that sentenced her made a restraining order for the same purpose.",
    )


def approved(told: Told) -> None:
    """With its bundle made, by the worker's own code."""
    approval = approve(by=told.cast.authorising_officer, version=submitted(told))
    run(str(Job.objects.get(kind=MAKE, subject_id=str(approval.bundle.pk)).pk))


def filed(told: Told) -> Filing:
    approved(told)
    told.application.refresh_from_db()
    return file_application(by=told.cast.officer, application=told.application, court=told.cast.court)


def accepted(told: Told) -> Filing:
    """Opened and accepted by the clerk, with a hearing two weeks from now."""
    filing = filed(told)
    clerk = told.cast.clerk
    download_filed_bundle(by=clerk, filing=filing, purpose=CourtPurpose.HEARING)
    filing.refresh_from_db()
    accept_filing(by=clerk, filing=filing)
    filing.refresh_from_db()
    list_hearing(by=clerk, filing=filing, starts_at=at(told.today, -14, 10), note="Courtroom 2, one hour")
    told.application.refresh_from_db()
    return filing


def refused(told: Told) -> None:
    accepted(told)
    record_determination(
        by=told.cast.officer,
        application=told.application,
        outcome=Outcome.REFUSED,
        decided_on=told.today,
        words="The court was satisfied of the acts, and not that an order is necessary.",
    )
    close_case(
        by=told.cast.supervisor,
        case=told.case,
        reason=ClosingReason.REFUSED,
        explanation="Advice given to both. To be opened again if anything more happens.",
    )


def interim_served(told: Told) -> None:
    accepted(told)
    aftermath.interim_served(told)


def made_today(told: Told) -> None:
    accepted(told)
    record_determination(
        by=told.cast.officer, application=told.application, outcome=Outcome.MADE, decided_on=told.today
    )
    aftermath.full_unserved(told)


ENDINGS: dict[str, Callable[[Told], object]] = {
    "investigating": investigating,
    "submitted": submitted,
    "returned": returned,
    "withdrawn": withdrawn,
    "approved": approved,
    "filed": filed,
    "refused": refused,
    "interim_served": interim_served,
    "made_today": made_today,
    "not_notified": aftermath.not_notified,
    "order_broken": aftermath.order_broken,
}
