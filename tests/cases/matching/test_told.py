"""Whether another unit is named says nothing of what is confidential there, is recorded, and cannot be asked for ever."""

from datetime import date

import pytest
from django.db.models.functions import Now

from cases.actions.contacts import add_contact_detail
from cases.actions.people import change_person
from cases.enums import ContactKind
from cases.finding.question import Question
from cases.matching.candidates import MOST, MOST_OF_A_SPELLING
from cases.matching.index import reindex
from cases.matching.scoring import Sought
from cases.matching.traces import traces_of
from cases.models import Suspect, Victim
from cases.permissions import matching
from cases.permissions.finding import sought_in
from cases.permissions.known_people import likely_same
from spo.accounts.models import Unit, User
from spo.audit.models import AuditEvent
from tests.factories.cases import PersonFactory, VictimFactory, make_case

BORN = date(1990, 2, 13)
NAME = "Vera Hidden"


@pytest.fixture
def hidden(officer: User) -> Victim:
    """Somebody of the officer's unit, with a birthday, a refuge and a number that are nobody's business."""
    victim = make_case(officer=officer).victims.select_related("case", "person").get()
    name = {"given_names": "Vera", "family_name": "Hidden", "date_of_birth": BORN}
    change_person(by=officer, role=victim, version=1, **name)
    for kind, value in (
        (ContactKind.ADDRESS, "9 Secret Refuge, Leeds LS1 4AB"),
        (ContactKind.PHONE, "07700 900123"),
    ):
        add_contact_detail(by=officer, role=victim, kind=kind, value=value)
    return victim


def units(by: User, sought: Sought) -> list[Unit]:
    return matching.matches_for(by, sought).units


@pytest.mark.parametrize(
    "born", [None, BORN, date(1990, 2, 14), date(1990, 3, 13), date(1960, 7, 7), date(2010, 1, 1)]
)
def test_name_alone_decides_whatever_birthday_is_tried(
    stranger: User, hidden: Victim, born: date | None
) -> None:
    assert units(stranger, Sought.of(NAME, born=born)) == [hidden.case.unit]
    assert units(stranger, Sought.of("Wanda Hidden", born=born)) == []


@pytest.mark.parametrize("postcode", ["", "LS1 4AB", "LS1 4AC"])
def test_postcode_neither_adds_nor_takes_away(stranger: User, hidden: Victim, postcode: str) -> None:
    typed = [sought_in(Question(text=f"{name} {postcode}".strip())) for name in ("Vera", NAME)]
    traces = traces_of(ContactKind.ADDRESS, postcode)
    wrong = Sought.of("Wanda Hidden", born=BORN, traces=traces)

    assert [units(stranger, sought) for sought in (*typed, wrong)] == [[], [hidden.case.unit], []]


def test_confidential_number_alone_names_nobody_and_an_open_one_does(
    officer: User, stranger: User, hidden: Victim
) -> None:
    suspect = Suspect.objects.select_related("case", "person").get(case=hidden.case)
    facts = {"kind": ContactKind.ONLINE, "value": "@dark_owl", "is_confidential": False}
    add_contact_detail(by=officer, role=suspect, **facts)
    phone, account = (
        Sought.of("Wanda Other", traces=traces_of(kind, value))
        for kind, value in ((ContactKind.PHONE, "07700 900123"), (ContactKind.ONLINE, "@dark_owl"))
    )

    assert [units(stranger, sought) for sought in (phone, account)] == [[], [hidden.case.unit]]
    assert [each.person for each in matching.matches_for(officer, phone).people] == [hidden.person]


def test_units_that_were_named_stand_in_the_record(stranger: User, hidden: Victim) -> None:
    units(stranger, Sought.of(NAME))
    units(stranger, Sought.of("Wanda Other"))

    lines = AuditEvent.objects.filter(did="people.matched", who=stranger.record_name).order_by("pk")
    assert [line.recipients for line in lines] == [[str(hidden.case.unit)], []]


@pytest.fixture
def has_looked_enough(monkeypatch: pytest.MonkeyPatch, stranger: User, hidden: Victim) -> None:
    """Somebody of another unit may look twice in an hour, and has; an earlier look counts no more."""
    monkeypatch.setattr(matching, "MOST_IN_AN_HOUR", 2)
    line = {"who": stranger.record_name, "role": stranger.role, "did": "people.matched"}
    AuditEvent.objects.create(
        **line, operation="consultation", subject="people", at=Now() - 2 * matching.AN_HOUR
    )
    told = [units(stranger, Sought.of(NAME)) for _ in range(2)]
    assert told == [[hidden.case.unit]] * 2


@pytest.mark.usefixtures("has_looked_enough")
def test_whoever_looks_without_end_is_told_of_no_other_unit(
    officer: User, stranger: User, hidden: Victim
) -> None:
    own = make_case(officer=stranger).victims.get()
    change_person(by=stranger, role=own, version=1, given_names="Vera", family_name="Hidden")

    found = matching.matches_for(stranger, Sought.of(NAME))

    assert ([each.person for each in found.people], found.units, found.held_back) == (
        [own.person],
        [],
        matching.HELD_BACK,
    )
    assert units(officer, Sought.of(NAME)) != []


def test_what_another_unit_recorded_of_somebody_is_not_looked_for(
    officer: User, stranger: User, hidden: Victim
) -> None:
    theirs = make_case(officer=stranger)
    Victim.objects.filter(pk=theirs.victims.get().pk).update(person=hidden.person)
    other = make_case(officer=stranger).suspect
    add_contact_detail(by=stranger, role=other, kind=ContactKind.PHONE, value="07700 900123")

    assert likely_same(stranger, hidden.person).people == []


@pytest.mark.parametrize("kind", [ContactKind.PHONE, ContactKind.ADDRESS])
@pytest.mark.parametrize("born", [None, date(1970, 1, 1), BORN])
def test_no_crowd_of_namesakes_makes_a_confidential_detail_tell(
    stranger: User, hidden: Victim, kind: ContactKind, born: date | None
) -> None:
    """Whoever brings forty of the same name learns no more from the right number than from a wrong one."""
    case = make_case(officer=stranger)
    crowd = [
        PersonFactory(given_names="Vera", family_name="Hidden", date_of_birth=date(1970, 1, 1))
        for _ in range(MOST + 5)
    ]
    for person in crowd:
        VictimFactory(case=case, person=person)
    reindex(*crowd)
    values = {
        ContactKind.PHONE: ("07700 900123", "07700 900999"),
        ContactKind.ADDRESS: ("LS1 4AB", "LS9 9ZZ"),
    }

    told = [
        units(stranger, Sought.of(NAME, born=born, traces=traces_of(kind, value))) for value in values[kind]
    ]

    assert told[0] == told[1]


@pytest.mark.parametrize("junk_is_older", [True, False])
def test_namesakes_of_another_unit_hide_nobody_of_ones_own(
    officer: User, stranger: User, junk_is_older: bool
) -> None:
    own, theirs = make_case(officer=officer), make_case(officer=stranger)
    cases = [theirs] * (MOST_OF_A_SPELLING + 5)
    cases.insert(len(cases) if junk_is_older else 0, own)
    people = [PersonFactory(given_names="Simon", family_name="Shadowe") for _ in cases]
    for person, case in zip(people, cases, strict=True):
        VictimFactory(case=case, person=person)
    reindex(*people)

    found = matching.matches_for(officer, Sought.of("Simon Shadowe")).people

    assert [each.person for each in found] == [people[cases.index(own)]]


def test_many_records_of_one_spelling_leave_room_for_another(officer: User) -> None:
    case = make_case(officer=officer)
    junk = [PersonFactory(given_names="Simon", family_name="Shadowe") for _ in range(MOST + 5)]
    meant = PersonFactory(given_names="Simone", family_name="Shaddowe")
    for person in (*junk, meant):
        VictimFactory(case=case, person=person)
    reindex(*junk, meant)

    found = matching.matches_for(officer, Sought.of("Simon Shadowe"), most=2 * MOST).people

    assert meant in [each.person for each in found]
