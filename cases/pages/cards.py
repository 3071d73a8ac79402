"""What was recorded in a case, as a summary card. A struck fact stays to be read, with who struck it and why."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from cases.models import Case
from cases.models.struck import Strikable
from cases.words import Words, rows
from spo.dates import gov_date

Card = dict[str, Any]


def fact_card(
    case: Case, fact: Strikable, title: str, words: Words, links: Iterable[tuple[str, str]]
) -> Card:
    """`links` are texts and the names of pages that take the case and the fact."""
    said = rows({label: text for label, text in words.items() if text})
    if fact.struck_at and fact.struck_by:
        body = f"Struck on {gov_date(fact.struck_at)} by {fact.struck_by.title}: {fact.struck_reason}"
        return {"title": f"Struck: {title}", "rows": said, "body": body, "card_actions": []}
    actions = [{"text": text, "url": reverse(name, args=[case.reference, fact.pk])} for text, name in links]
    return {"title": title, "rows": said, "body": "", "card_actions": actions}
