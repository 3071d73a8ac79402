"""Logging an incident in seconds, adding to it later, and taking it back."""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from cases import hooks
from cases.actions.retelling import retell_series
from cases.aiming import aim
from cases.changes import altered, enter_in_second_cases, lock_case, lock_row, save_changes, withdraw_rows
from cases.clocks import prompt_assessment
from cases.enums import Act, AssessAgain, HowKnown
from cases.models import Case, Incident, Victim
from cases.numbers import next_incident_number
from cases.policies import check_change_incident, check_of_case, check_when, check_withdraw_incident
from cases.record import enter
from cases.series import standing_parts
from cases.when import When
from cases.words import incident_words
from spo.accounts.models import User
from spo.audit.enums import Operation


@dataclass(frozen=True)
class Happening:
    """What is told of an incident. The first four are asked at once, the rest can follow."""

    when: When
    acts: list[Act]
    what_happened: str
    victims: list[Victim] = field(default_factory=list)
    against_other: str = ""
    count: int = 1
    place: str = ""
    effect: str = ""
    how_known: HowKnown | str = ""
    crime_reference: str = ""

    def columns(self) -> dict[str, Any]:
        others = {
            "acts": [act.value for act in Act if act in self.acts],
            "what_happened": self.what_happened,
            "against_other": self.against_other,
            "count": self.count,
            "place": self.place,
            "effect": self.effect,
            "how_known": self.how_known,
            "crime_reference": self.crime_reference,
        }
        return asdict(self.when) | others


@transaction.atomic
def log_incident(*, by: User, case: Case, told: Happening) -> Incident:
    """Upper floors are told in the same transaction: who is under an order may matter at once."""
    locked = lock_case(by, case)
    check_of_case(locked, *told.victims)
    check_when(told.when, now=timezone.localtime())
    incident = Incident.objects.create(
        case=locked, number=next_incident_number(locked), logged_by=by, **told.columns()
    )
    aim([incident], [victim.pk for victim in told.victims])
    enter(by, "incident.logged", locked, incident.subject, Operation.COLLECTION)
    hooks.incident_logged(by, incident)
    prompt_assessment(by, locked, AssessAgain.INCIDENT)
    return incident


@transaction.atomic
def change_incident(*, by: User, incident: Incident, version: int, told: Happening) -> Incident:
    """Upper floors are told, and refuse what would take the ground from under something of theirs."""
    case = lock_case(by, incident.case)
    check_of_case(case, *told.victims)
    check_when(told.when, now=timezone.localtime())
    changes, aimed_at = told.columns(), list(incident.victims.select_related("person"))
    locked = lock_row(
        incident,
        version,
        changes,
        lambda row: incident_words(row, aimed_at),
        yours=incident_words(altered(incident, changes), told.victims),
    )
    check_change_incident(locked)
    has_moved = set(aimed_at) != set(told.victims)
    if has_moved:
        locked.targets.all().delete()
        aim([locked], [victim.pk for victim in told.victims])
    if fields := save_changes(locked, changes, also=["victims"] if has_moved else []):
        enter(by, "incident.changed", case, locked.subject, fields=fields)
        hooks.incident_changed(by, locked)
        if locked.part_of:
            retell_series(by=by, series=locked.part_of)
    return locked


@transaction.atomic
def withdraw_incident(*, by: User, incident: Incident, reason: str) -> Incident:
    """It stays in the timeline, struck through, with who took it back and why; the parts of a series go with it."""
    case = lock_case(by, incident.case)
    locked = Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk)
    check_withdraw_incident(locked)
    changes = {"withdrawn_by": by, "withdrawn_at": timezone.now(), "withdrawn_reason": reason}
    save_changes(locked, changes)
    withdraw_rows(by, standing_parts(locked), reason)
    enter(by, "incident.withdrawn", case, locked.subject)
    enter_in_second_cases(by, [locked])
    hooks.incident_withdrawn(by, locked)
    if locked.part_of:
        retell_series(by=by, series=locked.part_of, reason=reason)
    return locked
