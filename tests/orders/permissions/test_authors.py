"""Nobody approves what they recorded: the page refuses it, and so does the database."""

from collections.abc import Callable

import pytest

from cases.actions.cases import change_case
from cases.actions.contacts import add_contact_detail
from cases.actions.describing import change_exhibit
from cases.actions.earlier_orders import add_earlier_order
from cases.actions.incidents import Happening, change_incident, log_incident
from cases.actions.people import add_alias, change_suspect
from cases.actions.supports import weigh_incident
from cases.enums import (
    Act,
    AreaLimb,
    ContactKind,
    EarlierOrderKind,
    Investigation,
    Limb,
    Relationship,
    WhenKind,
)
from cases.models import Case
from cases.when import When
from spo.accounts.models import User
from tests.factories.cases import ExhibitFactory, IncidentFactory
from tests.factories.orders import ready_case
from tests.orders.permissions.approving import application_of, assert_allowed, assert_refused


def _told(case: Case) -> Happening:
    day = case.incidents.get(number=1).starts_on
    return Happening(When(WhenKind.EXACT, day), [Act.FOLLOWING], "He followed her home.")


def _changes_an_incident(by: User, case: Case) -> None:
    change_incident(by=by, incident=case.incidents.get(number=1), version=1, told=_told(case))


def _logs_an_incident(by: User, case: Case) -> None:
    log_incident(by=by, case=case, told=_told(case))


def _changes_the_suspect(by: User, case: Case) -> None:
    change_suspect(
        by=by,
        suspect=case.suspect,
        version=1,
        area_limb=AreaLimb.RESIDES,
        work_times="Nights.",
        education_times="",
        religious_observance="",
    )


def _names_an_alias(by: User, case: Case) -> None:
    add_alias(by=by, role=case.suspect, name="Shade")


def _records_an_address(by: User, case: Case) -> None:
    address = {"kind": ContactKind.ADDRESS, "value": "1 Mill Lane, Northmoor", "is_confidential": False}
    add_contact_detail(by=by, role=case.suspect, **address)


def _records_an_earlier_order(by: User, case: Case) -> None:
    add_earlier_order(by=by, suspect=case.suspect, kind=EarlierOrderKind.RESTRAINING)


def _titles_an_exhibit(by: User, case: Case) -> None:
    exhibit = ExhibitFactory(case=case)
    change_exhibit(
        by=by, exhibit=exhibit, version=1, title="The letter", is_for_respondent=True, incident=None
    )


def _changes_the_case(by: User, case: Case) -> None:
    change_case(
        by=by,
        case=case,
        version=case.version,
        relationship=Relationship.NEIGHBOUR,
        investigation=Investigation.CHARGED,
        crime_references=[],
    )


def _weighs_an_incident(by: User, case: Case) -> None:
    incident = case.incidents.get(number=1)
    weigh_incident(
        by=by, incident=incident, version=incident.version, supports={Limb.RISK: "He knows her way."}
    )


RECORDS = [
    _changes_the_case,
    _weighs_an_incident,
    _changes_an_incident,
    _logs_an_incident,
    _changes_the_suspect,
    _names_an_alias,
    _records_an_address,
    _records_an_earlier_order,
    _titles_an_exhibit,
]


@pytest.mark.parametrize("records", RECORDS)
def test_whoever_recorded_what_the_text_takes_does_not_approve_it(
    records: Callable[[User, Case], None], officer: User, authorising_officer: User
) -> None:
    case = ready_case(officer)
    records(authorising_officer, case)
    application = application_of(case, officer)

    assert_refused(application, authorising_officer)


def test_whoever_changed_an_incident_that_is_not_relied_on_approves(
    officer: User, authorising_officer: User
) -> None:
    case = ready_case(officer)
    application = application_of(case, officer)
    IncidentFactory(case=case, number=3)
    change_incident(
        by=authorising_officer, incident=case.incidents.get(number=3), version=1, told=_told(case)
    )

    assert_allowed(application, authorising_officer)


def test_another_whose_number_ends_alike_approves(officer: User, authorising_officer: User) -> None:
    """User 1 did not write what user 11 wrote."""
    case = ready_case(officer)
    recorder = User.objects.create(
        email="alike@example.org",
        pk=int(f"9{authorising_officer.pk}"),
        name="Alike",
        role=authorising_officer.role,
        rank=authorising_officer.rank,
        unit=officer.unit,
    )
    _changes_an_incident(recorder, case)
    application = application_of(case, officer)

    assert_allowed(application, authorising_officer)
