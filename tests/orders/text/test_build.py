from datetime import date, time

import pytest

from cases.actions.merges import merge_people
from cases.enums import Act, AreaLimb, ContactKind, EarlierOrderKind, HowKnown, WhenKind
from cases.models import Alias, ContactDetail, EarlierOrder, Exhibit, Person
from orders.actions.applications import change_duration, change_exhibits, change_interim
from orders.enums import DurationKind
from orders.models import Application
from orders.text.build import build_text, canonical, months_wording, sha256_of
from spo.accounts.models import User
from tests.factories.cases import ExhibitFactory, make_case
from tests.factories.orders import start


@pytest.fixture
def draft(officer: User) -> Application:
    return start(officer)


def test_same_facts_give_the_same_text(draft: Application) -> None:
    again = Application.objects.get(pk=draft.pk)

    assert canonical(build_text(again)) == canonical(build_text(draft))


def test_canonical_has_one_form() -> None:
    assert canonical({"b": ["ŵ"], "a": 1}) == '{"a":1,"b":["ŵ"]}'.encode()
    assert sha256_of({"a": 1}) == "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862"


def test_applicant_is_the_chief_officer(draft: Application) -> None:
    text = build_text(draft)

    assert (text["applicant"], text["force"], text["unit"]) == (
        "The Chief Constable of Northmoor Police",
        "Northmoor Police",
        "Stalking and Harassment Unit",
    )


def test_name_of_a_joined_record_is_another_name_of_the_respondent(draft: Application, officer: User) -> None:
    person = draft.case.suspect.person
    other = make_case(officer=officer).suspect.person
    Person.objects.filter(pk=other.pk).update(given_names="Sid", family_name="Shade")
    Alias.objects.create(person=person, case=draft.case, name="The Owl")

    merge_people(by=officer, kept=person, merged=Person.objects.get(pk=other.pk), reason="Same")

    text = build_text(Application.objects.get(pk=draft.pk))
    assert (text["respondent"]["name"], text["respondent"]["aliases"]) == (
        person.name,
        ["The Owl", "Sid Shade"],
    )


def test_respondent_has_every_fact_but_the_confidential_ones(draft: Application) -> None:
    suspect = draft.case.suspect
    person = suspect.person
    person.date_of_birth, person.description = date(1984, 5, 1), "Tall"
    person.save()
    suspect.work_times = "Nights"
    suspect.save()
    Alias.objects.create(person=person, case=draft.case, name="Sy")
    for value, is_confidential in (("1 Known Road", False), ("2 Hidden Road", True)):
        ContactDetail.objects.create(
            person=person,
            case=draft.case,
            kind=ContactKind.ADDRESS,
            value=value,
            value_hash=value,
            is_confidential=is_confidential,
        )
    EarlierOrder.objects.create(
        suspect=suspect, kind=EarlierOrderKind.RESTRAINING, court="Eastfield", made_on=date(2024, 2, 29)
    )

    assert build_text(Application.objects.get())["respondent"] == {
        "name": "Simon Shadow",
        "aliases": ["Sy"],
        "born": "1 May 1984",
        "age": "",
        "description": "Tall",
        "addresses": ["1 Known Road"],
        "area": AreaLimb.RESIDES.label,
        "work_times": "Nights",
        "education_times": "",
        "religious_observance": "",
        "earlier_orders": [
            {
                "kind": "Restraining order",
                "court": "Eastfield",
                "made": "29 February 2024",
                "ended": "",
                "terms": "",
                "breaches": "",
            }
        ],
    }


def test_age_is_an_estimate_where_the_birthday_is_not_known(draft: Application) -> None:
    person = draft.case.suspect.person
    person.age_from, person.age_to = 30, 40
    person.save()

    assert build_text(Application.objects.get())["respondent"]["age"] == "aged 30 to 40"


def test_incident_says_no_more_than_was_stated(draft: Application) -> None:
    incident = draft.incidents.first()
    incident.when_kind, incident.starts_time = WhenKind.ABOUT, time(14, 5)
    incident.acts, incident.count = [Act.ONLINE_SEARCH, Act.WATCHING], 40_000
    incident.how_known = HowKnown.DEVICE
    incident.save()

    assert build_text(draft)["incidents"][1] == {
        "number": 1,
        "when": "On or about 3 May 2026 at about 2:05pm",
        "acts": [
            {"label": "Searching for the victim online", "statute": ""},
            {"label": "Watching or spying", "statute": "s.2A(3)(g)"},
        ],
        "count": 40_000,
        "place": "",
        "what_happened": "Followed her from the station to her door.",
        "effect": "",
        "how_known": "Found on a device or account",
        "crime_reference": "",
        "exhibits": [],
        "supports": [],
    }


def test_withdrawn_incident_leaves_the_text_and_its_terms(draft: Application, officer: User) -> None:
    before = build_text(draft)
    draft.incidents.filter(number=1).update(
        withdrawn_at="2026-11-20T09:00:00Z", withdrawn_by=officer, withdrawn_reason="Twice"
    )

    text = build_text(draft)

    assert ([row["number"] for row in text["incidents"]], text["terms"][0]["incidents"]) == ([2], [])
    assert sha256_of(text) != sha256_of(before)


def test_exhibit_is_in_the_text_while_it_stands_and_the_respondent_may_see_it(
    draft: Application, officer: User
) -> None:
    incident = draft.case.incidents.first()
    chosen = [ExhibitFactory(case=draft.case, incident=incident) for _ in range(3)]
    not_chosen = ExhibitFactory(case=draft.case, incident=incident)
    change_exhibits(
        by=officer, application=draft, version=draft.version, confirmed=[row.pk for row in chosen]
    )
    Exhibit.objects.filter(number=2).update(is_for_respondent=False)
    Exhibit.objects.filter(number=3).update(
        withdrawn_at="2026-11-20T09:00:00Z", withdrawn_by=officer, withdrawn_reason="Not ours"
    )

    text = build_text(draft)

    assert [row["reference"] for row in text["exhibits"]] == ["OO/1"]
    assert text["incidents"][0]["exhibits"] == ["OO/1"]
    assert not_chosen.reference == "OO/4"


@pytest.mark.parametrize(
    ("months", "wording"),
    [
        (24, "2 years"),
        (30, "2 years and 6 months"),
        (25, "2 years and 1 month"),
        (12, "1 year"),
        (11, "11 months"),
    ],
)
def test_months_are_worded_as_years_and_months(months: int, wording: str) -> None:
    assert months_wording(months) == wording


def test_duration_until_further_order(draft: Application, officer: User) -> None:
    change_duration(
        by=officer, application=draft, version=draft.version, kind=DurationKind.FURTHER_ORDER, months=36
    )

    assert build_text(Application.objects.get())["duration"] == {
        "label": "Until further order",
        "is_until_further_order": True,
    }


def test_interim_order_names_its_terms_only_when_it_is_asked_for(draft: Application, officer: User) -> None:
    without = build_text(draft)
    change_interim(
        by=officer,
        application=draft,
        version=draft.version,
        is_asked=True,
        reason="He keeps coming.",
        weeks=1,
        terms=[draft.terms.get().pk],
    )
    asked = build_text(Application.objects.get())

    assert (without["interim"], without["terms"][0]["is_in_interim"]) == (
        {"is_asked": False, "why": "", "label": ""},
        False,
    )
    assert (asked["interim"], asked["terms"][0]["is_in_interim"]) == (
        {"is_asked": True, "why": "He keeps coming.", "label": "1 week"},
        True,
    )
