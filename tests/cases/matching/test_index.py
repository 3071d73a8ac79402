"""What people are found by is in step with what is recorded of them, whatever changed it."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from pytest_django import DjangoAssertNumQueries

from cases.actions.contacts import add_contact_detail, change_contact_detail, remove_contact_detail
from cases.actions.people import add_alias, change_person, remove_alias
from cases.enums import ContactKind
from cases.matching.candidates import likely
from cases.matching.index import reindex
from cases.matching.scoring import Sought
from cases.matching.traces import traces_of
from cases.models import Case, Person, PersonName, Suspect, Trace
from cases.permissions.known_people import sought_for
from cases.permissions.matching import matches_for
from spo.accounts.models import User
from spo.exceptions import Denied
from tests.factories.cases import PersonFactory, VictimFactory, make_case


@pytest.fixture
def suspect(case: Case) -> Suspect:
    return case.suspect


def names(role: Suspect) -> list[str]:
    return sorted(PersonName.objects.filter(person=role.person_id).values_list("folded", flat=True))


def traces(role: Suspect) -> set[tuple[str, str]]:
    return set(Trace.objects.filter(person=role.person_id).values_list("kind", "hash"))


def test_every_name_is_found_by_until_it_is_taken_away(officer: User, suspect: Suspect) -> None:
    change_person(by=officer, role=suspect, version=1, given_names="Siân", family_name="O’Neill")
    alias = add_alias(by=officer, role=suspect, name="The Owl")
    assert names(suspect) == ["oneill sian", "owl the"]

    remove_alias(by=officer, role=suspect, alias=alias)

    assert names(suspect) == ["oneill sian"]


def test_every_detail_is_found_by_until_it_is_taken_away(officer: User, suspect: Suspect) -> None:
    detail = add_contact_detail(by=officer, role=suspect, kind=ContactKind.PHONE, value="07700 900123")
    assert traces(suspect) == traces_of(ContactKind.PHONE, "07700 900123")

    changed = change_contact_detail(
        by=officer,
        case=suspect.case,
        detail=detail,
        version=1,
        kind=ContactKind.ADDRESS,
        value="1 Low Road, NM1 1AA",
        is_confidential=True,
        is_unsafe_to_contact=False,
        note="",
        from_on=None,
        until_on=None,
    )
    assert traces(suspect) == traces_of(ContactKind.ADDRESS, "NM1 1AA")
    remove_contact_detail(by=officer, case=suspect.case, detail=changed)

    assert traces(suspect) == set()


def test_reindex_people_writes_it_all_anew(officer: User, suspect: Suspect) -> None:
    add_contact_detail(by=officer, role=suspect, kind=ContactKind.EMAIL, value="owl@example.com")
    before = (names(suspect), traces(suspect))
    PersonName.objects.all().delete()
    Trace.objects.all().delete()
    said = StringIO()

    call_command("reindex_people", stdout=said)

    assert (names(suspect), traces(suspect)) == before
    assert said.getvalue() == f"{Person.objects.count()} people are found by what is recorded of them.\n"


@pytest.mark.parametrize("name", ["Иван Петров", "王 小明", "𝕾𝖎𝖒𝖔𝖓 Shadow", "X", "  ", "1234"])
def test_names_of_any_script_are_indexed_and_looked_for(case: Case, name: str) -> None:
    person = PersonFactory(given_names=name, family_name="", description="Tall")
    VictimFactory(case=case, person=person)

    reindex(person)

    found = [match.person for match in likely(Sought.of(name))]
    assert found == ([person.pk] if Sought.of(name).names else [])


def test_match_takes_the_person_themself_out(officer: User, suspect: Suspect) -> None:
    reindex(suspect.person_id)

    assert [match.person for match in likely(Sought.of("Simon Shadow"))] == [suspect.person_id]
    assert likely(sought_for(suspect.person)) == []


@pytest.mark.parametrize("many", [1, 30])
def test_looking_costs_the_same_among_many(
    officer: User, case: Case, django_assert_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    people = [PersonFactory(given_names="Stephen", family_name="Hartley") for _ in range(many)]
    for person in people:
        VictimFactory(case=case, person=person)
    reindex(*people)
    sought = Sought.of(
        "Steven Hartley", born=date(1984, 5, 3), traces=traces_of(ContactKind.PHONE, "07700 900123")
    )

    with django_assert_num_queries(14):
        found = matches_for(officer, sought)

    assert len(found.people) == min(many, 5)


def test_looking_is_for_those_who_work_on_cases(clerk: User, auditor: User) -> None:
    for user in (clerk, auditor):
        with pytest.raises(Denied):
            matches_for(user, Sought.of("Simon Shadow"))


def test_somebody_in_both_units_is_shown_to_each_with_their_own_case(
    officer: User, stranger: User, suspect: Suspect
) -> None:
    theirs = make_case(officer=stranger)
    Suspect.objects.filter(pk=theirs.suspect.pk).update(person=suspect.person)
    reindex(suspect.person_id)

    found = {user: matches_for(user, Sought.of("Simon Shadow")) for user in (officer, stranger)}

    shown = {
        user: [role.case for each in matches.people for role in each.roles] for user, matches in found.items()
    }
    assert shown == {officer: [suspect.case], stranger: [theirs]}
    assert [matches.units for matches in found.values()] == [[], []]
