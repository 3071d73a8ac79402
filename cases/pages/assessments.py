"""What the pages say on which risk is assessed and questionnaires are loaded."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from cases.models import Questionnaire, Victim
from cases.pages.safety import safe_contact, victim_url
from cases.permissions.safety import visible_questionnaires
from cases.risk import latest_assessment
from spo.accounts.models import User
from spo.exceptions import NotNow
from spo.pages.keys import key_from
from spo.workdays import today


def questionnaires(user: User, asked_for: str) -> tuple[Questionnaire, list[Questionnaire]]:
    """The one asked for, or else the unit's own, or else what is there for everybody; and the others."""
    offered = list(visible_questionnaires(user.unit))
    if not offered:
        raise NotNow("There is no questionnaire. A supervisor loads one under Questionnaires.")
    chosen = next((row for row in offered if row.pk == key_from(asked_for)), offered[0])
    return chosen, [row for row in offered if row != chosen]


def start(victim: Victim) -> dict[str, Any]:
    """What the form starts from: today, and beside each question what was said the last time."""
    latest = latest_assessment(victim)
    return {
        "last": latest.answers if latest else {},
        "initial": {"assessed_on": today(timezone.now())},
    }


def assess_context(victim: Victim, chosen: Questionnaire, others: Sequence[Questionnaire]) -> dict[str, Any]:
    return safe_contact(victim) | {
        "title": "Assess the risk",
        "caption": victim.person.name,
        "questionnaire": chosen,
        "others": others,
        "guidance": chosen.content["guidance"],
        "back_url": victim_url(victim),
    }
