"""Nobody approves what they recorded, wherever they did: in another case, in parts, in a file, or before it was moved."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from pytest_django import DjangoAssertNumQueries

from cases.actions.cases import change_case, create_case
from cases.actions.contacts import add_contact_detail
from cases.actions.corrections import Portion, move_incident, split_incident
from cases.actions.exhibits import Received, add_exhibit
from cases.actions.imports import ask_for_import
from cases.actions.incidents import change_incident, log_incident
from cases.actions.merges import merge_people, undo_merge
from cases.actions.people import add_alias, add_victim, change_person, change_suspect, remove_alias
from cases.actions.series import group_incidents, take_out_of_series
from cases.actions.supports import weigh_incident
from cases.actions.transcripts import exhibit_transcript, write_transcript
from cases.enums import AreaLimb, ContactKind, Grouping, Investigation, Limb, Relationship
from cases.models import Case, Exhibit, Incident, PersonMerge, Suspect, Victim
from cases.naming import Named
from orders.permissions.authors import has_written
from spo.accounts.models import User
from tests.cases.actions.telling import told, when_on
from tests.cases.imports.tables import upload
from tests.factories.cases import ExhibitFactory, make_case
from tests.factories.orders import make_approver, ready_case
from tests.factories.work import work_off
from tests.orders.permissions.approving import application_of, assert_allowed, assert_refused

WHY = "It was the other man."
MAY = when_on(date(2026, 5, 3))


def also_in(case: Case, officer: User) -> Suspect:
    """The same suspect in a second case of the unit."""
    other = make_case(officer=officer)
    other.suspect.person = case.suspect.person
    other.suspect.save()
    return Suspect.objects.get(case=other)


def also_protected_in(case: Case, officer: User) -> Victim:
    """The victim in a second case of the unit."""
    return add_victim(
        by=officer, case=make_case(officer=officer), named=Named(recorded=case.victims.get().person)
    )


def joined(officer: User, case: Case, *, into: bool = False) -> PersonMerge:
    """The suspect of a second case is another name of this one, or this one of them."""
    people = [Suspect.objects.get(case=case).person, make_case(officer=officer).suspect.person]
    kept, merged = reversed(people) if into else people
    return merge_people(by=officer, kept=kept, merged=merged, reason=WHY)


def exhibited(by: User, case: Case, incident: Incident | None = None) -> Exhibit:
    file = Received(BytesIO(b"He said that he would come back."), "note.txt", "text/plain")
    return add_exhibit(by=by, case=case, file=file, title="A note", is_for_respondent=True, incident=incident)


def renames_the_suspect_there(by: User, officer: User, case: Case) -> None:
    role = also_in(case, officer)
    change_person(by=by, role=role, version=role.person.version, given_names="False", family_name="Name")


def names_an_alias_there(by: User, officer: User, case: Case) -> None:
    add_alias(by=by, role=also_in(case, officer), name="Shade")


def removes_an_alias_there(by: User, officer: User, case: Case) -> None:
    role = also_in(case, officer)
    remove_alias(by=by, role=role, alias=add_alias(by=officer, role=role, name="Shade"))


def records_an_address_there(by: User, officer: User, case: Case) -> None:
    address = {"kind": ContactKind.ADDRESS, "value": "1 Mill Lane, Northmoor", "is_confidential": False}
    add_contact_detail(by=by, role=also_in(case, officer), **address)


def renames_whom_the_suspect_was_joined_with(by: User, officer: User, case: Case) -> None:
    other = make_case(officer=officer).suspect
    change_person(by=by, role=other, version=1, given_names="False", family_name="Name")
    merge_people(by=officer, kept=case.suspect.person, merged=other.person, reason=WHY)


def opens_the_case_that_the_suspect_comes_from(by: User, officer: User, case: Case) -> None:
    opened = create_case(
        by=by,
        relationship=Relationship.STRANGER,
        investigation=Investigation.OPEN,
        crime_references=[],
        victim=Named("Vera", "Other"),
        suspect=Named("False", "Name"),
    )
    case.suspect.person = opened.suspect.person
    case.suspect.save()


def parts_the_suspect(by: User, officer: User, case: Case) -> None:
    undo_merge(by=by, merge=joined(officer, case), reason=WHY)


def joins_a_record_that_is_joined_to_a_third(by: User, officer: User, case: Case) -> None:
    joined(by, case)
    joined(officer, case, into=True)


def logs_what_is_moved_here(by: User, officer: User, case: Case) -> None:
    moved(officer, log_incident(by=by, case=make_case(officer=officer), told=told(when=MAY)), case)


def logs_what_is_moved_twice(by: User, officer: User, case: Case) -> None:
    first, second = make_case(officer=officer), make_case(officer=officer)
    moved(officer, moved(officer, log_incident(by=by, case=first, told=told(when=MAY)), second), case)


def weighs_what_is_moved_here(by: User, officer: User, case: Case) -> None:
    incident = log_incident(by=officer, case=make_case(officer=officer), told=told(when=MAY))
    weigh_incident(
        by=by, incident=incident, version=incident.version, supports={Limb.RISK: "He knows her way."}
    )
    moved(officer, incident, case)


def logs_what_is_split(by: User, officer: User, case: Case) -> None:
    incident = log_incident(by=by, case=case, told=told(when=MAY))
    parts = [Portion(told(when=MAY)), Portion(told(when=MAY))]
    split_incident(by=officer, incident=incident, into=parts, reason=WHY)


def logs_what_is_grouped(by: User, officer: User, case: Case) -> None:
    parts = [log_incident(by=by, case=case, told=told(when=MAY)) for _ in range(3)]
    group_incidents(by=officer, case=case, incidents=[part.pk for part in parts], name="acts")


def changes_what_was_moved_and_grouped(by: User, officer: User, case: Case) -> None:
    incident = log_incident(by=officer, case=make_case(officer=officer), told=told(when=MAY))
    change_incident(
        by=by, incident=incident, version=incident.version, told=told(when=MAY, what_happened="Ran.")
    )
    parts = [moved(officer, incident, case), log_incident(by=officer, case=case, told=told(when=MAY))]
    group_incidents(by=officer, case=case, incidents=[part.pk for part in parts], name="acts")


def uploads_what_is_imported(by: User, officer: User, case: Case) -> None:
    batch = upload(by, case, grouping=Grouping.NONE)
    ask_for_import(by=officer, batch=batch, version=batch.version)
    work_off()


def uploads_what_is_imported_as_series(by: User, officer: User, case: Case) -> None:
    batch = upload(by, case)
    ask_for_import(by=officer, batch=batch, version=batch.version)
    work_off()


def adds_an_exhibit_that_is_moved_here(by: User, officer: User, case: Case) -> None:
    other = make_case(officer=officer)
    incident = log_incident(by=officer, case=other, told=told(when=MAY))
    exhibited(by, other, incident)
    moved(officer, incident, case)


def writes_the_transcript_that_is_exhibited(by: User, officer: User, case: Case) -> None:
    recording = ExhibitFactory(case=case, media_type="audio/mpeg")
    write_transcript(by=by, exhibit=recording, version=0, text="I will find you.")
    exhibit_transcript(by=officer, exhibit=recording)


def adds_somebody_protected_there_first(by: User, officer: User, case: Case) -> None:
    there = add_victim(by=by, case=make_case(officer=officer), named=Named("False", "Name"))
    add_victim(by=officer, case=case, named=Named(recorded=there.person))


def opens_the_case_that_somebody_protected_comes_from(by: User, officer: User, case: Case) -> None:
    opened = create_case(
        by=by,
        relationship=Relationship.STRANGER,
        investigation=Investigation.OPEN,
        crime_references=[],
        victim=Named("False", "Name"),
        suspect=Named("Simon", "Other"),
    )
    add_victim(by=officer, case=case, named=Named(recorded=opened.victims.get().person))


def renames_somebody_protected_there(by: User, officer: User, case: Case) -> None:
    role = also_protected_in(case, officer)
    change_person(by=by, role=role, version=role.person.version, given_names="False", family_name="Name")


def joins_somebody_protected(by: User, officer: User, case: Case) -> None:
    """So that the name of the record that is kept is printed."""
    kept = make_case(officer=officer).victims.get().person
    merge_people(by=by, kept=kept, merged=case.victims.get().person, reason=WHY)


def parts_somebody_protected(by: User, officer: User, case: Case) -> None:
    kept = make_case(officer=officer).victims.get().person
    merge = merge_people(by=officer, kept=kept, merged=case.victims.get().person, reason=WHY)
    undo_merge(by=by, merge=merge, reason=WHY)


def moved(by: User, incident: Incident, to: Case) -> Incident:
    return move_incident(by=by, incident=incident, to=to, victims=[], reason=WHY)


RECORDS = [
    renames_the_suspect_there,
    names_an_alias_there,
    removes_an_alias_there,
    records_an_address_there,
    renames_whom_the_suspect_was_joined_with,
    opens_the_case_that_the_suspect_comes_from,
    parts_the_suspect,
    joins_a_record_that_is_joined_to_a_third,
    logs_what_is_moved_here,
    logs_what_is_moved_twice,
    weighs_what_is_moved_here,
    logs_what_is_split,
    logs_what_is_grouped,
    changes_what_was_moved_and_grouped,
    uploads_what_is_imported,
    uploads_what_is_imported_as_series,
    adds_an_exhibit_that_is_moved_here,
    writes_the_transcript_that_is_exhibited,
    adds_somebody_protected_there_first,
    opens_the_case_that_somebody_protected_comes_from,
    renames_somebody_protected_there,
    joins_somebody_protected,
    parts_somebody_protected,
]


@pytest.mark.parametrize("records", RECORDS)
def test_whoever_recorded_a_fact_before_it_came_here_does_not_approve_it(
    records: Callable[[User, User, Case], None], officer: User, authorising_officer: User
) -> None:
    case = ready_case(officer)
    records(authorising_officer, officer, case)
    application = application_of(case, officer)

    assert_refused(application, authorising_officer)
    assert_allowed(application, make_approver(officer))


def changes_the_other_case(by: User, officer: User, case: Case) -> None:
    role = also_in(case, officer)
    change_suspect(
        by=by,
        suspect=role,
        version=role.version,
        area_limb=AreaLimb.RESIDES,
        work_times="Nights.",
        education_times="",
        religious_observance="",
    )
    change_case(
        by=by,
        case=role.case,
        version=role.case.version,
        relationship=Relationship.NEIGHBOUR,
        investigation=Investigation.CHARGED,
        crime_references=[],
    )


def logs_what_stays_there(by: User, officer: User, case: Case) -> None:
    log_incident(by=by, case=also_in(case, officer).case, told=told(when=MAY))


def logs_what_is_taken_out_and_left_out(by: User, officer: User, case: Case) -> None:
    """Of three that were grouped. It is a line of its own again, in a case that moved it on."""
    parts = [log_incident(by=each, case=case, told=told(when=MAY)) for each in (by, officer, officer)]
    group_incidents(by=officer, case=case, incidents=[part.pk for part in parts], name="acts")
    take_out_of_series(by=officer, part=parts[0])
    parts[0].refresh_from_db()
    moved(officer, parts[0], make_case(officer=officer))


def joins_what_was_parted_again(by: User, officer: User, case: Case) -> None:
    undo_merge(by=officer, merge=joined(by, case), reason=WHY)


def names_an_alias_of_somebody_protected_there(by: User, officer: User, case: Case) -> None:
    add_alias(by=by, role=also_protected_in(case, officer), name="Shade")


NOT_TAKEN = [
    changes_the_other_case,
    logs_what_stays_there,
    logs_what_is_taken_out_and_left_out,
    joins_what_was_parted_again,
    names_an_alias_of_somebody_protected_there,
]


@pytest.mark.parametrize("records", NOT_TAKEN)
def test_whoever_recorded_what_the_text_does_not_take_approves_it(
    records: Callable[[User, User, Case], None], officer: User, authorising_officer: User
) -> None:
    case = ready_case(officer)
    records(authorising_officer, officer, case)

    assert_allowed(application_of(case, officer), authorising_officer)


@pytest.mark.parametrize("many", [1, 10])
def test_asking_costs_the_same_however_much_was_recorded(
    many: int,
    officer: User,
    authorising_officer: User,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    case = ready_case(officer)
    for _ in range(many):
        logs_what_is_moved_here(officer, officer, case)
    names_an_alias_there(officer, officer, case)
    application = application_of(case, officer)

    with django_assert_num_queries(3):
        assert not has_written(authorising_officer, application)
