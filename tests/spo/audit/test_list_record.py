"""The auditor's page of the record."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.audit.models import AuditEvent
from spo.audit.permissions import PAGE_SIZE
from tests.factories.audit import AuditEventFactory

URL = "/record/"
SignIn = Callable[[User], Client]


def titles(response) -> list[str]:
    return re.findall(
        r'<th scope="row" role="rowheader" class="govuk-table__header app-name">(.*?)<',
        response.content.decode(),
    )


def test_record_shows_newest_first(client_for: SignIn, auditor: User) -> None:
    AuditEventFactory(subject="incident 1")
    AuditEventFactory(subject="incident 2")
    assert titles(client_for(auditor).get(URL)) == [
        "Read the record",
        "Incident 2 logged",
        "Incident 1 logged",
    ]


@pytest.mark.parametrize("who", ["officer", "supervisor", "clerk"])
def test_record_is_closed_to_others(request: pytest.FixtureRequest, client_for: SignIn, who: str) -> None:
    response = client_for(request.getfixturevalue(who)).get(URL)
    assert response.status_code == 403
    assert "Only an auditor can read the record." in response.content.decode()


def test_record_anonymous_goes_to_sign_in(client: Client, db: None) -> None:
    assert client.get(URL)["Location"] == "/sign-in/?next=/record/"


def test_record_cannot_be_posted_to(client_for: SignIn, auditor: User) -> None:
    assert client_for(auditor).post(URL).status_code == 405


def test_administrator_sees_accounts_and_no_case(client_for: SignIn, administrator: User) -> None:
    AuditEventFactory()
    AuditEventFactory(
        did="session.refused", operation=Operation.REFUSAL, subject="no account", case_reference=""
    )
    AuditEventFactory(did="application.submitted", operation=Operation.REFUSAL, subject="application 1")
    AuditEventFactory(
        did="account.closed", operation=Operation.ADMINISTRATION, subject="user 7", case_reference=""
    )
    AuditEventFactory(did="terms.changed", operation=Operation.ADMINISTRATION, subject="setting 1")
    shown = titles(client_for(administrator).get(URL))
    assert shown == ["Account closed: user 7", "Sign-in refused: no account"]


def test_reading_the_record_is_recorded(client_for: SignIn, auditor: User) -> None:
    client_for(auditor).get(URL, {"case_reference": "SPO-2026-000123", "operation": "erasure"})
    event = AuditEvent.objects.latest("pk")
    assert (event.did, event.operation, event.case_reference, event.fields, event.who) == (
        "record.consulted",
        "consultation",
        "SPO-2026-000123",
        ["case_reference", "operation"],
        auditor.record_name,
    )


def test_record_is_filtered_by_case_person_operation_and_days(
    client_for: SignIn, auditor: User, officer: User
) -> None:
    wanted = {
        "who": officer.record_name,
        "at": datetime(2026, 3, 29, 22, 30, tzinfo=UTC),
        "subject": "incident 5",
    }
    AuditEventFactory(**wanted)
    AuditEventFactory(**wanted | {"case_reference": "SPO-2026-000999"})
    AuditEventFactory(**wanted | {"who": "Somebody Else, user 1000000"})
    AuditEventFactory(**wanted | {"operation": Operation.ERASURE})
    AuditEventFactory(**wanted | {"at": datetime(2026, 3, 29, 23, 30, tzinfo=UTC)})
    AuditEventFactory(**wanted | {"at": datetime(2026, 3, 27, 23, 30, tzinfo=UTC)})
    response = client_for(auditor).get(
        URL,
        {
            "case_reference": "SPO-2026-000123",
            "person": officer.pk,
            "operation": "collection",
            "first_day-day": "28",
            "first_day-month": "3",
            "first_day-year": "2026",
            "last_day-day": "29",
            "last_day-month": "3",
            "last_day-year": "2026",
        },
    )
    assert titles(response) == ["Incident 5 logged"]


def test_pages_follow_one_another(client_for: SignIn, auditor: User) -> None:
    AuditEventFactory.create_batch(PAGE_SIZE + 9)
    client = client_for(auditor)
    first = client.get(URL, {"operation": "collection"})
    older = re.search(r'href="(\?[^"]+)" rel="next"', first.content.decode())[1].replace("&amp;", "&")
    second = client.get(URL + older)
    newer = re.search(r'href="(\?[^"]+)" rel="prev"', second.content.decode())[1].replace("&amp;", "&")
    assert (len(titles(first)), len(titles(second))) == (PAGE_SIZE, 9)
    assert titles(client.get(URL + newer)) == titles(first)


@pytest.mark.parametrize(
    "question",
    [
        {"operation": "nonsense"},
        {"person": "x"},
        {"before": "x"},
        {"before": str(2**64)},
        {"first_day-day": "31", "first_day-month": "2", "first_day-year": "2026"},
        {"case_reference": "x" * 41},
        {"case_reference": "a\0b"},
    ],
)
def test_bad_question_is_named_and_nothing_is_shown(
    client_for: SignIn, auditor: User, question: dict[str, str]
) -> None:
    response = client_for(auditor).get(URL, question)
    assert (response.status_code, titles(response)) == (422, [])
    assert "There is a problem" in response.content.decode()


def test_last_day_before_first_is_named(client_for: SignIn, auditor: User) -> None:
    days = {"first_day": ("2", "1", "2026"), "last_day": ("1", "1", "2026")}
    question = {
        f"{name}-{part}": value
        for name, day in days.items()
        for part, value in zip(("day", "month", "year"), day, strict=True)
    }
    page = client_for(auditor).get(URL, question).content.decode()
    assert "The last day must be the same as or after the first" in page


@pytest.mark.parametrize("number", [1, 30])
def test_record_costs_the_same_however_long(
    client_for: SignIn, auditor: User, django_assert_num_queries: Callable, number: int
) -> None:
    AuditEventFactory.create_batch(number)
    client = client_for(auditor)
    client.get(URL)
    with django_assert_num_queries(8):
        client.get(URL)
