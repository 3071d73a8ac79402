"""Everything known of one person across the cases in scope, and which other units to ask."""

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone

from cases import hooks
from cases.ages import age_wording
from cases.models import ContactDetail, EarlierOrder, Person, PersonMerge, Suspect, Victim
from cases.pages.frame import case_pill
from cases.pages.people import details_by_kind
from cases.permissions.known_people import (
    acts_against,
    acts_of,
    earlier_orders_of,
    likely_same,
    roles_in_scope,
)
from cases.permissions.matching import Likely
from cases.permissions.merges import check_merge_people, other_units, visible_merges
from cases.permissions.people import joined_names, visible_aliases, visible_contact_details
from cases.words import earlier_order_words, person_words, rows
from spo.accounts.models import User
from spo.dates import gov_date, gov_datetime
from spo.refusals import refusal
from spo.workdays import today


def context(user: User, person: Person) -> dict[str, Any]:
    roles = roles_in_scope(user, person)
    suspected = [role for role in roles if isinstance(role, Suspect)]
    found = likely_same(user, person)
    names = [*(alias.name for alias in visible_aliases(user, person)), *joined_names(user, person)]
    return {
        "person": person,
        "age": age_wording(person, today(timezone.now())),
        "rows": rows(person_words(person) | {"Other names": "\n".join(dict.fromkeys(names))}),
        "details": details_by_kind(visible_contact_details(user, person), _opened_in(roles)),
        "suspected": _suspected(suspected),
        "victim_in": _victim_in([role for role in roles if isinstance(role, Victim)]),
        "all_victims": _all_victims(suspected),
        "orders": [_order(order) for order in earlier_orders_of(suspected)],
        "units": other_units(user, [person]),
        "panels": hooks.person_panels(user, person),
        "likely": [_likely(user, person, each) for each in found.people],
        "likely_units": found.units,
        "held_back": found.held_back,
        "merges": [_merge(person, merge) for merge in visible_merges(user, person)],
    }


def _opened_in(roles: list[Victim | Suspect]) -> Callable[[ContactDetail], str]:
    """The case that a detail was recorded in, where the person still stands there."""
    references = {role.case_id: role.case.reference for role in roles}
    return lambda detail: references.get(detail.case_id) or next(iter(references.values()))


def _suspected(roles: list[Suspect]) -> list[dict[str, Any]]:
    acts = acts_of(roles)
    return [_role(role, _names(role.case.standing_victims), acts.get(role.case_id)) for role in roles]


def _victim_in(roles: list[Victim]) -> list[dict[str, Any]]:
    acts = acts_against(roles)
    return [_role(role, role.case.suspect.person.name, acts.get(role.pk)) for role in roles]


def _role(role: Victim | Suspect, others: str, acts: tuple[int, Any] | None) -> dict[str, Any]:
    times, latest = acts or (0, None)
    return {
        "case": role.case,
        "url": reverse("open_case", args=[role.case.reference]),
        "person_url": reverse("open_person", args=[role.case.reference, role.person_key]),
        "others": others,
        "times": times,
        "latest": gov_date(latest),
        "pill": case_pill(role.case),
        "is_removed": isinstance(role, Victim) and role.is_removed,
    }


def _names(victims: Iterable[Victim]) -> str:
    return ", ".join(dict.fromkeys(victim.person.name for victim in victims))


def _all_victims(roles: list[Suspect]) -> list[dict[str, Any]]:
    """Each person once, however many cases they are in."""
    held: dict[int, list[Victim]] = {}
    for role in roles:
        for victim in role.case.standing_victims:
            held.setdefault(victim.person_id, []).append(victim)
    return [
        {
            "name": victims[0].person.name,
            "url": reverse("open_known_person", args=[key]),
            "cases": ", ".join(dict.fromkeys(victim.case.reference for victim in victims)),
        }
        for key, victims in held.items()
    ]


def _order(order: EarlierOrder) -> dict[str, Any]:
    told = {"Case": order.suspect.case.reference} | earlier_order_words(order)
    return {"title": str(order), "rows": rows(told)}


def _likely(user: User, person: Person, found: Likely) -> dict[str, Any]:
    return {
        "name": found.person.name,
        "url": reverse("open_known_person", args=[found.person.pk]),
        "score": found.score,
        "reasons": ", ".join(found.reasons),
        "roles": "; ".join(f"{role._meta.verbose_name} in {role.case.reference}" for role in found.roles),
        "merge_url": reverse("merge_people", args=_fuller_first(person, found.person)),
        "denied": refusal(check_merge_people, user, person, found.person),
    }


def _fuller_first(person: Person, other: Person) -> list[int]:
    """The record that stays is the one whose page it is, unless only the other has a birthday."""
    keys = [person.pk, other.pk]
    return keys[::-1] if other.date_of_birth and not person.date_of_birth else keys


def _differing(merge: PersonMerge) -> list[str]:
    """What the joined record says otherwise than the one it was joined to: a birthday is not to be overlooked."""
    ours, theirs = person_words(merge.kept), person_words(merge.merged)
    labels = [
        label
        for label, text in theirs.items()
        if text and text != ours[label] and "name" not in label.lower()
    ]
    return [f"{label.lower()} {theirs[label]}" for label in labels]


def _merge(person: Person, merge: PersonMerge) -> dict[str, Any]:
    undone = f"{gov_datetime(merge.undone_at)} by {merge.undone_by.title}" if merge.undone_by else ""
    return {
        "merge": merge,
        "facts": ", ".join(_differing(merge)),
        "by": f"{gov_datetime(merge.merged_at)} by {merge.merged_by.title}",
        "undone": undone,
        "undo_url": "" if undone else reverse("undo_merge", args=[person.pk, merge.pk]),
    }
