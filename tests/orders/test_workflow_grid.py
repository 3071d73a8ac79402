"""Every event, in every status, by everybody: what is not in the table below is refused and changes nothing."""

from collections.abc import Callable

import pytest
from django.db import transaction
from django.utils import timezone

from orders.actions.decisions import approve, return_for_changes
from orders.actions.determinations import record_determination
from orders.actions.filings import accept_filing, download_filed_bundle, file_application, send_back
from orders.actions.submission import take_back, withdraw_application
from orders.enums import CourtPurpose, Event, Outcome, Status
from orders.models import Application
from orders.workflow import MOVES
from spo.accounts.models import User
from spo.exceptions import Refused
from spo.workdays import today
from tests.factories.court import filed, ready_bundle
from tests.factories.orders import make_approver, submit

POLICE = {"officer", "colleague", "supervisor", "authorising_officer"}

ALLOWED: dict[tuple[Status, Event], set[str]] = {
    (Status.DRAFT, Event.SUBMIT): POLICE,
    (Status.DRAFT, Event.WITHDRAW): POLICE,
    (Status.SUBMITTED, Event.TAKE_BACK): POLICE,
    (Status.SUBMITTED, Event.RETURN): {"supervisor", "authorising_officer"},
    (Status.SUBMITTED, Event.APPROVE): {"authorising_officer"},
    (Status.SUBMITTED, Event.WITHDRAW): POLICE,
    (Status.APPROVED, Event.TAKE_BACK): POLICE,
    (Status.APPROVED, Event.FILE): POLICE,
    (Status.APPROVED, Event.WITHDRAW): POLICE,
    (Status.FILED, Event.SEND_BACK): {"clerk"},
    (Status.FILED, Event.ACCEPT): {"clerk"},
    (Status.FILED, Event.WITHDRAW): POLICE,
    (Status.ACCEPTED, Event.DETERMINE): POLICE,
    (Status.ACCEPTED, Event.WITHDRAW): POLICE,
}

Do = Callable[[User, Application], object]

DO: dict[Event, Do] = {
    Event.SUBMIT: lambda by, application: submit(application, by),
    Event.TAKE_BACK: lambda by, application: take_back(by=by, application=application, reason="A mistake."),
    Event.RETURN: lambda by, application: return_for_changes(
        by=by, version=application.versions.first(), reason="Say more."
    ),
    Event.APPROVE: lambda by, application: approve(by=by, version=application.versions.first()),
    Event.FILE: lambda by, application: file_application(
        by=by, application=application, court=application.filings.first().court
    ),
    Event.SEND_BACK: lambda by, application: send_back(
        by=by, filing=application.filings.first(), reason="Page 3 is missing."
    ),
    Event.ACCEPT: lambda by, application: accept_filing(by=by, filing=application.filings.first()),
    Event.DETERMINE: lambda by, application: record_determination(
        by=by, application=application, outcome=Outcome.REFUSED, decided_on=today(timezone.now())
    ),
    Event.WITHDRAW: lambda by, application: withdraw_application(
        by=by, application=application, reason="The suspect has died."
    ),
}


@pytest.fixture
def cast(
    officer: User,
    colleague: User,
    supervisor: User,
    authorising_officer: User,
    clerk: User,
    other_clerk: User,
    auditor: User,
    administrator: User,
    stranger: User,
) -> dict[str, User]:
    return {
        "officer": officer,
        "colleague": colleague,
        "supervisor": supervisor,
        "authorising_officer": authorising_officer,
        "clerk": clerk,
        "other_clerk": other_clerk,
        "auditor": auditor,
        "administrator": administrator,
        "stranger": stranger,
    }


def bring_to(status: Status, officer: User, clerk: User) -> Application:
    """An application that was with the court once, so that nothing is refused for want of a version or a filing."""
    filing = filed(officer, clerk.court)
    application = filing.application
    download_filed_bundle(by=clerk, filing=filing, purpose=CourtPurpose.CHECK)
    if status in (Status.DRAFT, Status.SUBMITTED, Status.APPROVED):
        send_back(by=clerk, filing=filing, reason="Page 3 is missing.")
    if status in (Status.SUBMITTED, Status.APPROVED):
        version = submit(application, officer)
        if status == Status.APPROVED:
            ready_bundle(approve(by=make_approver(officer), version=version))
    if status in (Status.ACCEPTED, Status.DETERMINED):
        accept_filing(by=clerk, filing=filing)
    if status == Status.DETERMINED:
        DO[Event.DETERMINE](officer, application)
    if status == Status.WITHDRAWN:
        DO[Event.WITHDRAW](officer, application)
    return Application.objects.get(pk=application.pk)


def comes_to(event: Event, by: User, pk: int) -> Status:
    """The status after this person tried; the attempt is undone."""
    undo = transaction.savepoint()
    try:
        DO[event](by, Application.objects.get(pk=pk))
    except Refused:
        pass
    finally:
        status = Status(Application.objects.get(pk=pk).status)
        transaction.savepoint_rollback(undo)
    return status


@pytest.mark.parametrize("status", list(Status))
def test_only_these_people_cause_these_events(status: Status, cast: dict[str, User]) -> None:
    application = bring_to(status, cast["officer"], cast["clerk"])
    assert application.status == status

    came_to = {
        (event, name): comes_to(event, by, application.pk) for event in Event for name, by in cast.items()
    }

    assert came_to == {
        (event, name): MOVES[event].target if name in ALLOWED.get((status, event), set()) else status
        for event in Event
        for name in cast
    }
