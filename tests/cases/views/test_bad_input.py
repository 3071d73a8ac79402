"""Every form of a case refuses what cannot be beside its field, shows it again, and saves nothing."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client

from cases.actions.contacts import add_contact_detail
from cases.actions.earlier_orders import add_earlier_order
from cases.actions.exhibits import Received, add_exhibit
from cases.enums import ContactKind, EarlierOrderKind
from cases.models import Case
from spo.accounts.models import User
from tests.cases.views.sending import day
from tests.wrong import Wrong, check_refused, choices, dates, texts

DETAILS = {"version": 1, "relationship": "family", "investigation": "open"}
CONTACT = {"kind": "phone", "value": "07700 900456", "is_known": "no"}
EARLIER = {"kind": "bail"}
EXHIBIT = {"version": 1, "title": "Letter", "is_for_respondent": "yes"}
VERSION: list[Wrong] = [({"version": typed}, "version") for typed in ("", "x", "-1", "99999999999")]
REASON = texts("reason", 1000, required=True)
PERIOD = [
    *dates("from_on"),
    *dates("until_on"),
    (day("from_on", date(2026, 5, 2)) | day("until_on", date(2026, 5, 1)), "until_on"),
]
CONTACT_WRONG = [
    *choices("kind"),
    *choices("is_known"),
    *texts("value", 500, required=True),
    *texts("note", 200),
    *texts("platform", 60),
    *PERIOD,
]
EARLIER_WRONG = [
    *choices("kind"),
    *texts("court", 120),
    *texts("terms", 4000),
    *texts("breaches", 2000),
    *dates("made_on"),
    *dates("ended_on"),
    (day("made_on", date(2020, 1, 2)) | day("ended_on", date(2020, 1, 1)), "ended_on"),
    (day("made_on", date(2199, 1, 1)), "made_on"),
]
FORMS: list[tuple[str, dict[str, Any], list[Wrong]]] = [
    ("change/", DETAILS, [*choices("relationship"), *choices("investigation"), *VERSION]),
    ("change/", DETAILS, texts("crime_references", 40)),
    ("hand-over/", {"to_officer": "{colleague}", "reason": "Moved"}, choices("to_officer")),
    ("hand-over/", {"to_officer": "{colleague}", "reason": "Moved"}, texts("reason", 2000, required=True)),
    ("close/", {"reason": "other", "explanation": "Because"}, choices("reason")),
    ("close/", {"reason": "other", "explanation": "Because"}, texts("explanation", 2000, required=True)),
    ("people/new/", {"given_names": "Violet"}, texts("given_names", 120, required=True)),
    ("people/new/", {"given_names": "Violet"}, [*texts("family_name", 120), *dates("date_of_birth")]),
    (
        "people/new/",
        {"given_names": "Violet"},
        [*texts("phone", 100), *texts("email", 200), *texts("online", 200)],
    ),
    ("people/{victim}/change/", {"version": 1, "given_names": "Vera"}, dates("date_of_birth")),
    ("people/{victim}/change/", {"version": 1, "given_names": "Vera"}, texts("description", 2000)),
    ("people/{victim}/safe-contact/", {"version": 1}, [*texts("safe_contact", 2000), *VERSION]),
    ("people/{victim}/names/new/", {"name": "Vee"}, texts("name", 200, required=True)),
    ("people/{victim}/contact/new/", CONTACT, CONTACT_WRONG),
    ("people/{spare}/remove/", {"reason": "Wrong"}, REASON),
    ("contact/{contact}/change/", CONTACT | {"version": 1}, [*CONTACT_WRONG, *VERSION]),
    ("suspect/change/", {"version": 1}, [*choices("area_limb", required=False), *texts("work_times", 1000)]),
    ("suspect/change/", {"version": 1}, [*texts("education_times", 1000), *VERSION]),
    ("suspect/change/", {"version": 1}, texts("religious_observance", 1000)),
    ("earlier-orders/new/", EARLIER, EARLIER_WRONG),
    ("earlier-orders/{earlier}/change/", EARLIER | {"version": 1}, [*EARLIER_WRONG, *VERSION]),
    ("incidents/1/withdraw/", {"reason": "Twice"}, REASON),
    ("evidence/{exhibit}/change/", EXHIBIT, [*texts("title", 200, required=True), *VERSION]),
    ("evidence/{exhibit}/change/", EXHIBIT, choices("is_for_respondent")),
    ("evidence/{exhibit}/change/", EXHIBIT, choices("incident", required=False)),
    ("evidence/{exhibit}/withdraw/", {"reason": "Twice"}, REASON),
    ("evidence/{exhibit}/download/", {"purpose": "cps"}, choices("purpose")),
]


@pytest.fixture
def keys(case: Case, officer: User, colleague: User) -> dict[str, int]:
    victim, spare = case.victims.all()
    contact = add_contact_detail(by=officer, role=victim, kind=ContactKind.PHONE, value="07700 900123")
    earlier = add_earlier_order(by=officer, suspect=case.suspect, kind=EarlierOrderKind.BAIL)
    file = Received(BytesIO(b"a note"), "note.txt", "text/plain")
    exhibit = add_exhibit(by=officer, case=case, file=file, title="A note", is_for_respondent=True)
    people = {"victim": victim.person_id, "spare": spare.person_id, "colleague": colleague.pk}
    return {**people, "contact": contact.pk, "earlier": earlier.pk, "exhibit": exhibit.pk}


@pytest.mark.parametrize(("path", "good", "wrongs"), FORMS, ids=lambda value: str(value)[:40])
def test_form_refuses_what_cannot_be(
    client: Client, case: Case, keys: dict[str, int], path: str, good: dict[str, Any], wrongs: list[Wrong]
) -> None:
    url = f"/cases/{case.reference}/{path.format(**keys)}"
    given = {name: str(value).format(**keys) for name, value in good.items()}

    for wrong in wrongs:
        check_refused(client, url, given, wrong)
