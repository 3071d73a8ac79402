"""What the pages of people say: a card for each, and all that is known of one."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from cases.ages import age_wording, youth
from cases.models import Suspect, Victim
from cases.pages.denials import edit_denied
from cases.permissions.people import visible_aliases, visible_contact_details, visible_earlier_orders
from cases.policies import check_remove_victim
from cases.words import earlier_order_words, person_words, rows, suspect_words
from spo.accounts.models import User
from spo.workdays import today


def card(role: Victim | Suspect) -> dict[str, Any]:
    person, day = role.person, today(timezone.now())
    told = {"Age": age_wording(person, day).removeprefix("aged ")}
    if isinstance(role, Suspect):
        told |= {"Description": person.description} if not person.is_identified else {}
        told |= {"Youth court": str(youth(person, day))} if str(youth(person, day)) else {}
    else:
        told |= {"Safe contact": role.safe_contact}
    return {
        "title": f"{person.name}, {'suspect' if isinstance(role, Suspect) else 'victim'}",
        "rows": rows(told),
        "card_actions": [{"text": "Open", "url": person_url(role)}],
    }


def context(user: User, role: Victim | Suspect) -> dict[str, Any]:
    """Who somebody is, how to reach them, and for each button why it is off."""
    case, person, day = role.case, role.person, today(timezone.now())
    suspect = role if isinstance(role, Suspect) else None
    return {
        "role": role,
        "person": person,
        "is_suspect": suspect is not None,
        "rows": rows(person_words(person)),
        "age": age_wording(person, day),
        "youth": str(youth(person, day)) if suspect else "",
        "aliases": visible_aliases(person),
        "details": visible_contact_details(person),
        "suspect_rows": rows(suspect_words(suspect)) if suspect else [],
        "orders": _orders(suspect) if suspect else [],
        "edit_denied": edit_denied(user, case),
        "remove_denied": "" if suspect else edit_denied(user, case, check_remove_victim, role),
    }


def person_url(role: Victim | Suspect) -> str:
    return reverse("open_person", args=[role.case.reference, role.person_id])


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
