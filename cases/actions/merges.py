"""Two records that are one person: joined, with every link, and parted again, with every link."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cases import hooks
from cases.joining import Joined, holder, roots
from cases.matching.index import reindex
from cases.models import Alias, Case, ContactDetail, Person, PersonMerge, Suspect, Victim
from cases.permissions.merges import cases_of, check_merge_people, check_undo_merge
from cases.policies.merging import check_can_merge, check_can_undo
from cases.record import enter
from spo.accounts.models import User
from spo.audit.enums import Operation

LINKS = (Victim, Suspect, Alias, ContactDetail)


@transaction.atomic
def merge_people(*, by: User, kept: Person, merged: Person, reason: str) -> PersonMerge:
    """`merged` becomes another name of `kept`. Nothing is lost: see `undo_merge`."""
    cases = _lock_cases([kept.pk, merged.pk])
    kept, merged = _lock_people(kept.pk, merged.pk)
    check_merge_people(by, kept, merged)
    check_can_merge(kept, merged)
    merge = PersonMerge.objects.create(kept=kept, merged=merged, reason=reason, merged_by=by)
    _put_in_place({kept.pk, merged.pk})
    _tell(by, "person.merged", cases, merge, kept)
    for case in cases:
        hooks.person_named(by, case, kept)
    return merge


@transaction.atomic
def undo_merge(*, by: User, merge: PersonMerge, reason: str) -> PersonMerge:
    """Each record has again what was recorded for it; what was added since to the kept one stays there."""
    holder_now = Person.objects.get(pk=merge.kept_id)
    root = holder_now.identity_id or holder_now.pk
    cases = _lock_cases([root])
    people = _lock_people(*{root, merge.kept_id, merge.merged_id})
    locked = PersonMerge.objects.select_for_update().get(pk=merge.pk)
    check_undo_merge(by, locked)
    check_can_undo(locked)
    locked.undone_by, locked.undone_at, locked.undone_reason = by, timezone.now(), reason
    locked.save(update_fields=["undone_by", "undone_at", "undone_reason"])
    _put_in_place({person.pk for person in people})
    _tell(by, "person.parted", cases, locked, *people)
    return locked


def _lock_cases(people: Collection[int]) -> list[Case]:
    """Every case that anything of theirs is in, in the order of their keys, so that no two joinings wait for each other."""
    keys = cases_of(people).values_list("pk", flat=True)
    return list(Case.objects.select_for_update(of=("self",)).filter(pk__in=list(keys)).order_by("pk"))


def _lock_people(*keys: int) -> list[Person]:
    """As they are now, in the order asked for; locked in the order of their keys."""
    rows = {row.pk: row for row in Person.objects.select_for_update().filter(pk__in=keys).order_by("pk")}
    return [rows[key] for key in keys]


def _put_in_place(keys: Collection[int]) -> None:
    """Every link of everybody joined to these, where it belongs by the joinings that stand."""
    cluster, standing = _cluster(keys)
    now = roots(Joined(merge.kept_id, merge.merged_id) for merge in standing)
    people = list(Person.objects.filter(pk__in=cluster))
    newest = max(person.version for person in people) + 1  # a form opened before says so when it is sent
    for person in people:
        person.identity_id, person.version = now.get(person.pk), newest
        person.save(update_fields=["identity", "version"])
    for model in LINKS:
        for link in model.objects.filter(Q(person__in=cluster) | Q(recorded_as__in=cluster)):
            place = holder(link.recorded_as_id or link.person_id, now)
            if place != (link.person_id, link.recorded_as_id):
                link.person_id, link.recorded_as_id = place
                link.save(update_fields=["person", "recorded_as"])
    reindex(*sorted(cluster))


def _cluster(keys: Collection[int]) -> tuple[set[int], list[PersonMerge]]:
    """Everybody joined to one of these, now or until a moment ago, and the joinings among them that stand."""
    cluster: set[int] = set(keys)
    while True:
        touching = Q(kept__in=cluster) | Q(merged__in=cluster)
        standing = list(PersonMerge.objects.standing().filter(touching))
        grown = cluster.union(*({merge.kept_id, merge.merged_id} for merge in standing))
        if grown == cluster:
            return cluster, standing
        cluster = grown


def _tell(by: User, did: str, cases: Iterable[Case], merge: PersonMerge, *people: Person) -> None:
    """A line in the record of every case; floors above hear of everybody whose name or details are others now."""
    for case in cases:
        enter(by, did, case, merge.subject, Operation.COMBINATION)
    for person in people:
        hooks.contact_changed(by, Person.objects.get(pk=person.pk))
