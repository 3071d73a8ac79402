"""Changing what an account says of its owner."""

from collections.abc import Callable

import pytest
from django.test import Client

from spo.accounts.models import Unit, User
from spo.audit.models import AuditEvent
from spo.notices.models import OutgoingMail

SignIn = Callable[[User], Client]


def facts(user: User, **changes: object) -> dict[str, object]:
    """The form as the page offers it, with a reason."""
    usual = {
        "submission": "b" * 32,
        "version": user.version,
        "name": user.name,
        "email": user.email,
        "role": user.role,
        "rank": user.rank,
        "collar_number": user.collar_number,
        "unit": user.unit_id or "",
        "court": user.court_id or "",
        "reason": "Moved",
    }
    return usual | changes


def url(user: User) -> str:
    return f"/accounts/{user.pk}/change/"


def test_change_of_unit_ends_sessions_and_is_recorded(
    client_for: SignIn, administrator: User, officer: User, other_unit: Unit
) -> None:
    theirs = client_for(officer)
    response = client_for(administrator).post(
        url(officer), facts(officer, unit=other_unit.pk, name="Olivia Moved")
    )
    officer.refresh_from_db()
    event = AuditEvent.objects.get(did="account.changed")
    assert (response.status_code, officer.unit, officer.name, officer.version) == (
        303,
        other_unit,
        "Olivia Moved",
        1,
    )
    assert (event.fields, event.reason, event.who) == (["name", "unit"], "Moved", administrator.record_name)
    assert theirs.get("/your-account/").status_code == 302


def test_nothing_changed_is_not_recorded(client_for: SignIn, administrator: User, officer: User) -> None:
    theirs = client_for(officer)
    client_for(administrator).post(url(officer), facts(officer))
    assert AuditEvent.objects.filter(did="account.changed").count() == 0
    assert theirs.get("/your-account/").status_code == 200


def test_second_administrator_is_shown_both_texts(
    client_for: SignIn, administrator: User, officer: User
) -> None:
    client = client_for(administrator)
    client.post(url(officer), facts(officer, name="First Wins"))
    response = client.post(url(officer), facts(officer, name="Second Loses", submission="e" * 32))
    page = response.content.decode()
    officer.refresh_from_db()
    assert (response.status_code, officer.name) == (409, "First Wins")
    assert page.count("First Wins") >= 1
    assert page.count('name="version" value="1"') == 1
    assert page.count('name="name" value="Second Loses"') == 1


@pytest.mark.parametrize("changes", [{"role": "auditor"}, {"rank": "chief-constable"}])
def test_administrator_cannot_change_own_role_or_rank(
    client_for: SignIn, administrator: User, changes: dict[str, str]
) -> None:
    client_for(administrator).post(url(administrator), facts(administrator, name="Adam Renamed", **changes))
    administrator.refresh_from_db()
    assert (administrator.role, administrator.rank, administrator.name) == (
        "administrator",
        "staff",
        "Adam Renamed",
    )


def test_administrator_changing_own_name_stays_signed_in(client_for: SignIn, administrator: User) -> None:
    client = client_for(administrator)
    client.post(url(administrator), facts(administrator, name="Adam Renamed"))
    assert client.get("/your-account/").status_code == 200


def test_change_of_address_is_told_to_the_old_one(
    client_for: SignIn, administrator: User, officer: User
) -> None:
    before = officer.email
    client_for(administrator).post(url(officer), facts(officer, email="New@northmoor.example"))
    officer.refresh_from_db()
    assert (officer.email, OutgoingMail.objects.get().address) == ("new@northmoor.example", before)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"reason": ""}, "Enter why you are changing this"),
        ({"reason": "x" * 501}, "must be 500 characters or fewer"),
        ({"version": ""}, "This page is out of date"),
        ({"version": "-1"}, "This page is out of date"),
        ({"name": ""}, "Enter full name"),
    ],
)
def test_bad_change_is_named_and_nothing_saved(
    client_for: SignIn, administrator: User, officer: User, changes: dict[str, str], sentence: str
) -> None:
    response = client_for(administrator).post(url(officer), facts(officer, collar_number="9", **changes))
    officer.refresh_from_db()
    assert (response.status_code, officer.collar_number) == (422, "1001")
    assert sentence in response.content.decode()


def test_taken_address_is_named(
    client_for: SignIn, administrator: User, officer: User, colleague: User
) -> None:
    response = client_for(administrator).post(url(officer), facts(officer, email=colleague.email.upper()))
    assert response.status_code == 422
    assert "Email address belongs to another account" in response.content.decode()


def test_person_who_has_left_cannot_be_changed(
    client_for: SignIn, administrator: User, officer: User
) -> None:
    officer.is_active, officer.left_at = False, "2026-01-01T00:00Z"
    officer.save()
    assert client_for(administrator).get(url(officer)).status_code == 409
