"""What each record says, as label and text: for the page that shows it, and for two people who changed it at once."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.template.defaultfilters import filesizeformat

from cases.ages import estimated_age
from cases.enums import (
    Act,
    AreaLimb,
    ContactKind,
    EarlierOrderKind,
    Grouping,
    HowKnown,
    Investigation,
    Limb,
    Relationship,
    Zone,
)
from cases.imports.mapping import FileMapping
from cases.imports.tables import COLUMN_NAMES
from cases.models import (
    Case,
    ContactDetail,
    EarlierOrder,
    Exhibit,
    ImportBatch,
    Incident,
    Person,
    SafetyAction,
    Suspect,
    Transcript,
    Victim,
)
from spo.dates import gov_date, gov_datetime

Words = dict[str, str]
BEGINS = 60


def rows(words: Words) -> list[dict[str, str]]:
    """The same for components/summary_list.html."""
    return [{"key": label, "value": text} for label, text in words.items()]


def case_words(case: Case) -> Words:
    return {
        "Relationship": Relationship(case.relationship).label,
        "Crime references": "\n".join(case.crime_references),
        "Criminal investigation": Investigation(case.investigation).label,
    }


def person_words(person: Person) -> Words:
    return {
        "Given names": person.given_names,
        "Family name": person.family_name,
        "Date of birth": gov_date(person.date_of_birth),
        "Estimated age": estimated_age(person),
        "Description": person.description,
    }


def victim_words(victim: Victim) -> Words:
    return {"Safe contact": victim.safe_contact}


def victim_rights_words(victim: Victim) -> Words:
    return {"Enhanced rights": "Yes" if victim.has_enhanced_rights else "No"}


def safety_action_words(action: SafetyAction) -> Words:
    return {"What": action.what, "Who": action.owner.title, "Due": gov_date(action.due_on)}


def suspect_words(suspect: Suspect) -> Words:
    return {
        "Link to the police area": AreaLimb(suspect.area_limb).label if suspect.area_limb else "",
        "When they work": suspect.work_times,
        "When they study": suspect.education_times,
        "Religious observance": suspect.religious_observance,
    }


def contact_words(detail: ContactDetail) -> Words:
    return {
        "Kind": ContactKind(detail.kind).label,
        "Where the account is": detail.platform,
        "Detail": detail.value,
        "Does the suspect know it?": "No, it is confidential" if detail.is_confidential else "Yes",
        "Safe to use?": "No, never use it for contact" if detail.is_unsafe_to_contact else "Yes",
        "Note": detail.note,
        "From": gov_date(detail.from_on),
        "Until": gov_date(detail.until_on),
    }


def earlier_order_words(order: EarlierOrder) -> Words:
    return {
        "Kind of order": EarlierOrderKind(order.kind).label,
        "Court": order.court,
        "Made on": gov_date(order.made_on),
        "Ended or ends on": gov_date(order.ended_on),
        "What it said": order.terms,
        "Breaches": order.breaches,
    }


def incident_in_a_line(row: Any) -> str:
    """Such as "Incident 5: On 3 May 2026. Following. He stood outside her work", where incidents are chosen from a list.

    Of an incident whose account is cut by the query, as `begins`.
    """
    more = "…" if len(row.begins) == BEGINS else ""
    return f"Incident {row.number}: {row.when}. {row.act_labels}. {' '.join(row.begins.split())}{more}"


def incident_words(incident: Incident, victims: Iterable[Victim]) -> Words:
    return {
        "When": incident.when,
        "What kind of act": "\n".join(Act(act).label for act in incident.acts),
        "How many times": f"{incident.count:,}",
        "What happened": incident.what_happened,
        "Against": against(incident, victims),
        "Where": incident.place,
        "Effect on the victim": incident.effect,
        "How it is known": HowKnown(incident.how_known).label if incident.how_known else "",
        "Crime reference": incident.crime_reference,
    }


def support_words(supports: Mapping[Limb, str]) -> Words:
    """Which parts of the test an incident supports. One that is supported without a sentence says so."""
    return {
        str(limb.label): (supports[limb] or "Supported") if limb in supports else "Not said" for limb in Limb
    }


def against(incident: Incident, victims: Iterable[Victim]) -> str:
    """Everybody the incident was aimed at, in and outside the case."""
    names = [victim.person.name for victim in victims]
    return ", ".join([*names, incident.against_other] if incident.against_other else names)


def exhibit_words(exhibit: Exhibit) -> Words:
    return {
        "Title": exhibit.title,
        "Incident": f"Incident {exhibit.incident.number}" if exhibit.incident else "",
        "May the respondent see it?": "Yes" if exhibit.is_for_respondent else "No",
    }


def transcript_words(transcript: Transcript) -> Words:
    return {"Transcript": transcript.text}


def original_words(exhibit: Exhibit) -> Words:
    """The file as it was received. It never changes."""
    return {
        "Name when received": exhibit.file_name,
        "Kind of file": exhibit.media_type,
        "Size": filesizeformat(exhibit.size),
        "SHA-256": exhibit.sha256,
        "Added": f"{gov_datetime(exhibit.added_at)}, by {exhibit.added_by.title}",
    }


def import_words(batch: ImportBatch) -> Words:
    """What was said of a file, for its page and for two people who said it at once."""
    mapping = FileMapping.of(batch.mapping)
    columns = sorted(mapping.columns.items(), key=lambda pair: pair[1])
    return {
        "Columns": "\n".join(f"{COLUMN_NAMES[name]}: {mapping.headings[at]}" for name, at in columns),
        "Whose rows": ", ".join(mapping.only) or "All of them",
        "What kind of act": "\n".join(Act(act).label for act in mapping.acts),
        "How it is known": HowKnown(mapping.how_known).label if mapping.how_known else "",
        "What a row is": mapping.kind,
        "Times are in": Zone(mapping.zone).label,
        "On the timeline": Grouping(mapping.grouping).label,
        "Also an exhibit": "Yes" if mapping.is_exhibit else "No",
    }
