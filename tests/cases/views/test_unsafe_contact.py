"""A contact by a way that must never be used: asked at the form, recorded with its reason, told to supervisors."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cases.actions.contacts import add_contact_detail
from cases.actions.victim_contact import strike_contact
from cases.enums import ContactKind
from cases.models import Case, ContactDetail, ContactEntry, Victim
from cases.pages.safety import UNSAFE_SHOWN_DAYS
from cases.permissions.safety import unsafe_contacts
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Mistaken
from tests.cases.views.sending import day, errors, send
from tests.factories.cases import make_case
from tests.factories.safety import contact, days

SAID = {"method": "phone", "is_reached": "yes", "summary": "Called about the camera."}
ALL_SAID = {"was_unsafe": "yes", "knows_unsafe": "yes", "unsafe_reason": "She rang from it"}
As = Callable[[User], Client]


@pytest.fixture
def victim(case: Case) -> Victim:
    return case.victims.first()


@pytest.fixture
def unsafe(officer: User, victim: Victim) -> ContactDetail:
    return add_contact_detail(
        by=officer,
        role=victim,
        kind=ContactKind.PHONE,
        value="07700 900123",
        is_unsafe_to_contact=True,
        note="He pays for it",
    )


def log(client: Client, victim: Victim, **answers: Any) -> Any:
    url = f"/cases/{victim.case.reference}/safety/victims/{victim.pk}/contact/"
    moment = day("happened_at", days(-1)) | {"happened_at-time": "10:15"}
    return send(client, url, **SAID, **moment, **answers)


def test_form_asks_nothing_where_nothing_is_unsafe(client: Client, victim: Victim) -> None:
    assert (log(client, victim).status_code, ContactEntry.objects.count()) == (303, 1)


def test_form_asks_whether_something_unsafe_was_used(
    client: Client, victim: Victim, unsafe: ContactDetail
) -> None:
    refused = log(client, victim)

    assert (refused.status_code, list(errors(refused))) == (422, ["was_unsafe"])
    assert "Phone (confidential), He pays for it" in refused.text
    assert "07700 900123" not in refused.text


@pytest.mark.parametrize("missing", ["knows_unsafe", "unsafe_reason", "unsafe_detail"])
def test_unsafe_contact_takes_a_tick_and_a_reason(
    client: Client, victim: Victim, unsafe: ContactDetail, missing: str
) -> None:
    given = ALL_SAID | {"unsafe_detail": str(unsafe.pk)}
    del given[missing]

    refused = log(client, victim, **given)

    assert (refused.status_code, list(errors(refused))) == (422, [missing])
    assert ContactEntry.objects.count() == 0


def test_unsafe_contact_is_recorded_shown_and_told_to_supervisors(
    client: Client, client_for: As, victim: Victim, unsafe: ContactDetail, supervisor: User
) -> None:
    answer = log(client, victim, **ALL_SAID, unsafe_detail=str(unsafe.pk))

    entry = ContactEntry.objects.get()
    assert (answer.status_code, entry.unsafe_detail, entry.unsafe_reason) == (303, unsafe, "She rang from it")
    assert AuditEvent.objects.get(did="contact_entry.logged").fields == ["unsafe_detail"]
    page = client.get(answer["Location"]).text
    assert "Phone used although it is marked unsafe" in page
    mine, theirs = client.get("/my-work/"), client_for(supervisor).get("/my-work/")
    assert (mine.context["unsafe_contacts"], len(theirs.context["unsafe_contacts"])) == ([], 1)
    assert "She rang from it" in theirs.text


def test_no_to_the_question_names_nothing(client: Client, victim: Victim, unsafe: ContactDetail) -> None:
    log(client, victim, was_unsafe="no", unsafe_detail=str(unsafe.pk), unsafe_reason="x")

    entry = ContactEntry.objects.get()
    assert (entry.unsafe_detail, entry.unsafe_reason) == (None, "")


def test_only_what_is_unsafe_for_this_victim_can_be_named(
    officer: User, case: Case, victim: Victim, unsafe: ContactDetail
) -> None:
    other = case.victims.last()

    for named, reason in ((other, "Why"), (victim, "")):
        with pytest.raises(Mistaken):
            contact(officer, named, unsafe_detail=unsafe, unsafe_reason=reason)


def test_supervisors_see_what_stands_of_their_unit_and_of_the_last_days(
    officer: User, supervisor: User, stranger: User, victim: Victim, unsafe: ContactDetail
) -> None:
    said = {"unsafe_detail": unsafe, "unsafe_reason": "Why"}
    kept, struck = contact(officer, victim, **said), contact(officer, victim, **said)
    strike_contact(by=officer, entry=struck, reason="Of another victim")
    make_case(officer=stranger)
    since = timezone.now() - timedelta(days=UNSAFE_SHOWN_DAYS)

    assert list(unsafe_contacts(supervisor, since)) == [kept]
    assert list(unsafe_contacts(supervisor, timezone.now() + timedelta(days=1))) == []
    assert list(unsafe_contacts(officer, since)) == []
