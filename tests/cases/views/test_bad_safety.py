"""Every form about safety refuses what cannot be beside its field, shows it again, and saves nothing."""

from typing import Any

import pytest
from django.test import Client

from cases.models import Case
from spo.accounts.models import User
from tests.cases.views.sending import day
from tests.factories.safety import all_quiet, assess, contact, days, happen, plan, tell, wait
from tests.wrong import Wrong, check_refused, choices, dates, moments, texts

PAST = day("happened_at", days(-1)) | {"happened_at-time": "10:00"}
TOLD = day("told_at", days(0)) | {"told_at-time": "00:01", "outcome": "told", "told_by": "Ana"}
CONTACT = PAST | {"method": "phone", "is_reached": "yes", "summary": "Said she is well"}
PLAN = day("due_on", days(3)) | {"what": "Fit a camera", "owner": "{owner}"}
VIEWS = day("said_on", days(0)) | {"wishes": "An order"}
WAIT = (
    day("decided_on", days(0))
    | day("review_on", days(9))
    | {
        "kind": "waiting",
        "why": "evidence",
        "explanation": "The phone is with the laboratory",
    }
)
RISK = day("assessed_on", days(0)) | {"level": "standard", "reasons": "Calm"}
COMING = day("happened_at", days(2)) | {"happened_at-time": "10:00"}
REASON = texts("reason", 1000, required=True)
FORMS: list[tuple[str, dict[str, Any], list[Wrong]]] = [
    ("victims/{victim}/risk/", RISK, [*choices("level"), *texts("reasons", 4000), *dates("assessed_on")]),
    ("victims/{victim}/risk/", RISK, [*choices("q-threats"), *texts("q-anything-else", 2000)]),
    ("victims/{victim}/risk/", RISK, [*dates("next_due_on"), (day("next_due_on", days(0)), "next_due_on")]),
    ("victims/{victim}/plan/", PLAN, [*texts("what", 500, required=True), *dates("due_on")]),
    ("victims/{victim}/plan/", PLAN, [(day("due_on", days(-1)), "due_on")]),
    ("victims/{victim}/plan/", PLAN, choices("owner")),
    ("victims/{victim}/contact/", CONTACT, [*choices("method"), *choices("is_reached")]),
    ("victims/{victim}/contact/", CONTACT, [*texts("summary", 4000, required=True), *moments("happened_at")]),
    ("victims/{victim}/contact/", CONTACT, [(COMING, "happened_at")]),
    ("victims/{victim}/views/", VIEWS, [*texts("wishes", 4000), *texts("fears", 4000), *dates("said_on")]),
    ("victims/{victim}/views/", VIEWS, [*texts("support_service", 200), ({"wishes": " "}, "wishes")]),
    ("victims/{victim}/rights/", {"version": 1}, choices("has_enhanced_rights")),
    ("plan/{action}/change/", PLAN | {"version": 1}, [*texts("what", 500, required=True), *choices("owner")]),
    ("plan/{action}/done/", day("done_on", days(0)) | {"outcome": "x"}, dates("done_on")),
    ("plan/{action}/done/", day("done_on", days(0)) | {"outcome": "x"}, texts("outcome", 500, required=True)),
    ("milestones/new/", PAST | {"kind": "arrested"}, [*choices("kind"), *moments("happened_at")]),
    ("milestones/new/", PAST | {"kind": "arrested"}, [*texts("note", 2000), (COMING, "happened_at")]),
    ("milestones/{milestone}/victims/{victim}/", TOLD, [*choices("outcome"), *moments("told_at")]),
    ("milestones/{milestone}/victims/{victim}/", TOLD, texts("told_by", 120, required=True)),
    ("no-order/new/", WAIT, [*choices("kind"), *choices("why"), *texts("explanation", 4000, required=True)]),
    ("no-order/new/", WAIT, [*dates("decided_on"), *dates("review_on")]),
    ("assessments/{assessment}/strike/", {}, REASON),
    ("plan/{action}/strike/", {}, REASON),
    ("contact/{entry}/strike/", {}, REASON),
    ("milestones/{milestone}/strike/", {}, REASON),
    ("updates/{update}/strike/", {}, REASON),
    ("no-order/{decision}/strike/", {}, REASON),
]


@pytest.fixture
def keys(case: Case, officer: User) -> dict[str, int]:
    victim = case.victims.first()
    milestone = happen(officer, case)
    return {
        "victim": victim.pk,
        "owner": officer.pk,
        "action": plan(officer, victim).pk,
        "entry": contact(officer, victim).pk,
        "milestone": milestone.pk,
        "update": tell(officer, milestone, victim).pk,
        "assessment": assess(officer, victim).pk,
        "decision": wait(officer, case).pk,
    }


@pytest.mark.parametrize(("path", "good", "wrongs"), FORMS, ids=lambda value: str(value)[:40])
def test_form_refuses_what_cannot_be(
    client: Client, case: Case, keys: dict[str, int], path: str, good: dict[str, Any], wrongs: list[Wrong]
) -> None:
    url = f"/cases/{case.reference}/safety/{path.format(**keys)}"
    given = {name: str(value).format(**keys) for name, value in good.items()}
    if path.endswith("risk/"):
        given |= {f"q-{code}": answer for code, answer in all_quiet().items()}

    for wrong in wrongs:
        check_refused(client, url, given, wrong)
