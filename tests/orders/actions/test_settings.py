from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from orders import force
from orders.actions.decisions import approve
from orders.actions.settings import change_setting
from orders.force import APPROVAL_RANK, AUTHORITY, BREACH_ARREST_HOURS, DECLARATION, SETTINGS
from orders.models import Setting
from spo.accounts.enums import Rank
from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, Mistaken
from tests.factories.orders import submitted

ClientFor = Callable[[User], Client]

TODAY = date(2026, 11, 20)
pytestmark = pytest.mark.usefixtures("november")


def decide(administrator: User, setting: force.ForceSetting, value: str, from_on: date = TODAY) -> Setting:
    return change_setting(
        by=administrator, setting=setting, value=value, from_on=from_on, reason="New force policy"
    )


def test_default_counts_until_somebody_decides(db: None) -> None:
    assert force.approval_rank_on(TODAY) == Rank.SUPERINTENDENT
    assert force.number_on(BREACH_ARREST_HOURS, TODAY) == 24
    assert force.declaration_on(TODAY) == DECLARATION.default


def test_every_default_can_be_read(db: None) -> None:
    assert [setting.code for setting in SETTINGS.values() if not setting.parse(setting.default)] == []


def test_change_counts_from_its_day_and_not_before(administrator: User) -> None:
    decide(administrator, BREACH_ARREST_HOURS, "12", date(2026, 12, 1))

    assert force.number_on(BREACH_ARREST_HOURS, date(2026, 11, 30)) == 24
    assert force.number_on(BREACH_ARREST_HOURS, date(2026, 12, 1)) == 12


def test_later_decision_for_the_same_day_counts(administrator: User) -> None:
    decide(administrator, BREACH_ARREST_HOURS, "12")
    decide(administrator, BREACH_ARREST_HOURS, "6")

    assert force.number_on(BREACH_ARREST_HOURS, TODAY) == 6


def test_latest_first_day_that_has_come_counts(administrator: User) -> None:
    decide(administrator, BREACH_ARREST_HOURS, "6", date(2026, 12, 1))
    decide(administrator, BREACH_ARREST_HOURS, "12")

    assert force.number_on(BREACH_ARREST_HOURS, TODAY) == 12
    assert force.number_on(BREACH_ARREST_HOURS, date(2026, 12, 1)) == 6


def test_change_is_recorded(administrator: User) -> None:
    decide(administrator, AUTHORITY, "By order of the chief constable")

    event = AuditEvent.objects.latest("id")
    assert (event.did, event.operation, event.subject) == (
        "setting.changed",
        Operation.ADMINISTRATION,
        "setting authority",
    )


def test_change_by_anybody_else_is_denied(authorising_officer: User) -> None:
    with pytest.raises(Denied):
        decide(authorising_officer, APPROVAL_RANK, Rank.SERGEANT)

    assert Setting.objects.count() == 0


@pytest.mark.parametrize(
    ("setting", "value", "from_on", "problems"),
    [
        (APPROVAL_RANK, "emperor", TODAY, {"value": "Select a rank"}),
        (BREACH_ARREST_HOURS, "soon", TODAY, {"value": "Enter a whole number from 1 to 336"}),
        (BREACH_ARREST_HOURS, "0", TODAY, {"value": "Enter a whole number from 1 to 336"}),
        (DECLARATION, "  ", TODAY, {"value": "Enter the wording"}),
        (
            DECLARATION,
            "I believe it.",
            date(2026, 11, 19),
            {"from_on": "The first day must be today or later"},
        ),
    ],
)
def test_impossible_change_names_the_field(
    administrator: User, setting: force.ForceSetting, value: str, from_on: date, problems: dict[str, str]
) -> None:
    with pytest.raises(Mistaken) as refused:
        decide(administrator, setting, value, from_on)

    assert refused.value.problems == problems
    assert Setting.objects.count() == 0


def test_approval_follows_the_rank_and_authority_of_the_day(
    administrator: User, officer: User, supervisor: User
) -> None:
    version = submitted(officer)
    decide(administrator, APPROVAL_RANK, Rank.SERGEANT, date(2026, 12, 1))
    decide(administrator, AUTHORITY, "By order of the chief constable", date(2026, 12, 1))

    with pytest.raises(Denied):
        approve(by=supervisor, version=version)
    with time_machine.travel("2026-12-01T00:00:01Z", tick=False):
        approval = approve(by=supervisor, version=version)

    assert (approval.rank, approval.authority) == (Rank.SERGEANT, "By order of the chief constable")


def test_submission_prints_the_declaration_of_the_day(administrator: User, officer: User) -> None:
    decide(administrator, DECLARATION, "I believe it.")

    assert submitted(officer).text["declaration"]["wording"] == "I believe it."


def test_list_shows_today_and_what_is_coming(administrator: User, client_for: ClientFor) -> None:
    decide(administrator, APPROVAL_RANK, Rank.CHIEF_SUPERINTENDENT, date(2026, 12, 1))

    answer = client_for(administrator).get(reverse("list_settings"))

    assert answer.status_code == 200
    assert answer.context["cards"][0]["rows"] == [
        {"key": "Today", "value": "Superintendent"},
        {"key": "From 1 December 2026", "value": "Chief superintendent"},
    ]


def sent(**changes: str) -> dict[str, str]:
    return {
        "value": "12",
        "from_on-day": "1",
        "from_on-month": "12",
        "from_on-year": "2026",
        "reason": "New force policy",
        "submission": "a" * 32,
    } | changes


def test_change_by_the_page_is_kept_once(administrator: User, client_for: ClientFor) -> None:
    client, url = client_for(administrator), reverse("change_setting", args=["breach-arrest-hours"])

    answers = [client.post(url, sent()) for _ in range(2)]

    assert [(answer.status_code, answer.url) for answer in answers] == [(303, reverse("list_settings"))] * 2
    assert list(Setting.objects.values_list("code", "value", "from_on", "reason")) == [
        ("breach-arrest-hours", "12", date(2026, 12, 1), "New force policy")
    ]


@pytest.mark.parametrize(
    ("changes", "field", "error"),
    [
        ({"value": ""}, "value", "Enter the new value"),
        ({"value": "900"}, "value", "Enter a whole number from 1 to 336"),
        ({"from_on-day": "31", "from_on-month": "11"}, "from_on", "The first day must be a real date"),
        ({"from_on-year": "2025"}, "from_on", "The first day must be today or later"),
        ({"reason": "x" * 1001}, "reason", "Why it is changed must be 1000 characters or fewer"),
    ],
)
def test_wrong_change_is_shown_beside_its_field(
    administrator: User, client_for: ClientFor, changes: dict[str, str], field: str, error: str
) -> None:
    url = reverse("change_setting", args=["breach-arrest-hours"])

    answer = client_for(administrator).post(url, sent(**changes))

    assert (answer.status_code, answer.context["form"].errors[field]) == (422, [error])
    assert Setting.objects.count() == 0


def test_unknown_setting_is_not_found(administrator: User, client_for: ClientFor) -> None:
    assert client_for(administrator).get(reverse("change_setting", args=["tea"])).status_code == 404


@pytest.mark.parametrize("person", ["officer", "authorising_officer", "clerk", "auditor"])
def test_settings_are_closed_to_everybody_else(
    request: pytest.FixtureRequest, client_for: ClientFor, person: str
) -> None:
    client, url = client_for(request.getfixturevalue(person)), reverse("change_setting", args=["authority"])

    assert [client.get(reverse("list_settings")).status_code, client.get(url).status_code] == [403, 403]
    assert client.post(url, sent()).status_code == 403
    assert Setting.objects.count() == 0


def test_list_takes_no_post(administrator: User, client_for: ClientFor) -> None:
    assert client_for(administrator).post(reverse("list_settings")).status_code == 405
