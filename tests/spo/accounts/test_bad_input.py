"""Every form of an administrator refuses what cannot be beside its field, and saves nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from spo.accounts.models import Court, Unit, User
from tests.wrong import Wrong, check_refused, choices, dates, texts

As = Callable[[User], Client]

PERSON = {"name": "Nia New", "email": "nia@force.example", "role": "officer", "rank": "constable"}
UNIT = {"name": "Unit", "force": "Northmoor Police", "chief_officer": "The Chief Constable"}
SETTING = {
    "value": "30",
    "from_on-day": "1",
    "from_on-month": "1",
    "from_on-year": "2199",
    "reason": "Policy.",
}
EMAILS: list[Wrong] = [
    ({"email": typed}, "email") for typed in ("", "x", "a@b", "a\0@b.example", "a b@c.example")
]
PERSON_WRONG = [
    *texts("name", 120, required=True),
    *EMAILS,
    *choices("role"),
    *choices("rank"),
    *choices("unit"),
]
UNIT_WRONG = [
    *texts("name", 120, required=True),
    *texts("force", 120, required=True),
    *texts("chief_officer", 200, required=True),
]
FORMS: list[tuple[str, str, dict[str, Any], list[Wrong]]] = [
    ("invite_person", "", PERSON, [*PERSON_WRONG, *texts("collar_number", 20)]),
    ("change_account", "person", PERSON | {"version": 1, "reason": "Moved."}, PERSON_WRONG),
    ("change_account", "person", PERSON | {"version": 1}, texts("reason", 500, required=True)),
    ("close_account", "person", {}, texts("reason", 500, required=True)),
    ("add_unit", "", UNIT, UNIT_WRONG),
    ("change_unit", "unit", UNIT, UNIT_WRONG),
    ("add_court", "", {"name": "Court"}, [*texts("name", 120, required=True), *texts("address", 500)]),
    ("change_court", "court", {"name": "Court"}, texts("name", 120, required=True)),
    ("change_setting", "breach-file-days", SETTING, [*texts("value", 10, required=True), *dates("from_on")]),
    ("change_setting", "breach-file-days", SETTING, texts("reason", 1000, required=True)),
    ("change_setting", "approval-rank", SETTING, choices("value")),
]


@pytest.mark.parametrize(("name", "of", "good", "wrongs"), FORMS, ids=lambda value: str(value)[:20])
def test_form_of_an_administrator_refuses_what_cannot_be(
    administrator: User,
    officer: User,
    unit: Unit,
    court: Court,
    client_for: As,
    name: str,
    of: str,
    good: dict[str, Any],
    wrongs: list[Wrong],
) -> None:
    keys = {"person": officer.pk, "unit": unit.pk, "court": court.pk}
    client, url = client_for(administrator), reverse(name, args=[keys.get(of, of)] if of else [])

    for wrong in wrongs:
        check_refused(client, url, good | ({"unit": unit.pk} if "role" in good else {}), wrong)
