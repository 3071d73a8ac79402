"""What an incident shows, on its page and in the table of the whole case."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cases.enums import Limb
from cases.models import Case, IncidentSupport
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from tests.cases.views.sending import errors, send
from tests.factories.cases import ExhibitFactory, IncidentFactory

QUERIES = 13


@pytest.fixture
def url(case: Case) -> str:
    return f"/cases/{case.reference}/incidents/1/shows/"


def test_weigh_incident_is_shown_on_the_page_of_the_incident(client: Client, case: Case, url: str) -> None:
    answered = send(client, url, version=1, supports=["risk"], how_risk="He came closer each time.")

    page = client.get(answered["Location"])
    assert (answered.status_code, page.context["shows"]) == (
        303,
        [{"key": "A risk associated with stalking", "value": "He came closer each time."}],
    )
    form = client.get(url).context["form"]
    assert (form["supports"].value(), form["how_risk"].value()) == (["risk"], "He came closer each time.")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"how_risk": ""}, "how_risk"),
        ({"how_risk": "x" * 1001}, "how_risk"),
        ({"supports": ["nonsense"]}, "supports"),
        ({"version": ""}, "version"),
    ],
)
def test_weigh_incident_says_what_is_wrong_beside_the_field(
    client: Client, url: str, wrong: dict, field: str
) -> None:
    page = send(client, url, **{"version": 1, "supports": ["risk"], "how_risk": "He came closer."} | wrong)

    assert (page.status_code, list(errors(page)), IncidentSupport.objects.count()) == (422, [field], 0)


def test_weigh_incident_when_stale_shows_both_texts(client: Client, url: str) -> None:
    send(client, url, version=1, supports=["risk"], how_risk="He came closer.")

    stale = send(client, url, version=1, supports=["risk"], how_risk="He wept.")

    label = str(Limb.RISK.label)
    assert (stale.status_code, stale.context["stale"].current[label]) == (409, "He came closer.")


def test_weigh_incident_sent_twice_is_recorded_once(client: Client, url: str) -> None:
    for _ in range(2):
        client.post(
            url, {"submission": "d" * 32, "version": 1, "supports": ["acts"], "how_acts": "He followed her."}
        )

    assert AuditEvent.objects.filter(did="incident.weighed").count() == 1


def test_list_supports_names_what_proves_each_and_what_is_missing(
    client: Client, case: Case, officer: User
) -> None:
    proved = IncidentFactory(case=case, how_known="witness")
    ExhibitFactory(case=case, incident=proved)
    bare = case.incidents.get(number=1)
    for incident, limb in ((proved, "acts"), (bare, "acts"), (bare, "risk")):
        IncidentSupport.objects.create(incident=incident, limb=limb, how="It does.", said_by=officer)
    IncidentFactory.create_batch(2, case=case)

    page = client.get(f"/cases/{case.reference}/test/")

    test = page.context["test"]
    assert [[(row.incident.number, row.proof) for row in part.supports] for part in test.parts] == [
        [(1, ""), (2, "Exhibit OO/1. A witness told us")],
        [(1, "")],
        [],
    ]
    assert test.gaps == [
        "No incident is said to show this yet: that the order is necessary to protect somebody from that risk.",
        "Nothing proves incident 1 yet: no exhibit shows it, and it is not said how it is known.",
    ]
    assert "2 entries of the timeline</a> are not said to show anything." in page.text


def test_list_supports_of_a_new_case_names_every_gap(client: Client, case: Case) -> None:
    test = client.get(f"/cases/{case.reference}/test/").context["test"]

    assert (len(test.gaps), test.unweighed) == (3, 1)


@pytest.mark.parametrize("number", [1, 30])
def test_list_supports_costs_the_same_for_one_and_for_thirty(
    client: Client, case: Case, officer: User, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for incident in IncidentFactory.create_batch(number, case=case):
        ExhibitFactory(case=case, incident=incident)
        IncidentSupport.objects.create(incident=incident, limb="risk", how="It does.", said_by=officer)

    with django_assert_num_queries(QUERIES):
        client.get(f"/cases/{case.reference}/test/")


def test_supports_of_another_unit_are_not_there(
    client_for: Callable, stranger: User, case: Case, url: str
) -> None:
    client = client_for(stranger)

    assert (client.get(url).status_code, client.get(f"/cases/{case.reference}/test/").status_code) == (
        404,
        404,
    )
