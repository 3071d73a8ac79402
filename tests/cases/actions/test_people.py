"""The people in a case, and the orders the suspect had before."""

from datetime import date

import pytest

from cases.actions.cases import Named
from cases.actions.earlier_orders import add_earlier_order, change_earlier_order, remove_earlier_order
from cases.actions.people import (
    add_alias,
    add_victim,
    change_person,
    change_suspect,
    change_victim,
    remove_alias,
)
from cases.enums import AreaLimb, EarlierOrderKind
from cases.models import Alias, EarlierOrder, Person, Suspect, Victim
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, Stale
from tests.factories.cases import make_case


def _last_event() -> tuple[str, str, list[str]]:
    event = AuditEvent.objects.latest("id")
    return event.did, event.subject, event.fields


def test_add_victim_makes_a_person_in_the_case(officer: User) -> None:
    case = make_case(officer=officer)

    victim = add_victim(by=officer, case=case, named=Named("Violet", "Second"))

    assert [v.person.name for v in case.victims.all()][1] == "Violet Second"
    assert AuditEvent.objects.get(did="victim.added").subject == f"victim {victim.pk}"


def test_add_victim_leaves_nothing_when_the_record_cannot_be_written(officer: User) -> None:
    case = make_case(officer=officer)
    officer.name = "x" * 300  # too long for the record, which then refuses

    with pytest.raises(Exception, match="too long"):
        add_victim(by=officer, case=case, named=Named("Violet", "Second"))

    assert Person.objects.filter(given_names="Violet").exists() is False


def test_change_victim_keeps_the_rules_for_safe_contact(officer: User) -> None:
    victim = make_case(officer=officer).victims.get()

    changed = change_victim(by=officer, victim=victim, version=1, safe_contact="Only after 6pm, by text.")

    assert (changed.safe_contact, changed.version) == ("Only after 6pm, by text.", 2)
    assert _last_event() == ("victim.changed", f"victim {victim.pk}", ["safe_contact"])


def test_change_person_names_a_suspect_who_was_not_known(officer: User) -> None:
    suspect = make_case(officer=officer).suspect

    person = change_person(
        by=officer,
        role=suspect,
        version=1,
        given_names="Sam",
        family_name="Known",
        date_of_birth=date(2009, 1, 1),
    )

    assert (person.name, person.date_of_birth) == ("Sam Known", date(2009, 1, 1))
    assert _last_event() == ("person.changed", "suspect", ["given_names", "family_name", "date_of_birth"])


def test_change_person_shows_both_texts_when_stale(officer: User, colleague: User) -> None:
    suspect = make_case(officer=officer).suspect
    change_person(by=officer, role=suspect, version=1, given_names="Sam", family_name="First")

    with pytest.raises(Stale) as stale:
        change_person(by=colleague, role=suspect, version=1, given_names="Sam", family_name="Second")

    assert (stale.value.current["Family name"], stale.value.yours["Family name"]) == ("First", "Second")


def test_change_suspect_answers_what_the_act_asks(officer: User) -> None:
    suspect = make_case(officer=officer).suspect
    answers = {"work_times": "Nights", "education_times": "", "religious_observance": "Friday prayer"}

    changed = change_suspect(by=officer, suspect=suspect, version=1, area_limb=AreaLimb.RESIDES, **answers)

    assert Suspect.objects.get().area_limb == AreaLimb.RESIDES
    assert changed.version == 2
    assert _last_event()[2] == ["area_limb", "work_times", "religious_observance"]


def test_add_alias_keeps_a_name_once(officer: User) -> None:
    suspect = make_case(officer=officer).suspect

    first = add_alias(by=officer, role=suspect, name="Shady")
    again = add_alias(by=officer, role=suspect, name="SHADY")

    assert (again, Alias.objects.count()) == (first, 1)
    assert AuditEvent.objects.filter(did="alias.added").count() == 1


def test_remove_alias_leaves_aliases_of_others(officer: User) -> None:
    suspect, other = make_case(officer=officer).suspect, make_case(officer=officer).suspect
    alias = add_alias(by=officer, role=suspect, name="Shady")

    remove_alias(by=officer, role=other, alias=alias)
    assert Alias.objects.count() == 1
    remove_alias(by=officer, role=suspect, alias=alias)

    assert Alias.objects.count() == 0
    assert _last_event()[0] == "alias.removed"


def test_earlier_order_is_added_changed_and_removed(officer: User) -> None:
    suspect = make_case(officer=officer).suspect
    order = add_earlier_order(
        by=officer, suspect=suspect, kind=EarlierOrderKind.RESTRAINING, made_on=date(2020, 1, 2)
    )

    change_earlier_order(
        by=officer,
        order=order,
        version=1,
        kind=EarlierOrderKind.RESTRAINING,
        court="Northmoor Crown Court",
        made_on=date(2020, 1, 2),
        ended_on=None,
        terms="No contact",
        breaches="Three, 2021",
    )
    remove_earlier_order(by=officer, order=order)

    row = EarlierOrder.objects.get()
    assert (row.breaches, row.removed_at is None) == ("Three, 2021", False)
    assert _last_event()[0] == "earlier_order.removed"


@pytest.mark.parametrize("role", ["victim", "suspect"])
def test_people_of_another_unit_cannot_be_changed(officer: User, stranger: User, role: str) -> None:
    case = make_case(officer=officer)
    person: Victim | Suspect = case.victims.get() if role == "victim" else case.suspect

    with pytest.raises(Denied):
        change_person(by=stranger, role=person, version=1, given_names="X", family_name="Y")
    with pytest.raises(Denied):
        add_alias(by=stranger, role=person, name="X")
