"""The pages of the force's settings."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from orders.force import BREACH_FILE_DAYS, SETTINGS
from orders.models import Setting
from spo.accounts.models import User
from tests.orders.views.form_page import check_form_page
from tests.orders.views.sending import sent

pytestmark = pytest.mark.usefixtures("november")

As = Callable[[User], Client]

GOOD = {"value": "14", "from_on": date(2026, 12, 1), "reason": "Force order 7."}


@pytest.fixture
def url() -> str:
    return reverse("change_setting", args=[BREACH_FILE_DAYS.code])


def test_change_setting(url: str, administrator: User, client_for: As) -> None:
    check_form_page(client_for, url, by=administrator, outsiders=[], good=GOOD, did="setting.changed")

    row = Setting.objects.get()
    assert (row.code, row.value, row.from_on, row.set_by) == (
        "breach-file-days",
        "14",
        date(2026, 12, 1),
        administrator,
    )


@pytest.mark.parametrize("who", ["officer", "supervisor", "clerk", "auditor"])
def test_settings_are_for_the_administrator(
    who: str, url: str, client_for: As, request: pytest.FixtureRequest
) -> None:
    client = client_for(request.getfixturevalue(who))

    answers = [client.get(reverse("list_settings")), client.get(url), client.post(url, sent(**GOOD))]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert Setting.objects.count() == 0


def test_list_settings_shows_each_with_what_is_to_come(administrator: User, client_for: As, url: str) -> None:
    client, listed = client_for(administrator), reverse("list_settings")
    client.post(url, sent(**GOOD))

    page = client.get(listed)

    assert len(page.context["cards"]) == len(SETTINGS)
    assert page.text.count("From 1 December 2026") == 1
    assert client.post(listed).status_code == 405


def test_setting_nobody_knows_is_not_found(administrator: User, client_for: As) -> None:
    assert client_for(administrator).get(reverse("change_setting", args=["nonsense"])).status_code == 404


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        ({"value": "0"}, {"value": ["Enter a whole number from 1 to 365"]}),
        ({"from_on": date(2026, 11, 19)}, {"from_on": ["The first day must be today or later"]}),
    ],
)
def test_setting_the_force_cannot_have_is_refused_beside_its_field(
    answers: dict[str, object], errors: dict[str, list[str]], url: str, administrator: User, client_for: As
) -> None:
    answer = client_for(administrator).post(url, sent(**GOOD | answers))

    assert (answer.status_code, answer.context["form"].errors) == (422, errors)
    assert Setting.objects.count() == 0
