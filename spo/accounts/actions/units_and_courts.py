"""Units and courts."""

from typing import TypeVar

from django.db import transaction

from spo.accounts.models import Court, Unit, User
from spo.accounts.permissions import check_manage_accounts
from spo.accounts.saving import save_unique
from spo.audit.enums import Operation
from spo.audit.record import record

Place = TypeVar("Place", Unit, Court)


@transaction.atomic
def add_unit(*, by: User, name: str, force: str, chief_officer: str) -> Unit:
    return _save(by, Unit(), {"name": name, "force": force, "chief_officer": chief_officer})


@transaction.atomic
def change_unit(*, by: User, unit: Unit, name: str, force: str, chief_officer: str) -> Unit:
    return _save(by, unit, {"name": name, "force": force, "chief_officer": chief_officer})


@transaction.atomic
def add_court(*, by: User, name: str, address: str) -> Court:
    return _save(by, Court(), {"name": name, "address": address})


@transaction.atomic
def change_court(*, by: User, court: Court, name: str, address: str) -> Court:
    return _save(by, court, {"name": name, "address": address})


def _save(by: User, place: Place, facts: dict[str, str]) -> Place:
    check_manage_accounts(by)
    kind = place._meta.model_name
    did = f"{kind}.changed" if place.pk else f"{kind}.added"
    changed = [field for field, value in facts.items() if getattr(place, field) != value]
    for field in changed:
        setattr(place, field, facts[field])
    if changed:
        save_unique(place)
        record(
            by=by,
            did=did,
            operation=Operation.ADMINISTRATION,
            subject=f"{kind} {place.pk}",
            fields=changed,
        )
    return place
