"""What is recorded about risk and safety, with something sensible for all that is not given."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from cases.actions.assessments import record_assessment
from cases.actions.decisions import record_no_order
from cases.actions.milestones import record_milestone, record_update
from cases.actions.safety import add_safety_action
from cases.actions.victim_contact import log_contact, record_views
from cases.enums import ContactMethod, Happened, NotNowKind, RiskLevel, Told, WhyNot
from cases.models import (
    Assessment,
    Case,
    ContactEntry,
    Milestone,
    NoOrderDecision,
    Questionnaire,
    SafetyAction,
    Victim,
    VictimUpdate,
    VictimViews,
)
from cases.questionnaires.answering import questions
from spo.accounts.models import User


def general() -> Questionnaire:
    """The one that comes with the software."""
    return Questionnaire.objects.get(unit=None)


def all_quiet(**given: str) -> dict[str, str]:
    """The first answer that suggests nothing to every question, but for those given."""
    asked = {question["code"]: question["answers"] for question in questions(general().content)}
    quiet = {
        code: next((answer["code"] for answer in answers if not answer["suggests"]), "")
        for code, answers in asked.items()
    }
    return quiet | {code.replace("_", "-"): answer for code, answer in given.items()}


def days(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)


def ago(**given: int) -> datetime:
    return timezone.now() - timedelta(**given)


def assess(by: User, victim: Victim, **given: Any) -> Assessment:
    facts = {
        "questionnaire": general(),
        "answers": all_quiet(threats="yes"),
        "level": RiskLevel.HIGH,
        "reasons": "",
        "assessed_on": days(0),
    }
    return record_assessment(by=by, victim=victim, **facts | given)


def plan(by: User, victim: Victim, **given: Any) -> SafetyAction:
    facts = {"what": "Fit a door camera", "owner": by, "due_on": days(3)}
    return add_safety_action(by=by, victim=victim, **facts | given)


def contact(by: User, victim: Victim, **given: Any) -> ContactEntry:
    facts = {
        "happened_at": ago(hours=1),
        "method": ContactMethod.PHONE,
        "is_reached": True,
        "summary": "She is staying with a friend.",
    }
    return log_contact(by=by, victim=victim, **facts | given)


def say(by: User, victim: Victim, **given: Any) -> VictimViews:
    facts = {"said_on": days(0), "wishes": "An order", "fears": "", "support_service": ""}
    return record_views(by=by, victim=victim, **facts | given)


def happen(by: User, case: Case, **given: Any) -> Milestone:
    facts = {"kind": Happened.ARRESTED, "happened_at": ago(hours=2), "note": ""}
    return record_milestone(by=by, case=case, **facts | given)


def tell(by: User, milestone: Milestone, victim: Victim, **given: Any) -> VictimUpdate:
    facts = {"outcome": Told.TOLD, "told_at": ago(hours=1), "told_by": "Ana", "how": "By phone"}
    return record_update(by=by, milestone=milestone, victim=victim, **facts | given)


def wait(by: User, case: Case, **given: Any) -> NoOrderDecision:
    facts = {
        "kind": NotNowKind.WAITING,
        "why": WhyNot.EVIDENCE,
        "explanation": "The phone is being examined.",
        "decided_on": days(0),
        "review_on": days(14),
    }
    return record_no_order(by=by, case=case, **facts | given)
