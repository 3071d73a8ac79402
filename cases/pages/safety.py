"""What the pages of risk and safety say: of a case, of one victim, and of one assessment."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from cases.clocks import update_subject
from cases.enums import ContactKind
from cases.models import Assessment, Case, ContactDetail, SafetyAction, Victim, VictimViews
from cases.pages.cards import Card, fact_card
from cases.pages.denials import edit_denied
from cases.pages.milestones import decision_card, decision_sentence, milestone_card
from cases.permissions import safety as permissions
from cases.permissions.people import visible_contact_details
from cases.policies.safety import check_victim_standing
from cases.questionnaires.answering import answered, changes, suggestion
from cases.risk import latest_assessments, level_pill, pill_of
from cases.words import Words, rows
from spo.accounts.models import User
from spo.dates import gov_date
from spo.notices.deadlines import deadlines_of
from spo.notices.showing import deadline_rows

UNSAFE_SHOWN_DAYS = 14


def case_context(user: User, case: Case) -> dict[str, Any]:
    """Every victim in brief, then what concerns the case as a whole."""
    latest, plans = latest_assessments(case), defaultdict(list)
    for action in permissions.standing_actions(case):
        plans[action.victim_id].append(action)
    return {
        "victims": [
            victim_card(victim, latest.get(victim.pk), plans[victim.pk]) for victim in case.standing_victims
        ],
        "milestones": [milestone_card(case, row) for row in permissions.visible_milestones(case)],
        "decisions": [decision_card(case, row) for row in permissions.visible_no_orders(case)],
        "edit_denied": edit_denied(user, case),
    }


def in_brief(case: Case) -> dict[str, Any]:
    """For the overview: how high the risk is, and a decision not to apply until it is looked at again."""
    decision = permissions.newest_no_order(case)
    is_open = decision is not None and deadlines_of(decision.subject).exists()
    return {"risk": pill_of(case), "decision": decision_sentence(decision) if decision and is_open else ""}


def victim_card(victim: Victim, latest: Assessment | None, plan: list[SafetyAction]) -> Card:
    words = {
        "Risk": level_pill(latest.level if latest else None)["text"],
        "Next assessment": gov_date(latest.next_due_on) if latest else "Not assessed yet",
        "Safety plan": _plan_in_brief(plan),
        "Safe contact": victim.safe_contact,
    }
    return {
        "title": victim.person.name,
        "rows": rows(words),
        "card_actions": [{"text": "Open", "url": victim_url(victim)}],
    }


def victim_url(victim: Victim) -> str:
    return reverse("open_victim_safety", args=[victim.case.reference, victim.pk])


def safe_contact(victim: Victim) -> dict[str, Any]:
    """For cases/_safe_contact.html: the rules, and what must never be used, without the values."""
    unsafe = [ContactKind(detail.kind).label.lower() for detail in permissions.unsafe_details(victim)]
    return {"victim": victim, "unsafe_kinds": list(dict.fromkeys(unsafe))}


def unsafe_in_words(user: User, victim: Victim) -> list[tuple[ContactDetail, str]]:
    """What must never be used, told apart as far as somebody may read it: a confidential value stays out of the page."""
    details = list(permissions.unsafe_details(victim))
    readable = set(visible_contact_details(user, victim.person).values_list("pk", flat=True))
    return [(detail, unsafe_words(detail, is_readable=detail.pk in readable)) for detail in details]


def unsafe_words(detail: ContactDetail, *, is_readable: bool) -> str:
    kind = ContactKind(detail.kind).label
    if not is_readable:
        return f"{kind} that another unit recorded"
    said = "confidential" if detail.is_confidential else detail.value
    return ", ".join(filter(None, [f"{kind} ({said})", detail.note]))


def unsafe_contact_rows(user: User) -> list[dict[str, Any]]:
    """For the supervisors of the unit: which contacts of the last days went through what must never be used."""
    since = timezone.now() - timedelta(days=UNSAFE_SHOWN_DAYS)
    return [
        {
            "title": f"{row.case.reference}: {row.victim.person.name}",
            "url": victim_url(row.victim),
            "by": row.recorded_by.title,
            "at": row.happened_at,
            "text": f"{ContactKind(row.unsafe_detail.kind).label}. {row.unsafe_reason}",
        }
        for row in permissions.unsafe_contacts(user, since)
        if row.unsafe_detail
    ]


def safe_contact_of(case: Case, person_id: int) -> dict[str, Any]:
    """The same for whoever of the case it is; nothing for somebody who is no victim in it."""
    victim = next((each for each in case.standing_victims if each.person_id == person_id), None)
    return safe_contact(victim) if victim else {}


def victim_context(user: User, victim: Victim, before: int | None) -> dict[str, Any]:
    """All about one victim; the contact log a page at a time."""
    contacts = permissions.visible_contacts(victim, before=before)
    assessments = list(permissions.visible_assessments(victim))
    standing = [row for row in assessments if not row.is_struck]
    plan = list(permissions.visible_actions(victim))
    views = list(permissions.visible_views(victim))
    return safe_contact(victim) | {
        "person": victim.person,
        "latest": standing[0] if standing else None,
        "pill": level_pill(standing[0].level if standing else None),
        "changes": changes_since(standing[0], standing[1]) if len(standing) > 1 else [],
        "assessments": [assessment_row(row) for row in assessments],
        "plan": [action_card(victim.case, row) for row in plan],
        "views": [views_card(victim.case, row) for row in views[:1] if not row.is_struck],
        "earlier_views": [views_card(victim.case, row) for row in views if row != views[0] or row.is_struck],
        "contacts": contacts.rows,
        "contacts_newest_url": victim_url(victim) if before else "",
        "contacts_older_url": f"?before={contacts.last_key}" if contacts.has_more else "",
        "deadlines": deadline_rows(deadlines_of(*_subjects(victim, plan))),
        "edit_denied": edit_denied(user, victim.case, check_victim_standing, victim),
    }


def _subjects(victim: Victim, plan: Iterable[SafetyAction]) -> list[str]:
    """Whatever a deadline of this victim may be about."""
    updates = [update_subject(row, victim) for row in permissions.standing_milestones(victim.case)]
    return [victim.subject, *updates, *(row.subject for row in plan)]


def assessment_row(row: Assessment) -> dict[str, Any]:
    return {
        "assessment": row,
        "url": reverse("open_assessment", args=[row.case.reference, row.pk]),
        "pill": level_pill(row.level),
    }


def changes_since(new: Assessment, old: Assessment) -> list[Any]:
    """Question by question, in words."""
    return changes(new.questionnaire.content, new.answers, old.questionnaire.content, old.answers)


def _suggested(assessment: Assessment) -> str:
    found = suggestion(assessment.questionnaire.content, assessment.answers)
    level = level_pill(assessment.suggested)["text"] if assessment.suggested else "Nothing"
    return f"{level}: {found.counted} answered, “not known” not counted"


def assessment_context(user: User, assessment: Assessment) -> dict[str, Any]:
    """One assessment as it was made, with the edition of the questions it answered."""
    earlier = permissions.visible_assessments(assessment.victim).filter(
        struck_at__isnull=True, assessed_on__lte=assessment.assessed_on, pk__lt=assessment.pk
    )
    before = earlier.first()
    words = {
        "Level": level_pill(assessment.level)["text"],
        "Answers suggested": _suggested(assessment),
        "Reasons": assessment.reasons,
        "Assessed": f"{gov_date(assessment.assessed_on)}, by {assessment.assessed_by.title}",
        "Next due": gov_date(assessment.next_due_on),
        "Questions": str(assessment.questionnaire),
    }
    content = assessment.questionnaire.content
    return {
        "assessment": assessment,
        "victim_url": victim_url(assessment.victim),
        "rows": rows(words),
        "answers": [
            {"key": each.question, "value": each.said} for each in answered(content, assessment.answers)
        ],
        "before": before,
        "changes": changes_since(assessment, before) if before else [],
        "strike_denied": edit_denied(user, assessment.case),
    }


def action_card(case: Case, action: SafetyAction) -> Card:
    words = {
        "Who": action.owner.title,
        "Due": gov_date(action.due_on),
        "Done": f"{gov_date(action.done_on)}, by {action.done_by.title}" if action.done_by else "",
        "Outcome": action.outcome,
    }
    links = [("Strike", "strike_safety_action")]
    if not action.done_on:
        links = [("Done", "finish_safety_action"), ("Change", "change_safety_action"), *links]
    return fact_card(case, action, action.what, words, links)


def views_card(case: Case, views: VictimViews) -> Card:
    title = f"Said on {gov_date(views.said_on)}"
    return fact_card(case, views, title, _views_words(views), [("Strike", "strike_views")])


def views_rows(views: VictimViews) -> list[dict[str, str]]:
    words = {"Said on": gov_date(views.said_on)} | _views_words(views)
    return rows({label: text for label, text in words.items() if text})


def _views_words(views: VictimViews) -> Words:
    return {
        "What they want": views.wishes,
        "What they fear": views.fears,
        "Support service": views.support_service,
        "Recorded by": views.recorded_by.title,
    }


def _plan_in_brief(plan: list[SafetyAction]) -> str:
    done = sum(1 for row in plan if row.done_on)
    return f"{len(plan) - done} to do, {done} done" if plan else "Nothing planned yet"
