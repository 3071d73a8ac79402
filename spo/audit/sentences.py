"""How an event of the record reads."""

import re

from spo.audit.enums import Operation
from spo.audit.models import AuditEvent

SENTENCES = {
    "session.started": "Signed in",
    "session.ended": "Signed out",
    "session.refused": "Sign-in refused: {subject}",
    "record.consulted": "Read the record",
    "alias.added": "Another name added: {subject}",
    "alias.removed": "Another name removed: {subject}",
    "assessment.recorded": "Risk assessed: {subject}",
    "binding.settled": "Asked another unit about an order that may bind somebody in the case",
    "contact_entry.logged": "Contact with a victim logged: {subject}",
    "determination.changed": "Decision of the court changed: {subject}",
    "exhibit.not_scanned": "Could not be checked for viruses: {subject}",
    "exhibit.scanned": "Checked for viruses: {subject}",
    "file_store.cleared": "Files that no row spoke of taken out of the {subject}",
    "handling.recorded": "What was done with {subject} recorded",
    "import.asked_for": "Import started: {subject}",
    "import.described": "Meaning of the columns changed: {subject}",
    "import.sifted": "File read before it was imported: {subject}",
    "incident.found_no_breach": "Found to be no breach of the order: {subject}",
    "incident.grouped": "Alike incidents grouped: {subject}",
    "incident.linked": "Linked to another case: {subject}",
    "incident.moved": "Moved to another case: {subject}",
    "incident.received": "Received from another case: {subject}",
    "incident.taken_out": "Taken out of its series: {subject}",
    "incident.ungrouped": "Series taken apart: {subject}",
    "incident.weighed": "What it shows changed: {subject}",
    "incident_link.struck": "Link to another case struck: {subject}",
    "naming.settled": "Asked whether an incident named somebody under an order, and answered: {subject}",
    "no_order_decision.recorded": "Decision not to apply, or to wait, recorded: {subject}",
    "overdue_notification.decided": "Decided whether a late notification was an offence: {subject}",
    "people.matched": "Looked for people who are recorded already: {subject}",
    "person.changed": "Who somebody is changed: {subject}",
    "person.merged": "Two records of one person joined: {subject}",
    "person.parted": "Two records separated again: {subject}",
    "proof.downloaded": "Proof of service downloaded: {subject}",
    "rendition.asked_for": "A copy to read asked for: {subject}",
    "rendition.asked_for_again": "A copy to read asked for again: {subject}",
    "rendition.consulted": "A copy to read opened: {subject}",
    "rendition.made": "A copy to read made: {subject}",
    "system_entry.recorded": "Entry in a national system recorded: {subject}",
    "transcript.copied": "Transcript taken along: {subject}",
    "transcript.exhibited": "Transcript made an exhibit: {subject}",
    "victim.changed": "Safe contact or rights changed: {subject}",
    "victim_told.recorded": "What a victim was told of the order recorded: {subject}",
    "victim_update.recorded": "What a victim was told recorded: {subject}",
    "victim_views.recorded": "What a victim wants and fears recorded: {subject}",
}

FIELDS = {
    "against_other": "who else it was against",
    "age_from": "the estimated age",
    "age_to": "the estimated age",
    "area_limb": "the link to the police area",
    "cancelled_at": "when it was cancelled",
    "cps_consulted": "whether the Crown Prosecution Service was consulted",
    "demo": "by a button of the demo, without a password",
    "due_on": "when it is due",
    "duration_kind": "how long it lasts",
    "duration_months": "how many months it lasts",
    "effect": "the effect on the victim",
    "ended_on": "when it ended",
    "ends_on": "the last day",
    "ends_time": "the time it ended",
    "from_on": "the first day it was in use",
    "has_enhanced_rights": "whether they have enhanced rights",
    "how_known": "how it is known",
    "is_confidential": "whether the suspect knows it",
    "is_for_respondent": "whether the respondent may see it",
    "is_unsafe_to_contact": "whether it is safe to use",
    "made_on": "when it was made",
    "mapping": "what the columns mean",
    "met_at": "when it was met",
    "other_force_consulted": "whether the other force was consulted",
    "owner": "who sees to it",
    "part_of": "the series it belongs to",
    "parts": "its incidents",
    "place": "where it happened",
    "reopened_at": "when it was opened again",
    "safe_contact": "how they can be contacted safely",
    "seen_at": "when it was seen",
    "starts_on": "the day it happened",
    "starts_time": "the time it happened",
    "taken_by": "who took it",
    "told_by": "who told them",
    "unsafe_detail": "a way that must never be used for contact",
    "until_on": "the last day it was in use",
    "when_kind": "how well the day is known",
}
OF_MACHINES = {"fingerprint", "sifted", "value_hash", "version"}
PATTERNS = {
    r"is_(.+)": "whether it is {}",
    r"has_(.+)": "whether it has {}",
    r"(.+)_(?:on|at)": "when it was {}",
    r"(.+)_by": "who it was {} by",
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
    """Which of its facts the event is about, such as "what happened, where it happened"."""
    told = (_in_words(name) for name in event.fields if name not in OF_MACHINES)
    return ", ".join(dict.fromkeys(told))


def _in_words(name: str) -> str:
    if name in FIELDS:
        return FIELDS[name]
    shapes = ((re.fullmatch(pattern, name), words) for pattern, words in PATTERNS.items())
    found = next(((match, words) for match, words in shapes if match), None)
    text = found[1].format(found[0][1]) if found else name
    return text.replace("_", " ").replace("-", " ")
