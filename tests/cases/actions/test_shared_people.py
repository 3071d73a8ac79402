"""One person in the cases of two units: each knows, changes and prints what it recorded itself, and no more."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cases import hooks
from cases.actions.cases import hand_over_case
from cases.actions.contacts import add_contact_detail, change_contact_detail, remove_contact_detail
from cases.actions.merges import merge_people
from cases.actions.people import add_alias, add_victim, change_person, remove_alias, remove_victim
from cases.confidential import confidential_values, find_confidential
from cases.enums import ContactKind
from cases.matching.scoring import Sought
from cases.matching.traces import traces_of
from cases.models import Alias, Case, ContactDetail, Person, Victim
from cases.naming import Named
from cases.permissions import people as permissions
from cases.permissions.matching import matches_for
from cases.permissions.merges import check_use_person, visible_merges
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, NotVisible
from tests.factories.cases import make_case

REFUGE = "9 Secret Refuge, Leeds LS1 4AB"
SENTENCE = "Details or other names were recorded by another unit: ask Stalking and Harassment Unit, Northmoor Police."


@pytest.fixture
def theirs(officer: User, case: Case, stranger: User) -> Case:
    """A second case of the first victim, which another unit has now."""
    second = make_case(officer=officer, victims=0)
    person = case.victims.first().person
    add_victim(by=officer, case=second, named=Named(recorded=person))
    return hand_over_case(by=officer, case=second, to_officer=stranger, reason="She moved.")


@pytest.fixture
def mine(case: Case) -> Victim:
    return case.victims.select_related("case", "person").first()


@pytest.fixture
def hers(theirs: Case) -> Victim:
    """The same victim in the case of the other unit."""
    return theirs.victims.select_related("case__unit", "person").get()


def hide(by: User, role: Victim, value: str = REFUGE) -> ContactDetail:
    return add_contact_detail(by=by, role=role, kind=ContactKind.ADDRESS, value=value)


def change(by: User, case: Case, detail: ContactDetail) -> ContactDetail:
    facts = {"kind": detail.kind, "value": detail.value, "note": "", "from_on": None, "until_on": None}
    return change_contact_detail(
        by=by,
        case=case,
        detail=detail,
        version=1,
        is_confidential=False,
        is_unsafe_to_contact=False,
        **facts,
    )


def lines(did: str) -> list[tuple[str, str]]:
    found = AuditEvent.objects.filter(did=did).values_list("case_reference", "subject")
    return sorted(found)


def test_detail_of_another_unit_is_neither_read_nor_changed_nor_removed(
    officer: User, stranger: User, mine: Victim, theirs: Case
) -> None:
    detail = hide(officer, mine)

    assert list(permissions.visible_contact_details(stranger, mine.person)) == []
    with pytest.raises(NotVisible):
        permissions.open_contact_detail(stranger, theirs.reference, detail.pk)
    with pytest.raises(Denied):
        change(stranger, theirs, detail)
    with pytest.raises(Denied):
        remove_contact_detail(by=stranger, case=theirs, detail=detail)
    assert list(permissions.visible_contact_details(officer, mine.person)) == [detail]


def test_detail_is_protected_in_the_cases_of_both_units_and_told_to_neither_other(
    officer: User, mine: Victim, theirs: Case
) -> None:
    hide(officer, mine)

    for case in (mine.case, theirs):
        assert [each.value for each in confidential_values(case)] == [REFUGE]
        assert [each.value for each in find_confidential("Seen near LS1 4AB", case)] == [REFUGE]


def test_page_of_the_other_unit_names_whom_to_ask(
    client_for: Callable[[User], Client], officer: User, stranger: User, mine: Victim, hers: Victim
) -> None:
    hide(officer, mine)
    add_alias(by=officer, role=mine, name="Robin")
    client = client_for(stranger)

    page = client.get(reverse("open_person", args=[hers.case.reference, hers.person_key])).content.decode()

    assert (REFUGE in page, "Robin" in page, SENTENCE in page) == (False, False, True)


def test_what_was_recorded_in_a_case_goes_with_it(
    officer: User, stranger: User, supervisor: User, mine: Victim
) -> None:
    detail, alias = hide(officer, mine), add_alias(by=officer, role=mine, name="Robin")

    hand_over_case(by=officer, case=mine.case, to_officer=stranger, reason="She moved.")

    assert list(permissions.visible_contact_details(stranger, mine.person)) == [detail]
    assert list(permissions.visible_aliases(stranger, mine.person)) == [alias]
    assert list(permissions.visible_contact_details(officer, mine.person)) == []


def test_papers_hear_of_a_hand_over_to_another_unit(
    officer: User, colleague: User, stranger: User, case: Case, hooked: Callable
) -> None:
    heard: list[int] = []
    hooked(hooks.contact_changed, lambda by, person: heard.append(person.pk))

    hand_over_case(by=officer, case=case, to_officer=colleague, reason="A longer leave.")
    assert heard == []
    hand_over_case(by=colleague, case=case, to_officer=stranger, reason="She moved.")

    assert sorted(heard) == sorted(victim.person_id for victim in case.victims.all())


def test_hand_over_takes_details_of_somebody_who_is_protected_elsewhere_along(
    officer: User, stranger: User, case: Case, hooked: Callable
) -> None:
    """A detail recorded for the suspect here is one that papers of the other case may show no more."""
    other = make_case(officer=officer, victims=0)
    add_victim(by=officer, case=other, named=Named(recorded=case.suspect.person))
    detail = hide(officer, case.suspect)
    heard: list[int] = []
    hooked(hooks.contact_changed, lambda by, person: heard.append(person.pk))

    hand_over_case(by=officer, case=case, to_officer=stranger, reason="She moved.")

    assert case.suspect.person_id in heard
    lines = AuditEvent.objects.filter(did="contact_detail.handed_over")
    assert [(line.case_reference, line.subject) for line in lines] == [(other.reference, detail.subject)]


def test_name_of_another_unit_is_its_own_and_can_be_recorded_again(
    officer: User, stranger: User, mine: Victim, hers: Victim
) -> None:
    ours = add_alias(by=officer, role=mine, name="Robin")
    remove_alias(by=stranger, role=hers, alias=ours)
    other = add_alias(by=stranger, role=hers, name="ROBIN")

    assert list(Alias.objects.order_by("pk")) == [ours, other]
    assert permissions.other_names_for(mine.case, mine.person) == ["Robin"]
    assert permissions.other_names_for(hers.case, hers.person) == ["ROBIN"]
    with pytest.raises(NotVisible):
        permissions.open_alias(stranger, hers, ours.pk)


def test_change_of_a_name_stands_in_the_record_of_every_case(
    officer: User, stranger: User, mine: Victim, hers: Victim
) -> None:
    both = sorted([(mine.case.reference, mine.subject), (hers.case.reference, hers.subject)])

    change_person(by=stranger, role=hers, version=1, given_names="Vera", family_name="Changed")
    alias = add_alias(by=officer, role=mine, name="Robin")
    remove_alias(by=officer, role=mine, alias=alias)

    for did in ("person.changed", "alias.added", "alias.removed"):
        assert lines(did) == both


def test_detail_stands_in_the_record_of_the_cases_of_its_unit(
    officer: User, mine: Victim, theirs: Case
) -> None:
    third = make_case(officer=officer, victims=0)
    add_victim(by=officer, case=third, named=Named(recorded=mine.person))

    detail = hide(officer, mine)
    change(officer, mine.case, detail)
    remove_contact_detail(by=officer, case=third, detail=detail)

    own = sorted((case.reference, detail.subject) for case in (mine.case, third))
    for did in ("contact_detail.added", "contact_detail.changed", "contact_detail.removed"):
        assert lines(did) == own


def test_nobody_is_found_by_what_another_unit_recorded(
    officer: User, stranger: User, mine: Victim, hers: Victim
) -> None:
    number = "07700 900123"
    add_contact_detail(by=officer, role=mine, kind=ContactKind.PHONE, value=number)
    add_alias(by=officer, role=mine, name="Robin Goodfellow")
    phone = Sought.of(traces=traces_of(ContactKind.PHONE, number))

    for sought in (phone, Sought.of("Robin Goodfellow")):
        assert [each.person for each in matches_for(officer, sought).people] == [mine.person]
        assert matches_for(stranger, sought).people == []
    found = matches_for(stranger, Sought.of(mine.person.name, traces=phone.traces)).people
    assert [each.reasons for each in found] == [("same name",)]


def test_removed_by_mistake_opens_no_door_to_what_another_unit_writes(
    client_for: Callable[[User], Client], officer: User, stranger: User, mine: Victim, hers: Victim
) -> None:
    add_victim(by=stranger, case=hers.case, named=Named("The", "Right One"))
    remove_victim(by=stranger, victim=hers, reason="The wrong Vera.")
    change_person(by=officer, role=mine, version=1, given_names="New", family_name="Identity")
    reference = hers.case.reference

    with pytest.raises(NotVisible):
        permissions.open_person(stranger, reference, hers.person_key)
    with pytest.raises(NotVisible):
        check_use_person(stranger, Person.objects.get(pk=mine.person_id))
    page = client_for(stranger).get(reverse("list_people", args=[reference])).content.decode()
    assert ("Identity" in page, "Somebody who is in a case of another unit" in page) == (False, True)


def test_removed_victim_whom_nobody_else_has_stays_to_be_read(officer: User, case: Case) -> None:
    wrong = case.victims.select_related("case", "person").last()
    remove_victim(by=officer, victim=wrong, reason="The wrong Vera.")

    check_use_person(officer, wrong.person)
    assert permissions.open_person(officer, case.reference, wrong.person_key) == wrong


def test_joining_is_told_to_those_who_have_both_records(
    officer: User, stranger: User, supervisor: User
) -> None:
    kept, merged = (make_case(officer=officer).suspect for _ in range(2))
    change_person(
        by=officer,
        role=merged,
        version=1,
        given_names="Sid",
        family_name="Shade",
        date_of_birth=date(1980, 1, 1),
    )
    people = Person.objects.get(pk=kept.person_id), Person.objects.get(pk=merged.person_id)
    merge = merge_people(by=officer, kept=people[0], merged=people[1], reason="She told us.")
    assert list(visible_merges(officer, people[0])) == [merge]

    hand_over_case(by=officer, case=kept.case, to_officer=stranger, reason="Moved.")

    person = Person.objects.get(pk=kept.person_id)
    assert list(visible_merges(officer, person)) == list(visible_merges(stranger, person)) == []
    assert permissions.joined_names(officer, person) == ["Sid Shade"]
    assert permissions.joined_names(stranger, person) == []


def test_change_of_a_name_stands_there_for_each_entry_of_one_victim(officer: User, mine: Victim) -> None:
    again = add_victim(by=officer, case=mine.case, named=Named("Vera", "Again"))
    merge_people(by=officer, kept=mine.person, merged=again.person, reason="One woman")
    version = Person.objects.get(pk=mine.person_id).version

    change_person(by=officer, role=mine, version=version, given_names="Vera", family_name="Changed")

    assert lines("person.changed") == [(mine.case.reference, each.subject) for each in (mine, again)]
