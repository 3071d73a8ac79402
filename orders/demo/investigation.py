"""What else was done in a case of the demo: the risk judged, the victim told and kept safe, calls imported."""

import csv
import io
from datetime import date, timedelta

from cases import enums
from cases.actions.assessments import record_assessment
from cases.actions.decisions import record_no_order
from cases.actions.exhibits import Received
from cases.actions.imports import ask_for_import, upload_import
from cases.actions.milestones import record_milestone, record_update
from cases.actions.safety import add_safety_action, finish_safety_action
from cases.actions.victim_contact import log_contact, record_views
from cases.enums import Act, ContactMethod, Happened, HowKnown, NotNowKind, RiskLevel, WhyNot
from cases.models import Case, Questionnaire, Victim
from orders.demo.days import at
from orders.demo.telling import Told
from spo.accounts.models import User
from spo.work.models import Job
from spo.work.running import run

DENIED = (
    "alone",
    "others-used",
    "sexual",
    "strangling",
    "weapons",
    "damage",
    "suicidal",
    "alcohol-drugs-health",
)
QUIET = dict.fromkeys((*DENIED, "earlier-victims", "crisis", "children", "vulnerable"), "no")
HIGH = {"fear": "in-fear-of-violence", "changed-life": "yes", "escalation": "yes", "fixation": "yes"}
MEDIUM = {"fear": "worried", "changed-life": "yes", "how-often": "weekly", "separation": "no"}
WHY = {
    RiskLevel.HIGH: "What he does grows, he does not accept that it is over, and she expects violence.",
    RiskLevel.MEDIUM: "It goes on every week and has changed how the victim lives. No threat of violence is known.",
}
NUMBER = "07700 900655"
CALL_DAYS = range(150, 60, -3)


def judge_risk(told: Told) -> None:
    """High where there were threats or violence; assessed today for each victim."""
    questionnaire = Questionnaire.objects.get(code="general-stalking", edition=1, unit=None)
    acts = {act for incident in told.incidents for act in incident.acts}
    level = RiskLevel.HIGH if acts & {Act.THREATS, Act.VIOLENCE} else RiskLevel.MEDIUM
    for victim in told.case.standing_victims:
        record_assessment(
            by=told.case.officer,
            victim=victim,
            questionnaire=questionnaire,
            answers=QUIET | (HIGH if level == RiskLevel.HIGH else MEDIUM),
            level=level,
            reasons=WHY[level],
            assessed_on=told.today,
        )


def wait_for_name(told: Told) -> None:
    """Nobody can be brought to court before it is known who they are."""
    today = told.today
    record_no_order(
        by=told.case.officer,
        case=told.case,
        kind=NotNowKind.WAITING,
        why=WhyNot.UNIDENTIFIED,
        explanation="The phone used is a prepaid one. The network has been asked who topped it up.",
        decided_on=today - timedelta(days=2),
        review_on=today + timedelta(days=12),
    )


def go_on_after_breach(told: Told) -> None:
    """From the report to bail, what the doctor was told and wants, and the calls to her surgery."""
    case, today = told.case, told.today
    by, victim = case.officer, case.victims.get()
    reported = record_milestone(
        by=by, case=case, kind=Happened.REPORTED, happened_at=at(today, 120, 15), note=""
    )
    arrested = record_milestone(
        by=by,
        case=case,
        kind=Happened.ARRESTED,
        happened_at=at(today, 1, 7, 40),
        note="Arrested at home after the breach.",
    )
    record_milestone(
        by=by,
        case=case,
        kind=Happened.BAILED,
        happened_at=at(today, 1, 16),
        note="Not to go near Alder Street.",
    )
    for milestone, day in ((reported, 119), (arrested, 1)):
        record_update(
            by=by,
            milestone=milestone,
            victim=victim,
            outcome=enums.Told.TOLD,
            told_at=at(today, day, 17, 30),
            told_by=by.title,
            how="By phone, through the practice manager",
        )
    _keep_safe(victim, by=by, today=today)
    _import_calls(case, victim, by=by, today=today)


def _keep_safe(victim: Victim, *, by: User, today: date) -> None:
    record_views(
        by=by,
        victim=victim,
        said_on=today - timedelta(days=118),
        wishes="That he stays away from the surgery and from her home, and stops writing.",
        fears="That he will follow her home now that he knows which door she uses.",
        support_service="Northmoor Stalking Advocacy",
    )
    log_contact(
        by=by,
        victim=victim,
        happened_at=at(today, 118, 10),
        method=ContactMethod.IN_PERSON,
        is_reached=True,
        summary="Met at the surgery with her advocate. Went through the terms she wants.",
    )
    alarm = add_safety_action(
        by=by,
        victim=victim,
        what="Fit a panic alarm at the side door of the surgery",
        owner=by,
        due_on=today,
    )
    finish_safety_action(
        by=by, action=alarm, done_on=today - timedelta(days=104), outcome="Fitted, and tried with her."
    )
    add_safety_action(
        by=by,
        victim=victim,
        what="Mark her home on the command system for an urgent response",
        owner=by,
        due_on=today + timedelta(days=3),
    )


def _import_calls(case: Case, victim: Victim, *, by: User, today: date) -> None:
    """The surgery's call list, as its exchange exports it."""
    batch = upload_import(
        by=by,
        case=case,
        file=Received(io.BytesIO(call_list(today)), "surgery-calls.csv", "text/csv"),
        acts=[Act.CONTACTING],
        victims=[victim.pk],
        how_known=HowKnown.DEVICE,
    )
    run(str(Job.objects.get(key=batch.job_key).pk))
    batch.refresh_from_db()
    ask_for_import(by=by, batch=batch, version=batch.version)


def call_list(today: date) -> bytes:
    """More calls a day as the months go by."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["Date and time", "From", "Type", "Direction", "Duration"])
    for days_ago in CALL_DAYS:
        for call in range(1 + (150 - days_ago) // 15):
            moment = at(today, days_ago, 8 + call, (7 * call + days_ago) % 60)
            writer.writerow([f"{moment:%d/%m/%Y %H:%M:%S}", NUMBER, "Call", "Missed", "0"])
    return table.getvalue().encode()


SEQUELS = {"investigating": wait_for_name, "order_broken": go_on_after_breach}
