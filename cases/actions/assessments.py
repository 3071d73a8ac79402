"""Judging the risk to a victim, and the sets of questions it is judged with."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from cases.changes import lock_case, mark_struck, strike
from cases.clocks import refresh_assessment
from cases.deadlines import ASSESSMENT
from cases.enums import RiskLevel
from cases.models import Assessment, Questionnaire, Victim
from cases.permissions.safety import check_load_questionnaire
from cases.policies import check_of_case
from cases.policies.safety import (
    check_assessment,
    check_assessment_newest,
    check_questionnaire,
    check_victim_standing,
)
from cases.questionnaires.answering import suggested
from cases.questionnaires.reading import Questions
from cases.record import enter
from spo.accounts.models import Unit, User
from spo.audit.actors import Actor
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.notices.deadlines import meet_deadline


@transaction.atomic
def record_assessment(
    *,
    by: User,
    victim: Victim,
    questionnaire: Questionnaire,
    answers: Mapping[str, str],
    level: RiskLevel,
    reasons: str,
    assessed_on: date,
    next_due_on: date | None = None,
) -> Assessment:
    """The level is the assessor's; what the answers suggest is kept beside it. Unless a day is named, the questionnaire
    says how soon the next one is due."""
    case = lock_case(by, victim.case)
    check_of_case(case, victim)
    check_victim_standing(victim)
    days = questionnaire.content["due_again_after_days"][level]
    due_again = next_due_on or assessed_on + timedelta(days=days)
    facts: dict[str, Any] = {
        "answers": answers,
        "level": level,
        "reasons": reasons,
        "assessed_on": assessed_on,
    }
    check_assessment(questionnaire, unit=case.unit, next_due_on=due_again, **facts)
    check_assessment_newest(victim, assessed_on)
    assessment = Assessment.objects.create(
        case=case,
        victim=victim,
        questionnaire=questionnaire,
        suggested=suggested(questionnaire.content, answers),
        next_due_on=due_again,
        assessed_by=by,
        **facts,
    )
    enter(by, "assessment.recorded", case, assessment.subject, Operation.COLLECTION)
    meet_deadline(by=by, rule=ASSESSMENT, subject=victim.subject)
    refresh_assessment(by, case, victim)
    return assessment


@transaction.atomic
def strike_assessment(*, by: User, assessment: Assessment, reason: str) -> None:
    """The one before it counts again; when there is none, the question is open again."""
    case = lock_case(by, assessment.case)
    strike(assessment, by=by, case=case, reason=reason)
    refresh_assessment(by, case, assessment.victim)


@transaction.atomic
def load_questionnaire(*, by: Actor, questions: Questions, unit: Unit | None) -> Questionnaire:
    """A new edition beside the earlier ones, for one unit or, from the console, for all."""
    check_load_questionnaire(by, unit)
    check_questionnaire(questions, unit)
    loaded = Questionnaire.objects.create(
        code=questions.code,
        edition=questions.edition,
        title=questions.title,
        content=questions.content,
        sha256=questions.sha256,
        unit=unit,
        loaded_by=by if isinstance(by, User) else None,
    )
    _record(by, "questionnaire.loaded", loaded)
    return loaded


@transaction.atomic
def strike_questionnaire(*, by: User, questionnaire: Questionnaire, reason: str) -> None:
    """Loaded by mistake: it is offered no more, and the edition before it is. Assessments made with it stand."""
    check_load_questionnaire(by, questionnaire.unit)
    mark_struck(questionnaire, by=by, reason=reason)
    _record(by, "questionnaire.struck", questionnaire)


def _record(by: Actor, did: str, questionnaire: Questionnaire) -> None:
    subject = f"questionnaire {questionnaire.code}, edition {questionnaire.edition}"
    record(by=by, did=did, operation=Operation.ADMINISTRATION, subject=subject)
