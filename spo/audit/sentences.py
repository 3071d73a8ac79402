"""How an event of the record reads."""

from spo.audit.enums import Operation
from spo.audit.models import AuditEvent

SENTENCES = {
    "session.started": "Signed in",
    "session.ended": "Signed out",
    "session.refused": "Sign-in refused: {subject}",
    "record.consulted": "Read the record",
    "binding.settled": "Asked another unit about an order that may bind somebody in the case",
    "file_store.cleared": "Files that no row spoke of taken out of the {subject}",
}

FIELDS = {
    "cancelled_at": "when it was cancelled",
    "demo": "by a button of the demo, without a password",
    "ended_on": "when it ended",
    "met_at": "when it was met",
    "seen_at": "when it was seen",
}


def sentence(event: AuditEvent) -> str:
    """Such as "Incident 12 withdrawn", or "Account changed: user 12" where the verb belongs to something else."""
    if event.did in SENTENCES:
        return SENTENCES[event.did].format(subject=event.subject)
    noun, _, verb = event.did.replace("_", " ").rpartition(".")
    noun = noun.replace(".", " ")
    about_itself = not event.subject or event.subject.startswith(noun)
    text = f"{event.subject or noun} {verb}" if about_itself else f"{noun} {verb}: {event.subject}"
    return text[:1].upper() + text[1:]


def details(event: AuditEvent) -> list[str]:
    """What else the event holds, a line each."""
    lines = {
        "Case": event.case_reference,
        "Changed" if event.operation == Operation.ALTERATION else "About": field_words(event),
        "Reason": event.reason,
        "Sent to": ", ".join(event.recipients),
    }
    return [f"{label}: {text}" for label, text in lines.items() if text]


def field_words(event: AuditEvent) -> str:
    """Which of its facts the event is about, such as "what happened, place"."""
    return ", ".join(FIELDS.get(name) or name.replace("_", " ") for name in event.fields)
