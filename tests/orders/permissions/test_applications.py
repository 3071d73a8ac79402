"""Who may see and do what with an application, typed out by hand."""

from collections.abc import Callable

import pytest

from orders.actions.applications import change_risk
from orders.actions.submission import take_back
from orders.models import Application
from orders.permissions import applications as permissions
from orders.permissions.settings import check_manage_settings
from spo.accounts.enums import Rank
from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, NotVisible
from spo.workdays import today
from tests.factories.orders import make_approver, start, submit, submitted

CAST = [
    "officer",
    "colleague",
    "supervisor",
    "authorising_officer",
    "clerk",
    "auditor",
    "administrator",
    "stranger",
]
UNIT = {"officer", "colleague", "supervisor", "authorising_officer"}
SUPERVISORS = {"supervisor", "authorising_officer"}


@pytest.fixture
def people(request: pytest.FixtureRequest) -> dict[str, User]:
    return {name: request.getfixturevalue(name) for name in CAST}


@pytest.fixture
def application(officer: User) -> Application:
    return start(officer)


def allowed(people: dict[str, User], check: Callable[..., None], *args: object) -> set[str]:
    def passes(user: User) -> bool:
        try:
            check(user, *args)
        except Denied:
            return False
        return True

    return {name for name, user in people.items() if passes(user)}


def test_application_is_seen_by_its_unit_alone(people: dict[str, User], application: Application) -> None:
    seen = {name for name, user in people.items() if permissions.visible_applications(user).exists()}

    assert seen == UNIT


def test_open_records_the_consultation(officer: User, application: Application) -> None:
    permissions.open_application(officer, application.pk)

    event = AuditEvent.objects.latest("id")
    assert (event.did, event.operation, event.case_reference) == (
        "application.consulted",
        Operation.CONSULTATION,
        application.case.reference,
    )


def test_open_outside_the_unit_is_not_found_and_not_recorded(
    stranger: User, application: Application
) -> None:
    before = AuditEvent.objects.count()

    with pytest.raises(NotVisible):
        permissions.open_application(stranger, application.pk)

    assert AuditEvent.objects.count() == before


def test_version_of_another_number_is_not_found(officer: User, application: Application) -> None:
    submit(application, officer)

    with pytest.raises(NotVisible):
        permissions.open_version(officer, application.pk, 2)


def test_term_of_another_application_is_not_found(officer: User, application: Application) -> None:
    other = start(officer)

    with pytest.raises(NotVisible):
        permissions.open_term(officer, application.pk, other.terms.get().pk)


def test_who_may_do_what(people: dict[str, User], application: Application) -> None:
    assert allowed(people, permissions.check_start, application.case) == UNIT
    assert allowed(people, permissions.check_write, application) == UNIT
    assert allowed(people, permissions.check_comment, application) == SUPERVISORS
    assert allowed(people, permissions.check_return, application) == SUPERVISORS
    assert allowed(people, permissions.check_list_waiting) == SUPERVISORS
    assert allowed(people, check_manage_settings) == {"administrator"}


def test_approval_needs_the_rank_the_force_has_set(people: dict[str, User], application: Application) -> None:
    day = today(application.started_at)

    assert allowed(people, permissions.check_approve, application, day) == {"authorising_officer"}


@pytest.mark.parametrize("rank", [Rank.SUPERINTENDENT, Rank.CHIEF_SUPERINTENDENT, Rank.CHIEF_CONSTABLE])
def test_approval_by_a_higher_rank_is_allowed(officer: User, application: Application, rank: Rank) -> None:
    approver = make_approver(officer)
    approver.rank = rank
    approver.save()

    permissions.check_approve(approver, application, today(application.started_at))


def test_whoever_submitted_it_has_written_it(authorising_officer: User, application: Application) -> None:
    assert not permissions.has_written(authorising_officer, application)

    submit(application, authorising_officer)

    assert permissions.has_written(authorising_officer, application)


def test_whoever_edited_an_earlier_version_has_written_it(officer: User, authorising_officer: User) -> None:
    application = submitted(officer).application
    take_back(by=officer, application=application, reason="A mistake.")
    application.refresh_from_db()
    change_risk(by=authorising_officer, application=application, version=application.version, risk="Worse.")

    assert permissions.has_written(authorising_officer, application)


def test_waiting_list_holds_the_newest_versions_of_the_unit(
    officer: User, supervisor: User, stranger: User
) -> None:
    first = submitted(officer)
    take_back(by=officer, application=first.application, reason="A mistake.")
    second = submit(first.application, officer)
    start(officer)
    submitted(stranger)

    assert list(permissions.list_waiting(supervisor)) == [second]
    assert AuditEvent.objects.latest("id").did == "applications.listed"
