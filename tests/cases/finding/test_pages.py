"""The pages of searching: what they answer, what they record, and what they keep out of addresses."""

import logging
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cases.actions.contacts import add_contact_detail
from cases.enums import ContactKind, RiskLevel, SearchKind
from cases.matching.index import reindex
from cases.models import Assessment, Case, Exhibit, Incident, Questionnaire
from cases.pages.frame import victims_in_brief
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.pages.keys import PAGE
from tests.cases.finding.conftest import Ask, found, hits, read_as
from tests.factories.cases import ExhibitFactory, IncidentFactory, make_case
from tests.wrong import Wrong, check_refused, choices, dates, texts

QUERIES = 35


def test_search_keeps_what_was_asked_out_of_addresses_the_record_and_the_log(
    client: Client, incident: Incident, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="spo"):
        response = client.post("/search/", {"text": "tulips", "act": "following"})
        page = client.get(response["Location"])

    assert (response.status_code, response["Location"][:15]) == (303, "/search/?asked=")
    urls = [item["url"] for item in (*page.context["kinds"], *page.context["filters"])]
    event = AuditEvent.objects.get(did="cases.searched")
    assert event.subject == "found cases 0, people 0, incidents 1, evidence 0"
    everything = [response["Location"], caplog.text, str(vars(event)), page.context["save_url"], *urls]
    assert [text for text in everything if "tulip" in text.lower()] == []


def test_search_by_a_whole_reference_goes_straight_there(client: Client, case: Case) -> None:
    response = client.post("/search/", {"text": f" {case.reference.lower()} "})

    assert response["Location"] == f"/cases/{case.reference}/"


def test_case_that_was_found_names_its_victims_as_its_own_pages_do(
    client: Client, ask: Ask, officer: User
) -> None:
    case = make_case(officer=officer, victims=2)

    shown = hits(ask(case.reference[:-1]))

    assert [line for hit in shown for line in hit.facts if "Victim" in line] == [
        f"Victims: {victims_in_brief(case)}"
    ]


def test_token_of_another_session_finds_nothing_special(
    client: Client, incident: Incident, client_for: Callable[[User], Client], colleague: User
) -> None:
    address = client.post("/search/", {"text": "tulips"})["Location"]

    context = client_for(colleague).get(address).context

    assert "question" not in context


def test_search_page_shows_nothing_before_anything_is_asked(client: Client, incident: Incident) -> None:
    page = client.get("/search/?asked=nonsense&kind=nonsense&before=x&without=nonsense")

    assert (page.status_code, "question" in page.context) == (200, False)
    assert not AuditEvent.objects.filter(did="cases.searched").exists()


def test_every_page_has_the_box_for_those_who_may_search(
    client: Client, client_for: Callable[[User], Client], clerk: User
) -> None:
    assert 'id="header-search"' in client.get("/my-work/").text
    assert 'id="header-search"' not in client_for(clerk).get("/filings/", follow=True).text


WRONG: list[Wrong] = [
    *texts("text", 200),
    *choices("kind", required=False),
    *choices("act", required=False),
    *choices("relationship", required=False),
    *choices("risk", required=False),
    *choices("state", required=False),
    *choices("whose", required=False),
    *dates("from_on"),
    *dates("until_on"),
    ({"text": ""}, "text"),
    ({"text": " ", "is_exact": "on"}, "text"),
    (
        {
            "from_on-day": "2",
            "from_on-month": "4",
            "from_on-year": "2026",
            "until_on-day": "1",
            "until_on-month": "4",
            "until_on-year": "2026",
        },
        "until_on",
    ),
]


@pytest.mark.parametrize("wrong", WRONG)
def test_search_refuses_what_is_wrong_beside_its_field(client: Client, wrong: Wrong) -> None:
    check_refused(client, "/search/", {"text": "tulips"}, wrong)


@pytest.mark.parametrize("who", ["clerk", "auditor", "administrator"])
def test_searching_is_denied_outside_the_police(
    client_for: Callable[[User], Client], request: pytest.FixtureRequest, who: str
) -> None:
    client = client_for(request.getfixturevalue(who))

    assert [client.get(path).status_code for path in ("/search/", "/searches/", "/searches/new/")] == [
        403
    ] * 3
    assert client.post("/search/", {"text": "x"}).status_code == 403


def test_filters_can_be_taken_away_one_by_one(ask: Ask, client: Client, incident: Incident) -> None:
    page = ask("tulips", act="threats", state="closed")
    assert (found(page), [each["name"] for each in page.context["filters"]]) == ({}, ["Act", "State"])

    page = client.get(page.context["filters"][0]["url"].replace("?", "/search/?"))
    assert [each["name"] for each in page.context["filters"]] == ["State"]
    page = client.get(page.context["filters"][0]["url"].replace("?", "/search/?"))

    assert (found(page), page.context["filters"]) == ({"1 incident": [f"Incident {incident.number}"]}, [])


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ({"relationship": "stranger"}, 1),
        ({"relationship": "family"}, 0),
        ({"state": "open"}, 1),
        ({"state": "closed"}, 0),
        ({"whose": "mine"}, 1),
        ({"act": "following"}, 1),
        ({"act": "threats"}, 0),
        ({"risk": "high"}, 0),
        ({"kind": "evidence"}, 0),
    ],
)
def test_each_filter_narrows(ask: Ask, incident: Incident, given: dict[str, str], number: int) -> None:
    assert len(hits(ask("tulips", **given))) == number


def test_risk_is_the_highest_that_was_last_judged(ask: Ask, incident: Incident, officer: User) -> None:
    for victim, levels in zip(incident.case.victims.all(), (["high", "standard"], ["medium"]), strict=True):
        for day, level in enumerate(levels, 1):
            Assessment.objects.create(
                case=incident.case,
                victim=victim,
                questionnaire=Questionnaire.objects.first(),
                answers={},
                level=level,
                reasons="As told",
                assessed_on=date(2026, 5, day),
                next_due_on=date(2026, 6, day),
                assessed_by=officer,
            )

    assert {level: len(hits(ask("tulips", risk=level))) for level in RiskLevel.values} == {
        "standard": 0,
        "medium": 1,
        "high": 0,
    }


def test_mine_leaves_out_the_cases_of_others(ask: Ask, incident: Incident, colleague: User) -> None:
    Case.objects.filter(pk=incident.case_id).update(officer=colleague)

    assert (len(hits(ask("tulips"))), len(hits(ask("tulips", whose="mine")))) == (1, 0)


def test_results_go_on_from_page_to_page(ask: Ask, client: Client, case: Case) -> None:
    rows = [IncidentFactory(case=case, what_happened="Tulips", number=n) for n in range(10, PAGE + 12)]

    first = ask("tulips", on="&kind=incidents")
    [group] = first.context["groups"]
    second = client.get(f"/search/{group['next_url']}")

    assert [hit.title for hit in (*hits(first), *hits(second))] == [
        f"Incident {row.number}" for row in rows[::-1]
    ]
    [last] = second.context["groups"]
    assert (group["first_url"], last["next_url"], bool(last["first_url"])) == ("", "", True)


def test_few_of_each_kind_lead_to_all_of_it(ask: Ask, client: Client, case: Case) -> None:
    for number in range(10, 17):
        IncidentFactory(case=case, what_happened="Tulips", number=number)

    [group] = ask("tulips").context["groups"]

    assert (group["title"], len(group["hits"]), group["all_text"]) == ("7 incidents", 5, "All incidents")
    assert len(hits(client.get(f"/search/{group['all_url']}"))) == 7


def test_each_thing_found_leads_to_its_page(
    ask: Ask, client: Client, incident: Incident, exhibit: Exhibit
) -> None:
    reindex(incident.case.suspect.person)
    Incident.objects.filter(pk=incident.pk).update(what_happened="Simon Shadow was there")
    read_as(exhibit, "Simon Shadow")

    page = ask("Simon Shadow")

    assert [group["title"] for group in page.context["groups"]] == [
        "1 case",
        "1 person",
        "1 incident",
        "1 exhibit",
    ]
    assert [client.get(hit.url).status_code for hit in hits(page)] == [200] * 4


def test_more_than_a_thousand_are_not_counted(ask: Ask, case: Case, officer: User) -> None:
    Incident.objects.bulk_create(
        Incident(
            case=case,
            number=number,
            starts_on=date(2026, 5, 1),
            acts=["contacting"],
            what_happened="Tulips",
            logged_by=officer,
        )
        for number in range(10, 1011)
    )

    [group] = ask("tulips").context["groups"]

    assert group["title"] == "More than 1,000 incidents"


@pytest.mark.parametrize("number", [1, 30])
def test_search_costs_the_same_for_one_and_for_thirty(
    ask: Ask, client: Client, officer: User, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        case = make_case(officer=officer, victims=2)
        reindex(case.suspect.person)
        add_contact_detail(
            by=officer, role=case.victims.first(), kind=ContactKind.PHONE, value="07700 900931"
        )
        IncidentFactory(case=case, what_happened="Tulips from Simon Shadow")
        read_as(ExhibitFactory(case=case, title="Simon Shadow"), *["Simon Shadow"] * 2)
    address = client.post("/search/", {"text": "Simon Shadow"})["Location"]

    with django_assert_num_queries(QUERIES):
        page = client.get(address)

    numbers = [kind["text"] for kind in page.context["kinds"]][1:]
    assert numbers == [f"{kind.label} ({number})" for kind in SearchKind]


@pytest.mark.parametrize(
    "name", ["incident", "exhibit", "page", "long page", "far from the words", "over two pages"]
)
def test_a_confidential_detail_is_in_no_snippet(
    ask: Ask, incident: Incident, exhibit: Exhibit, officer: User, name: str
) -> None:
    victim = incident.case.victims.first()
    add_contact_detail(by=officer, role=victim, kind=ContactKind.PHONE, value="07700 900931")
    if name == "incident":
        Incident.objects.filter(pk=incident.pk).update(effect="Tulips", what_happened="On 07700 900931.")
    elif name == "exhibit":
        Exhibit.objects.filter(pk=exhibit.pk).update(title="Tulips to 07700 900931")
    elif name == "long page":
        read_as(exhibit, "word " * 5000 + "Tulips were sent to 07700 900931")
    elif name == "far from the words":
        read_as(exhibit, "Tulips were sent. " + "word " * 5000 + "She is on 07700 900931")
    elif name == "over two pages":
        read_as(exhibit, "Nothing", "900931. No tulips were sent to 07700", "900931 by post")
    else:
        read_as(exhibit, "Tulips were sent to the number 07700900931")

    page = ask("tulips")

    assert ("900931" in page.text, "07700" in page.text) == (False, False)
    assert "Not shown here, because the text holds a confidential detail" in page.text
