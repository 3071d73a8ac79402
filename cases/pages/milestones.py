"""What happened in the investigation and what each victim was told of it; decisions not to apply; markers of both."""

from typing import Any

from django.urls import reverse

from cases.chart.figures import Sign
from cases.enums import REFERRED, Happened, NotNowKind, Told, WhyNot
from cases.hooks import Marker
from cases.models import Case, Milestone, NoOrderDecision, Victim, VictimUpdate
from cases.pages.cards import Card, fact_card
from cases.permissions.safety import standing_milestones
from spo.dates import gov_date, gov_datetime
from spo.workdays import day_of

_REPORTED = Sign("Reported", "circle")
_ARREST = Sign("Arrest, interview, bail", "square")
_DECISION = Sign("Charge or decision", "ring")

SIGNS = {
    Happened.REPORTED: _REPORTED,
    Happened.ARRESTED: _ARREST,
    Happened.INTERVIEWED: _ARREST,
    Happened.RELEASED: _ARREST,
    Happened.BAILED: _ARREST,
    Happened.BAIL_CHANGED: _ARREST,
    Happened.UNDER_INVESTIGATION: _ARREST,
    Happened.CHARGED: _DECISION,
    Happened.NO_INVESTIGATION: _DECISION,
    Happened.NO_FURTHER_ACTION: _DECISION,
    Happened.HEARING: Sign("Hearing", "bar"),
}


def milestone_markers(case: Case) -> list[Marker]:
    """For the timeline and the chart of the course of conduct."""
    link = reverse("open_safety", args=[case.reference])
    found = [(Happened(row.kind), row) for row in standing_milestones(case)]
    return [
        Marker(day_of(row.happened_at), kind.label, f"{link}#milestone-{row.pk}", SIGNS[kind])
        for kind, row in found
    ]


def milestone_card(case: Case, milestone: Milestone) -> Card:
    """What happened, and for each victim whether they were told, or the way to record it."""
    kind = Happened(milestone.kind)
    words = {
        "Note": milestone.note,
        "Recorded": f"{gov_datetime(milestone.recorded_at)}, by {milestone.recorded_by.title}",
    }
    title = f"{kind.label}, {gov_datetime(milestone.happened_at)}"
    card = fact_card(case, milestone, title, words, [("Strike", "strike_milestone")])
    if kind != Happened.HEARING:
        updates = list(milestone.updates.all())
        told = [_told_row(case, milestone, victim, updates) for victim in case.standing_victims]
        card["rows"] = [*told, *card["rows"]]
    return card | {"id": f"milestone-{milestone.pk}"}


def _told_row(case: Case, milestone: Milestone, victim: Victim, updates: list[VictimUpdate]) -> Card:
    about = [update for update in updates if update.victim_id == victim.pk]
    said = "\n".join(_words(update, Happened(milestone.kind)) for update in about) or "Nothing recorded yet"
    row: dict[str, Any] = {"key": victim.person.name, "value": said}
    if milestone.is_struck:
        return row
    text = "Refer" if milestone.kind == Happened.REPORTED else "Tell"
    url = reverse("record_update", args=[case.reference, milestone.pk, victim.pk])
    row["actions"] = [{"text": text, "url": url, "hidden": victim.person.name}]
    if standing := [update for update in about if not update.is_struck]:
        strike = reverse("strike_update", args=[case.reference, standing[-1].pk])
        hidden = f"the last entry about {victim.person.name}"
        row["actions"].append({"text": "Strike", "url": strike, "hidden": hidden})
    return row


def _words(update: VictimUpdate, kind: Happened) -> str:
    outcome, how = Told(update.outcome), f" ({update.how})" if update.how else ""
    ended = REFERRED[outcome] if kind == Happened.REPORTED else outcome.label
    words = f"{ended}, {gov_datetime(update.told_at)}, {update.told_by}{how}"
    return f"Struck: {words}. {update.struck_reason}" if update.is_struck else words


def decision_sentence(decision: NoOrderDecision) -> str:
    what = NotNowKind(decision.kind).label
    on, again = gov_date(decision.decided_on), gov_date(decision.review_on)
    return f"Decided on {on}: {what[:1].lower()}{what[1:]}. Looked at again on {again}."


def decision_card(case: Case, decision: NoOrderDecision) -> Card:
    words = {
        "Main reason": WhyNot(decision.why).label,
        "What led to it": decision.explanation,
        "Looked at again": gov_date(decision.review_on),
        "Decided by": decision.decided_by.title,
    }
    title = f"{NotNowKind(decision.kind).label}, {gov_date(decision.decided_on)}"
    return fact_card(case, decision, title, words, [("Strike", "strike_no_order")])


def update_words(milestone: Milestone) -> dict[str, str]:
    """The heading of the form, and what there is to tell."""
    kind = Happened(milestone.kind)
    if kind == Happened.REPORTED:
        return {"title": "Refer to a support service", "intro": "Within two working days of the report."}
    return {"title": "Tell the victim", "intro": f"{kind.label}, {gov_datetime(milestone.happened_at)}."}
