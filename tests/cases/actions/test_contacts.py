"""Contact details: confidential from the start, changed with care, removed with a trace."""

from typing import Any

import pytest

from cases.actions.contacts import add_contact_detail, change_contact_detail, remove_contact_detail
from cases.enums import ContactKind
from cases.models import Case, ContactDetail
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Stale
from tests.factories.cases import make_case

MARK = "QX7-07700900123"


@pytest.fixture
def case(officer: User) -> Case:
    return make_case(officer=officer)


def _change(**given: Any) -> dict[str, Any]:
    unchanged = {
        "kind": ContactKind.PHONE,
        "value": MARK,
        "is_confidential": True,
        "is_unsafe_to_contact": False,
        "note": "",
        "from_on": None,
        "until_on": None,
    }
    return unchanged | given


def test_add_contact_detail_is_confidential_unless_said_otherwise(officer: User, case: Case) -> None:
    detail = add_contact_detail(by=officer, role=case.victims.get(), kind=ContactKind.PHONE, value=MARK)

    assert (detail.is_confidential, detail.is_unsafe_to_contact) == (True, False)


def test_no_contact_value_reaches_the_record(officer: User, case: Case) -> None:
    detail = add_contact_detail(by=officer, role=case.victims.get(), kind=ContactKind.PHONE, value=MARK)
    change_contact_detail(by=officer, case=case, detail=detail, version=1, **_change(value=f"{MARK}1"))
    remove_contact_detail(by=officer, case=case, detail=detail)

    events = AuditEvent.objects.filter(case_reference=case.reference).values()

    assert [event["did"] for event in reversed(events)] == [
        "contact_detail.added",
        "contact_detail.changed",
        "contact_detail.removed",
    ]
    assert MARK not in str(list(events))


def test_change_contact_detail_shows_both_texts_when_stale(officer: User, case: Case) -> None:
    detail = add_contact_detail(by=officer, role=case.victims.get(), kind=ContactKind.PHONE, value="1")
    change_contact_detail(by=officer, case=case, detail=detail, version=1, **_change(value="2"))

    with pytest.raises(Stale) as stale:
        change_contact_detail(by=officer, case=case, detail=detail, version=1, **_change(value="3"))

    assert (stale.value.current["Detail"], stale.value.yours["Detail"]) == ("2", "3")


def test_remove_contact_detail_twice_is_one_removal(officer: User, case: Case) -> None:
    detail = add_contact_detail(by=officer, role=case.victims.get(), kind=ContactKind.PHONE, value="1")

    remove_contact_detail(by=officer, case=case, detail=detail)
    remove_contact_detail(by=officer, case=case, detail=detail)

    assert ContactDetail.objects.get().removed_at is not None
    assert AuditEvent.objects.filter(did="contact_detail.removed").count() == 1
