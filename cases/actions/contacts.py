"""Addresses, numbers and accounts of the people in a case. Confidential unless somebody says otherwise."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from cases.changes import enter_in_unit, lock_case, lock_row, person_now, save_changes
from cases.confidential import value_hash
from cases.enums import ContactKind
from cases.hooks import contact_changed, person_named
from cases.matching.index import reindex
from cases.models import Case, ContactDetail, Suspect, Victim
from cases.permissions.cases import check_edit_case
from cases.policies.contacts import check_unsafe
from cases.words import contact_words
from spo.accounts.models import User
from spo.audit.enums import Operation


@transaction.atomic
def add_contact_detail(
    *,
    by: User,
    role: Victim | Suspect,
    kind: ContactKind,
    value: str,
    platform: str = "",
    is_confidential: bool = True,
    is_unsafe_to_contact: bool = False,
    note: str = "",
    from_on: date | None = None,
    until_on: date | None = None,
) -> ContactDetail:
    case = lock_case(by, role.case)
    check_unsafe(value, is_unsafe=is_unsafe_to_contact)
    detail = ContactDetail.objects.create(
        person=person_now(role),
        case=case,
        kind=kind,
        platform=platform,
        value=value,
        value_hash=value_hash(kind, value),
        is_confidential=is_confidential,
        is_unsafe_to_contact=is_unsafe_to_contact,
        note=note,
        from_on=from_on,
        until_on=until_on,
    )
    enter_in_unit(by, "contact_detail.added", case, detail, Operation.COLLECTION)
    _now_known(by, case, detail)
    return detail


@transaction.atomic
def change_contact_detail(
    *,
    by: User,
    case: Case,
    detail: ContactDetail,
    version: int,
    kind: ContactKind,
    value: str,
    is_confidential: bool,
    platform: str = "",
    is_unsafe_to_contact: bool,
    note: str,
    from_on: date | None,
    until_on: date | None,
) -> ContactDetail:
    locked_case = lock_case(by, case)
    check_unsafe(value, is_unsafe=is_unsafe_to_contact)
    changes: dict[str, Any] = {
        "kind": kind,
        "platform": platform,
        "value": value,
        "value_hash": value_hash(kind, value),
        "is_confidential": is_confidential,
        "is_unsafe_to_contact": is_unsafe_to_contact,
        "note": note,
        "from_on": from_on,
        "until_on": until_on,
    }
    locked = lock_row(detail, version, changes, contact_words)
    check_edit_case(by, locked.case)
    if fields := save_changes(locked, changes):
        enter_in_unit(by, "contact_detail.changed", locked_case, locked, fields=fields)
        _now_known(by, locked_case, locked)
    return locked


@transaction.atomic
def remove_contact_detail(*, by: User, case: Case, detail: ContactDetail) -> None:
    """From now on papers are no longer searched for it. What it said is kept in its history."""
    locked_case = lock_case(by, case)
    locked = ContactDetail.objects.select_for_update().get(pk=detail.pk)
    check_edit_case(by, locked.case)
    if locked.removed_at is None:
        locked.removed_at = timezone.now()
        locked.save(update_fields=["removed_at"])
        enter_in_unit(by, "contact_detail.removed", locked_case, locked, Operation.ERASURE)
        reindex(locked.person)
        contact_changed(by, locked.person)


def _now_known(by: User, case: Case, detail: ContactDetail) -> None:
    reindex(detail.person)
    contact_changed(by, detail.person)
    person_named(by, case, detail.person)
