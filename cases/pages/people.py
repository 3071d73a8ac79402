"""What the pages of people say: a card for each, and all that is known of one."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils import timezone

from cases.ages import age_wording, youth
from cases.enums import ContactKind
from cases.matching.traces import unread
from cases.models import Case, ContactDetail, Suspect, Victim
from cases.pages.denials import edit_denied
from cases.permissions.merges import out_of_reach
from cases.permissions.people import (
    joined_names,
    recorded_elsewhere,
    visible_aliases,
    visible_contact_details,
    visible_earlier_orders,
)
from cases.policies import check_remove_victim
from cases.words import earlier_order_words, person_words, rows, suspect_words
from spo.accounts.models import User
from spo.dates import gov_date
from spo.workdays import today


def card(role: Victim | Suspect) -> dict[str, Any]:
    person, day = role.person, today(timezone.now())
    told = {"Age": age_wording(person, day).removeprefix("aged ")}
    if isinstance(role, Suspect):
        told |= {"Description": person.description} if not person.is_identified else {}
        told |= {"Youth court": str(youth(person, day))} if str(youth(person, day)) else {}
    else:
        told |= {"Safe contact": role.safe_contact}
    if other := _recorded_as(role):
        told |= {"Recorded here as": other}
    return {
        "title": f"{person.name}, {'suspect' if isinstance(role, Suspect) else 'victim'}",
        "rows": rows(told),
        "card_actions": [{"text": "Open", "url": person_url(role)}],
    }


def removed_rows(user: User, case: Case) -> list[dict[str, Any]]:
    """Without the name of anybody whom only another unit has now: it may be a new one."""
    hidden = out_of_reach(user, [victim.person_id for victim in case.removed_victims])
    return [
        {"victim": victim, "is_hidden": victim.person_id in hidden, "url": person_url(victim)}
        for victim in case.removed_victims
    ]


def context(user: User, role: Victim | Suspect) -> dict[str, Any]:
    """Who somebody is, how to reach them, and for each button why it is off."""
    case, person, day = role.case, role.person, today(timezone.now())
    suspect = role if isinstance(role, Suspect) else None
    denied = edit_denied(user, case)
    return {
        "role": role,
        "person": person,
        "is_suspect": suspect is not None,
        "rows": rows(person_words(person)),
        "age": age_wording(person, day),
        "youth": str(youth(person, day)) if suspect else "",
        "recorded_as": _recorded_as(role),
        "same_person": _entries_of_same(role),
        "known_url": reverse("open_known_person", args=[person.pk]),
        "aliases": visible_aliases(user, person),
        "joined_names": joined_names(user, person),
        "details": details_by_kind(visible_contact_details(user, person), lambda row: case.reference),
        "add_detail_url": ""
        if denied
        else reverse("add_contact_detail", args=[case.reference, role.person_key]),
        "units": recorded_elsewhere(user, person),
        "suspect_rows": rows(suspect_words(suspect)) if suspect else [],
        "orders": _orders(suspect) if suspect else [],
        "edit_denied": denied,
        "remove_denied": "" if suspect else edit_denied(user, case, check_remove_victim, role),
    }


def _recorded_as(role: Victim | Suspect) -> str:
    """The name of the record that this was made for, where it was joined to another since."""
    return role.recorded_as.name if role.recorded_as else ""


def _entries_of_same(role: Victim | Suspect) -> list[dict[str, str]]:
    """Other entries of this case that turned out to be the same person."""
    others = [each for each in role.case.victims.all() if each.person_id == role.person_id and each != role]
    return [{"text": f"Entry as {_entry_name(each)}", "url": person_url(each)} for each in others]


def _entry_name(victim: Victim) -> str:
    return victim.recorded_as.name if victim.recorded_as else victim.person.name


def details_by_kind(
    details: Iterable[ContactDetail], opened_in: Callable[[ContactDetail], str]
) -> list[tuple[str, list[dict[str, Any]]]]:
    """For cases/_contact_details.html, in the order of the kinds; of one kind what is in use first, then the latest.

    `opened_in` gives the reference of the case in which one is opened.
    """
    order = list(ContactKind.values)
    ordered = sorted(details, key=lambda row: (order.index(row.kind), row.until_on is not None, -row.pk))
    grouped = groupby(ordered, key=lambda row: row.kind)
    return [
        (ContactKind(kind).label, [_detail(row, opened_in(row)) for row in rows_of])
        for kind, rows_of in grouped
    ]


def _detail(row: ContactDetail, reference: str) -> dict[str, Any]:
    """The value only where the suspect knows it."""
    shown = ("is_confidential", "platform", "is_unsafe_to_contact", "note")
    told = {name: getattr(row, name) for name in shown}
    return told | {
        "period": _period(row),
        "value": "" if row.is_confidential else row.value,
        "unread": unread(row.kind, row.value),
        "url": reverse("open_contact_detail", args=[reference, row.pk]),
    }


def _period(row: ContactDetail) -> str:
    if row.from_on and row.until_on:
        return f"{gov_date(row.from_on)} to {gov_date(row.until_on)}"
    if row.until_on:
        return f"Until {gov_date(row.until_on)}"
    return f"Since {gov_date(row.from_on)}" if row.from_on else "In use"


def person_url(role: Victim | Suspect) -> str:
    return reverse("open_person", args=[role.case.reference, role.person_key])


def _orders(suspect: Suspect) -> list[dict[str, Any]]:
    reference = suspect.case.reference
    return [
        {
            "title": str(order),
            "rows": rows(earlier_order_words(order)),
            "card_actions": [
                {"text": "Change", "url": reverse("change_earlier_order", args=[reference, order.pk])},
                {"text": "Remove", "url": reverse("remove_earlier_order", args=[reference, order.pk])},
            ],
        }
        for order in visible_earlier_orders(suspect)
    ]
