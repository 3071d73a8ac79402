"""The record of a case, for those who work on it."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cases.actions.cases import change_case
from cases.actions.people import change_victim
from cases.enums import Investigation, Relationship
from cases.models import Case
from cases.pages.record import PAGE
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from tests.factories.safety import plan

RECORD_QUERIES = 11


def change(case: Case, by: User, version: int) -> None:
    """Something that differs from one version to the next."""
    relationship = list(Relationship)[version % 2]
    facts = {"investigation": Investigation.OPEN, "crime_references": []}
    change_case(by=by, case=case, version=version, relationship=relationship, **facts)


def test_open_record_shows_changes_and_on_request_everything(
    client: Client, case: Case, colleague: User
) -> None:
    change(case, colleague, 1)
    url = f"/cases/{case.reference}/record/"

    changes = client.get(url).context["events"]
    everything = client.get(f"{url}?show=all").context["events"]

    assert [(event["title"], event["by"]) for event in changes] == [("Case changed", colleague.record_name)]
    assert [event["title"] for event in everything] == ["Read the record"] * 2 + ["Case changed"]


def test_open_record_calls_a_victim_by_name_and_facts_by_words(
    client: Client, case: Case, officer: User
) -> None:
    victim = case.victims.first()
    change_victim(by=officer, victim=victim, version=victim.version, safe_contact="Text only.")

    [event] = client.get(f"/cases/{case.reference}/record/").context["events"]

    assert (event["title"], event["text"]) == (
        f"Safe contact or rights changed: victim {victim.person.name}",
        "how they can be contacted safely",
    )


def test_open_record_names_a_deadline_by_what_is_due(client: Client, case: Case, officer: User) -> None:
    plan(officer, case.victims.first())

    events = client.get(f"/cases/{case.reference}/record/").context["events"]

    assert events[0]["title"] == "Deadline set: Do what the safety plan says"


def test_open_record_shows_no_other_case(client: Client, case: Case, officer: User) -> None:
    AuditEvent.objects.create(
        who="X",
        role="officer",
        did="case.changed",
        operation="alteration",
        subject="case",
        case_reference="Y",
    )

    assert client.get(f"/cases/{case.reference}/record/").context["events"] == []


def test_open_record_goes_on_from_page_to_page(client: Client, case: Case, officer: User) -> None:
    for version in range(1, PAGE + 2):
        change(case, officer, version)
    url = f"/cases/{case.reference}/record/"

    first = client.get(url).context
    second = client.get(f"{url}{first['older_url']}").context

    assert (len(first["events"]), len(second["events"])) == (PAGE, 1)
    assert (first["newest_url"], second["older_url"]) == ("", "")


@pytest.mark.parametrize("number", [1, 30])
def test_open_record_costs_the_same_for_one_event_and_for_thirty(
    client: Client, case: Case, officer: User, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for version in range(1, number + 1):
        change(case, officer, version)

    with django_assert_num_queries(RECORD_QUERIES):
        client.get(f"/cases/{case.reference}/record/")
