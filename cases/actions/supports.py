"""Saying what an incident helps to show: which parts of the test it supports, and how."""

from collections.abc import Mapping

from django.db import transaction

from cases.changes import lock_case, lock_row, save_changes
from cases.enums import Limb
from cases.models import Incident, IncidentSupport
from cases.policies import check_incident_stands
from cases.record import enter
from cases.words import Words, support_words
from spo.accounts.models import User


@transaction.atomic
def weigh_incident(*, by: User, incident: Incident, version: int, supports: Mapping[Limb, str]) -> Incident:
    """`supports` holds a sentence for each part of the test that the incident supports, and no other part."""
    case = lock_case(by, incident.case)
    locked = lock_row(incident, version, {}, _words_of, yours=support_words(supports))
    check_incident_stands(locked)
    before = {row.limb: row for row in locked.supports.all()}
    changed = [limb for limb in Limb if _how(before.get(limb)) != supports.get(limb)]
    for limb in changed:
        if limb in supports:
            said = {"how": supports[limb], "said_by": by}
            IncidentSupport.objects.update_or_create(incident=locked, limb=limb, defaults=said)
        else:
            before[limb].delete()
    if save_changes(locked, {}, also=[limb.value for limb in changed]):
        enter(by, "incident.weighed", case, locked.subject, fields=[limb.value for limb in changed])
    return locked


def _how(row: IncidentSupport | None) -> str | None:
    return None if row is None else row.how


def _words_of(incident: Incident) -> Words:
    return support_words({Limb(row.limb): row.how for row in incident.supports.all()})
