"""When something about risk, safety and what a victim is told may be recorded, and what cannot be so."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import Max, QuerySet
from django.utils import timezone

from cases.models import ContactDetail, Questionnaire, SafetyAction, Victim
from cases.policies import check_case_open
from cases.policies.struck import check_strike
from cases.questionnaires.answering import suggested
from cases.questionnaires.reading import Questions
from cases.risk import latest_assessment
from spo.accounts.models import Unit, User
from spo.exceptions import Mistaken, NotNow
from spo.workdays import today


def check_victim_standing(victim: Victim) -> None:
    check_case_open(victim.case)
    check_not_removed(victim)


def check_not_removed(victim: Victim) -> None:
    if victim.is_removed:
        raise NotNow(f"{victim.person.name} was removed from the case.")


def check_assessment(
    questionnaire: Questionnaire,
    *,
    unit: Unit,
    answers: Mapping[str, str],
    level: str,
    reasons: str,
    assessed_on: date,
    next_due_on: date,
) -> None:
    """Who judges otherwise than the answers suggest says why; the next time lies after this one."""
    if questionnaire.unit_id not in (None, unit.pk):
        raise NotNow("This questionnaire belongs to another unit.")
    if questionnaire.is_struck:
        raise NotNow("This questionnaire was struck from the record. Assess with another one.")
    problems = {}
    if assessed_on > today(timezone.now()):
        problems["assessed_on"] = "The date of the assessment must be today or in the past"
    if next_due_on <= assessed_on:
        problems["next_due_on"] = "The next assessment must be after this one"
    if not reasons and level != suggested(questionnaire.content, answers):
        problems["reasons"] = "Enter why you chose another level than the answers suggest"
    _refuse(problems)


def check_assessment_newest(victim: Victim, assessed_on: date) -> None:
    """A later assessment would hide it: the day can be before the last one only by mistake."""
    newest = latest_assessment(victim)
    if newest and assessed_on < newest.assessed_on:
        raise Mistaken({"assessed_on": "The date must not be before the last assessment"})


def check_questionnaire(questions: Questions, unit: Unit | None) -> None:
    """Editions count upwards by one, so that none hides those to come. A code that is for everybody is nobody’s own."""
    loaded = Questionnaire.objects.filter(code=questions.code)
    if unit and loaded.filter(unit=None).exists():
        raise Mistaken(
            {"text": f"“{questions.code}” is the code of questions for every unit. Give the file another"}
        )
    following = (loaded.filter(unit=unit).aggregate(last=Max("edition"))["last"] or 0) + 1
    if questions.edition != following:
        raise Mistaken(
            {"text": f"The next edition of “{questions.title}” is {following}. Change it in the file"}
        )


def check_action_due(due_on: date) -> None:
    """Asked of a new date alone: one that has gone by since stays as it was set."""
    if due_on < today(timezone.now()):
        raise Mistaken({"due_on": "The day it is due must be today or in the future"})


def check_finish_action(action: SafetyAction, done_on: date) -> None:
    check_open_action(action)
    if done_on > today(timezone.now()):
        raise Mistaken({"done_on": "The day it was done must be today or in the past"})


def check_open_action(action: SafetyAction) -> None:
    check_strike(action)
    if action.done_on:
        raise NotNow("This action was done already.")


def check_in_past(field: str, name: str, moment: datetime) -> None:
    if moment > timezone.now():
        raise Mistaken({field: f"{name} must be in the past"})


def check_day_past(field: str, name: str, day: date) -> None:
    if day > today(timezone.now()):
        raise Mistaken({field: f"{name} must be today or in the past"})


def check_unsafe_contact(detail: ContactDetail | None, reason: str, unsafe: QuerySet[ContactDetail]) -> None:
    """`unsafe` is what must never be used to reach the victim: whoever did says why."""
    if detail is None:
        return
    if not unsafe.filter(pk=detail.pk).exists():
        raise Mistaken({"unsafe_detail": "Select what was used from the list"})
    if not reason:
        raise Mistaken({"unsafe_reason": "Enter why it was used"})


def check_told(told_at: datetime, since: datetime) -> None:
    check_in_past("told_at", "The time", told_at)
    if told_at < since:
        raise Mistaken({"told_at": "The time must be after what happened"})


def check_views(wishes: str, fears: str, support_service: str, said_on: date) -> None:
    check_day_past("said_on", "The day", said_on)
    if not (wishes or fears or support_service):
        raise Mistaken({"wishes": "Enter what they want, what they fear, or who supports them"})


def check_no_order(decided_on: date, review_on: date) -> None:
    check_day_past("decided_on", "The day of the decision", decided_on)
    if review_on <= max(decided_on, today(timezone.now())):
        raise Mistaken({"review_on": "The date for looking at it again must be in the future"})


def _refuse(problems: dict[str, str]) -> None:
    if problems:
        raise Mistaken(problems)


def check_owner(owner: User, in_post: QuerySet[User]) -> None:
    """Only somebody in post in the unit sees the case, and so the action."""
    if not in_post.filter(pk=owner.pk).exists():
        raise Mistaken({"owner": "Select somebody in post in the unit"})
