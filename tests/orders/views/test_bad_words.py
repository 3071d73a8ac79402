"""Every form about an application refuses what cannot be beside its field, and saves nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from orders.models import Application, SubmittedVersion
from spo.accounts.models import User
from tests.factories.court import filed
from tests.factories.orders import start, submitted
from tests.wrong import Wrong, check_refused, choices, texts

As = Callable[[User], Client]

PROCEEDINGS = {"proceedings": "Bailed.", "cps_consulted": "yes", "other_force_consulted": "not-needed"}
FIXED = {"kind": "fixed", "years": "3"}
TERM = {"kind": "prohibition", "text": "Not to call.", "is_in_interim": "yes"}
YEARS: list[Wrong] = [({"years": typed}, "years") for typed in ("", "x", "-1", "1", "100", "2.5")]
MONTHS: list[Wrong] = [({"months": typed}, "months") for typed in ("x", "-1", "12")]

SECTIONS: list[tuple[str, dict[str, Any], list[Wrong]]] = [
    ("change_protected", {}, choices("victims")),
    ("change_incidents", {}, choices("incidents")),
    ("change_risk", {"risk": "High."}, texts("risk", 20_000, required=True)),
    ("change_necessity", {"necessity": "It is."}, texts("necessity", 20_000, required=True)),
    ("change_duration", FIXED, [*choices("kind"), *YEARS, *MONTHS]),
    ("change_interim", {}, choices("is_asked")),
    ("change_victim_views", {"victim_views": "Yes."}, texts("victim_views", 10_000, required=True)),
    ("change_proceedings", PROCEEDINGS, texts("proceedings", 10_000, required=True)),
    ("change_proceedings", PROCEEDINGS, [*choices("cps_consulted"), *choices("other_force_consulted")]),
    ("withdraw_application", {}, texts("reason", 4000, required=True)),
]


@pytest.fixture
def draft(officer: User) -> Application:
    return start(officer)


@pytest.mark.parametrize(("name", "good", "wrongs"), SECTIONS, ids=lambda value: str(value)[:20])
def test_section_refuses_what_cannot_be(
    draft: Application, officer: User, client_for: As, name: str, good: dict[str, Any], wrongs: list[Wrong]
) -> None:
    client, url = client_for(officer), reverse(name, args=[draft.pk])

    for wrong in wrongs:
        check_refused(client, url, {"version": draft.version, **good}, wrong)


def test_term_refuses_what_cannot_be(draft: Application, officer: User, client_for: As) -> None:
    term = draft.terms.get()
    client, url = client_for(officer), reverse("change_term", args=[draft.pk, term.pk])
    wrongs = [
        *choices("kind"),
        *choices("is_in_interim"),
        *choices("incidents", required=False),
        *texts("text", 4000, required=True),
        *texts("necessity", 4000),
        *texts("work_education_religion", 4000),
    ]

    for wrong in wrongs:
        check_refused(client, url, TERM | {"version": term.version}, wrong)


@pytest.mark.parametrize(
    ("name", "field", "rest"),
    [("add_comment", "text", ["risk"]), ("return_for_changes", "reason", [])],
)
def test_supervisors_forms_refuse_what_cannot_be(
    officer: User, supervisor: User, client_for: As, name: str, field: str, rest: list[str]
) -> None:
    version: SubmittedVersion = submitted(officer)
    client, url = client_for(supervisor), reverse(name, args=[version.application_id, 1, *rest])

    for wrong in texts(field, 4000, required=True):
        check_refused(client, url, {}, wrong)


def test_clerks_forms_refuse_what_cannot_be(officer: User, clerk: User, client_for: As) -> None:
    filing, client = filed(officer, clerk.court), client_for(clerk)
    back, bundle = (reverse(name, args=[filing.pk]) for name in ("send_back", "download_filed_bundle"))

    for wrong in texts("reason", 4000, required=True):
        check_refused(client, back, {}, wrong)
    for wrong in choices("purpose"):
        check_refused(client, bundle, {}, wrong)
    for wrong in texts("words", 200, required=True):
        check_refused(client, bundle, {"purpose": "other"}, wrong)
