"""The people in a case: who they are, and what they are in it."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from cases.changes import enter_wherever, lock_case, lock_row, person_now, save_changes
from cases.clocks import refresh_victim, start_victim
from cases.enums import AreaLimb
from cases.hooks import contact_changed, person_named, victim_added, victim_removed
from cases.matching.index import reindex
from cases.models import Alias, Case, Person, Suspect, Victim
from cases.naming import Named, lock_recorded, person_of
from cases.permissions.people import visible_aliases
from cases.policies import check_remove_victim
from cases.policies.merging import check_new_victim
from cases.record import enter
from cases.words import person_words, suspect_words, victim_words
from spo.accounts.models import User
from spo.audit.enums import Operation


@transaction.atomic
def add_victim(*, by: User, case: Case, named: Named) -> Victim:
    locked = lock_case(by, case)
    lock_recorded(named)
    person = person_of(by, locked, named, is_confidential=True)
    check_new_victim(locked, person)
    victim = Victim.objects.create(case=locked, person=person)
    enter(by, "victim.added", locked, victim.subject, Operation.COLLECTION)
    person_named(by, locked, person)
    start_victim(by, locked, victim)
    victim_added(by, victim)
    return victim


@transaction.atomic
def change_victim(*, by: User, victim: Victim, version: int, safe_contact: str) -> Victim:
    case = lock_case(by, victim.case)
    changes = {"safe_contact": safe_contact}
    locked = lock_row(victim, version, changes, victim_words)
    if fields := save_changes(locked, changes):
        enter(by, "victim.changed", case, victim.subject, fields=fields)
    return locked


@transaction.atomic
def remove_victim(*, by: User, victim: Victim, reason: str) -> Victim:
    """Added by mistake. They stay on the page of people, struck through, with who took them out and why."""
    case = lock_case(by, victim.case)
    locked = Victim.objects.select_for_update(of=("self",)).select_related("person").get(pk=victim.pk)
    check_remove_victim(locked)
    save_changes(locked, {"removed_by": by, "removed_at": timezone.now(), "removed_reason": reason})
    enter(by, "victim.removed", case, locked.subject)
    refresh_victim(by, case, locked)
    victim_removed(by, locked)
    return locked


@transaction.atomic
def change_person(
    *,
    by: User,
    role: Victim | Suspect,
    version: int,
    given_names: str,
    family_name: str,
    date_of_birth: date | None = None,
    age_from: int | None = None,
    age_to: int | None = None,
    description: str = "",
) -> Person:
    """Who a victim or suspect is. The person is one row, whatever they are in how many cases."""
    case = lock_case(by, role.case)
    changes = {
        "given_names": given_names,
        "family_name": family_name,
        "date_of_birth": date_of_birth,
        "age_from": age_from,
        "age_to": age_to,
        "description": description,
    }
    locked = lock_row(person_now(role), version, changes, person_words)
    if fields := save_changes(locked, changes):
        enter_wherever(by, "person.changed", role, fields=fields)
        reindex(locked)
        contact_changed(by, locked)
        person_named(by, case, locked)
    return locked


@transaction.atomic
def change_suspect(
    *,
    by: User,
    suspect: Suspect,
    version: int,
    area_limb: AreaLimb | str,
    work_times: str,
    education_times: str,
    religious_observance: str,
) -> Suspect:
    """What SPA 2019 s.1(3) and s.2(3) ask about the suspect."""
    case = lock_case(by, suspect.case)
    changes = {
        "area_limb": area_limb,
        "work_times": work_times,
        "education_times": education_times,
        "religious_observance": religious_observance,
    }
    locked = lock_row(suspect, version, changes, suspect_words)
    if fields := save_changes(locked, changes):
        enter(by, "suspect.changed", case, suspect.subject, fields=fields)
    return locked


@transaction.atomic
def add_alias(*, by: User, role: Victim | Suspect, name: str) -> Alias:
    """A name that their unit has already, in whatever capitals, is left as it is."""
    case = lock_case(by, role.case)
    person = person_now(role)
    known = visible_aliases(by, person).filter(recorded_as=None, name__iexact=name).first()
    if known is not None:
        return known
    alias = Alias.objects.create(person=person, case=case, name=name)
    enter_wherever(by, "alias.added", role, Operation.COLLECTION)
    reindex(person)
    person_named(by, case, person)
    return alias


@transaction.atomic
def remove_alias(*, by: User, role: Victim | Suspect, alias: Alias) -> None:
    lock_case(by, role.case)
    person = person_now(role)
    removed, _ = visible_aliases(by, person).filter(pk=alias.pk).delete()
    if removed:
        enter_wherever(by, "alias.removed", role, Operation.ERASURE)
        reindex(person)
