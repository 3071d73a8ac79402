"""What was recorded under an order, as summary cards. A struck fact stays to be read, with who struck it and why."""

from dataclasses import dataclass, field

from django.urls import reverse

from cases.enums import Told
from cases.models.struck import Strikable
from cases.words import Words, rows
from orders.deadlines import service_takes_effect
from orders.enums import BreachOutcome, NationalSystem, News, ServedBy, ServiceMethod, SuspectedOffence
from orders.models import (
    Breach,
    Exemption,
    NoBreach,
    Notification,
    OverdueDecision,
    SealedOrder,
    Service,
    SystemEntry,
    VictimTold,
)
from spo.dates import gov_date, gov_datetime

Action = dict[str, str]


@dataclass(frozen=True)
class Card:
    """For components/summary_card.html."""

    title: str
    rows: list[dict[str, str]]
    body: str = ""
    actions: list[Action] = field(default_factory=list)


def service_card(service: Service) -> Card:
    effect = service_takes_effect(ServiceMethod(service.method), service.acted_at)
    kind = "deemed, not proved" if effect.is_deemed else "actual"
    words = {
        "Served by": f"{ServedBy(service.served_by).label}: {service.server}",
        "At": gov_datetime(service.acted_at),
        "Counts from": f"{gov_date(effect.on)} ({kind})\n{effect.why}",
        "Place": service.place,
        "Proof": service.proof,
        "Proof as a file": service.proof_file_name,
    }
    download_proof = (
        [_link("Download the proof", "download_proof", service.pk)] if service.proof_sha256 else []
    )
    return _card(service, ServiceMethod(service.method).label, words, "strike_service", download_proof)


def victim_told_card(told: VictimTold) -> Card:
    words = {
        "Of what": News(told.about).label,
        "Outcome": Told(told.outcome).label,
        "At": gov_datetime(told.told_at),
        "By": told.told_by,
        "How": told.how,
    }
    return _card(told, told.victim.person.name, words, "strike_victim_told")


def system_entry_card(entry: SystemEntry) -> Card:
    words = {
        "Entered": gov_datetime(entry.entered_at),
        "By": entry.entered_by,
        "Reference": entry.system_reference,
    }
    return _card(entry, NationalSystem(entry.system).label, words, "strike_system_entry")


def notification_card(notification: Notification) -> Card:
    words = {
        "Police station": notification.station,
        "Taken by": notification.taken_by,
        "Acknowledged in writing": "Yes" if notification.is_acknowledged else "No, not yet",
        "Note": notification.note,
    }
    title = f"Notified on {gov_datetime(notification.given_at)}"
    return _card(notification, title, words, "strike_notification")


def exemption_card(exemption: Exemption) -> Card:
    words = {
        "First day": gov_date(exemption.from_on),
        "Final day": gov_date(exemption.ended_on) or "Not known yet",
        "How it is known": exemption.explanation,
    }
    end = [] if exemption.ended_on else [_link("Record the final day", "end_exemption", exemption.pk)]
    return _card(exemption, "Exempt under the Sexual Offences Act 2003", words, "strike_exemption", end)


def decision_card(decision: OverdueDecision) -> Card:
    words = {
        "About": f"The notification due on {gov_date(decision.due_on)}",
        "Decided by": decision.decided_by.title,
        "At": gov_datetime(decision.decided_at),
        "Reason": decision.reason,
    }
    return Card(SuspectedOffence(decision.decision).label, rows(words))


def breach_card(breach: Breach) -> Card:
    outcome = BreachOutcome(breach.outcome).label if breach.outcome else ""
    words = {
        "Incident": f"Incident {breach.incident.number}: {breach.incident.when}",
        "Terms": "\n".join(f"{term.position}. {term.text}" for term in breach.terms.all()),
        "Reported": gov_datetime(breach.reported_at),
        "Arrest attempted": _with_note(gov_datetime(breach.arrest_attempted_at), breach.arrest_note),
        "Charging file sent": gov_date(breach.file_sent_on),
        "Outcome": _with_note(
            f"{outcome}, {gov_date(breach.outcome_on)}" if outcome else "", breach.outcome_note
        ),
    }
    steps = [
        _link("Arrest attempt", "record_arrest_attempt", breach.pk),
        _link("Charging file", "record_file_sent", breach.pk),
        _link("Outcome", "record_breach_outcome", breach.pk),
    ]
    return _card(breach, f"Breach shown by incident {breach.incident.number}", words, "strike_breach", steps)


def no_breach_card(finding: NoBreach) -> Card:
    words = {
        "Incident": f"Incident {finding.incident.number}: {finding.incident.when}",
        "Found": found_by(finding),
        "Reason": finding.reason,
    }
    return _card(finding, f"Incident {finding.incident.number} found no breach", words, "strike_no_breach")


def found_by(finding: NoBreach) -> str:
    return f"By {finding.decided_by.title}, on {gov_datetime(finding.decided_at)}"


def sealed_order_card(sealed: SealedOrder, *, by_clerk: bool = False) -> Card:
    words = {"Sent": f"{gov_datetime(sealed.uploaded_at)}, by {sealed.uploaded_by.title}"}
    open_it = [_link("Download", "download_sealed_order", sealed.pk)]
    return _card(sealed, "Sealed order", words, "strike_sealed_order" if by_clerk else "", open_it)


def _card(fact: Strikable, title: str, words: Words, strike: str, more: list[Action] | None = None) -> Card:
    said = rows({label: text for label, text in words.items() if text})
    if fact.struck_at and fact.struck_by:
        body = f"Struck on {gov_date(fact.struck_at)} by {fact.struck_by.title}: {fact.struck_reason}"
        return Card(f"Struck: {title}", said, body)
    actions = [*(more or []), *([_link("Strike", strike, fact.pk)] if strike else [])]
    return Card(title, said, actions=actions)


def _with_note(words: str, note: str) -> str:
    return "\n".join(filter(None, [words, note]))


def _link(text: str, name: str, pk: int) -> Action:
    return {"text": text, "url": reverse(name, args=[pk])}
