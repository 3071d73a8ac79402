"""The text of an application: plain data that can be hashed, compared, printed and kept for good."""

import hashlib
import json
from typing import Any

from django.db.models import QuerySet

from cases.ages import estimated_age
from cases.enums import (
    Act,
    AreaLimb,
    ContactKind,
    EarlierOrderKind,
    HowKnown,
    Investigation,
    Limb,
    Relationship,
)
from cases.models import EarlierOrder, Exhibit, Incident, Suspect
from cases.permissions.people import details_for, other_names_for
from cases.when import wording
from orders.enums import Consulted, DurationKind
from orders.models import Application, Term
from orders.text.chart import chart_of
from spo.dates import gov_date

FORMAT = 2
Text = dict[str, Any]


def canonical(text: Text) -> bytes:
    """One byte form for one text: sorted keys, no spaces, UTF-8."""
    return json.dumps(text, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sha256_of(text: Text) -> str:
    return hashlib.sha256(canonical(text)).hexdigest()


def build_text(application: Application) -> Text:
    """What the record says now, in the words that would be submitted. The same facts give the same text.

    The suspect may be missing in a draft; every other part is empty text until somebody writes it.
    """
    case = application.case
    exhibits, relied_on = list(_exhibits(application)), _relied_on(application)
    return {
        "format": FORMAT,
        "reference": case.reference,
        "applicant": case.unit.chief_officer,
        "force": case.unit.force,
        "unit": case.unit.name,
        "respondent": _respondent(getattr(case, "suspect", None)),
        "relationship": Relationship(case.relationship).label,
        "protected": [
            {"name": victim.person.name} for victim in application.protected.select_related("person")
        ],
        "incidents": [_incident(row, exhibits) for row in relied_on.prefetch_related("supports")],
        "chart": chart_of(relied_on),
        "risk": application.risk,
        "necessity": application.necessity,
        "terms": [term_text(row) for row in application.terms.prefetch_related("incidents")],
        "duration": _duration(application),
        "interim": _interim(application),
        "victim_views": application.victim_views,
        "proceedings": {
            "investigation": Investigation(case.investigation).label,
            "text": application.proceedings,
            "cps": _label(Consulted, application.cps_consulted),
            "other_force": _label(Consulted, application.other_force_consulted),
        },
        "exhibits": [_exhibit(row) for row in exhibits],
    }


def months_wording(months: int) -> str:
    """2 years; 2 years and 6 months."""
    years, rest = divmod(months, 12)
    parts = [(years, "year"), (rest, "month")]
    return " and ".join(f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in parts if number)


def _relied_on(application: Application) -> QuerySet[Incident]:
    return application.incidents.filter(withdrawn_at=None)


def _exhibits(application: Application) -> QuerySet[Exhibit]:
    """Those chosen that still stand and that the respondent may see."""
    return (
        Exhibit.objects.filter(
            application_links__application=application, withdrawn_at=None, is_for_respondent=True
        )
        .select_related("incident")
        .order_by("pk")
    )


def _respondent(suspect: Suspect | None) -> Text:
    if suspect is None:
        return {}
    person = suspect.person
    return {
        "name": person.name,
        "aliases": other_names_for(suspect.case, person),
        "born": gov_date(person.date_of_birth),
        "age": "" if person.date_of_birth else estimated_age(person),
        "description": person.description,
        "addresses": [
            row.value
            for row in details_for(suspect.case, person)
            .filter(kind=ContactKind.ADDRESS, is_confidential=False)
            .order_by("id")
        ],
        "area": _label(AreaLimb, suspect.area_limb),
        "work_times": suspect.work_times,
        "education_times": suspect.education_times,
        "religious_observance": suspect.religious_observance,
        "earlier_orders": [_earlier_order(row) for row in suspect.earlier_orders.filter(removed_at=None)],
    }


def _earlier_order(row: EarlierOrder) -> Text:
    return {
        "kind": EarlierOrderKind(row.kind).label,
        "court": row.court,
        "made": gov_date(row.made_on),
        "ended": gov_date(row.ended_on),
        "terms": row.terms,
        "breaches": row.breaches,
    }


def _incident(row: Incident, exhibits: list[Exhibit]) -> Text:
    acts = [Act(act) for act in row.acts]
    return {
        "number": row.number,
        "when": wording(row),
        "acts": [{"label": act.label, "statute": act.statute} for act in acts],
        "count": row.count,
        "place": row.place,
        "what_happened": row.what_happened,
        "effect": row.effect,
        "how_known": _label(HowKnown, row.how_known),
        "crime_reference": row.crime_reference,
        "exhibits": [exhibit.reference for exhibit in exhibits if _shows(exhibit, row)],
        "supports": _supports(row),
    }


def _supports(row: Incident) -> list[Text]:
    """In the order of SPA 2019 s.2(1)."""
    how = {support.limb: support.how for support in row.supports.all()}
    return [{"limb": str(limb.label), "how": how[limb]} for limb in Limb if limb in how]


def term_text(row: Term) -> Text:
    return {
        "id": row.pk,
        "position": row.position,
        "kind": row.kind,
        "code": row.library_code,
        "text": row.text,
        "necessity": row.necessity,
        "incidents": sorted(incident.number for incident in row.incidents.all() if not incident.is_withdrawn),
        "work_education_religion": row.work_education_religion,
        "is_in_interim": bool(row.is_in_interim and row.application.is_interim_asked),
    }


def _shows(exhibit: Exhibit, row: Incident) -> bool:
    """What shows one incident of a series shows the series."""
    return exhibit.incident is not None and row.pk in (exhibit.incident_id, exhibit.incident.part_of_id)


def _exhibit(row: Exhibit) -> Text:
    return {
        "id": row.pk,
        "reference": row.reference,
        "title": row.title,
        "media_type": row.media_type,
        "size": row.size,
        "sha256": row.sha256,
    }


def _duration(application: Application) -> Text:
    months = application.duration_months
    if application.duration_kind == DurationKind.FURTHER_ORDER:
        label = "Until further order"
    elif months is None:
        label = ""
    else:
        label = months_wording(months)
    return {"label": label, "is_until_further_order": application.duration_kind == DurationKind.FURTHER_ORDER}


def _interim(application: Application) -> Text:
    weeks = application.interim_weeks
    return {
        "is_asked": bool(application.is_interim_asked),
        "why": application.interim_reason,
        "label": "" if weeks is None else f"{weeks} week{'' if weeks == 1 else 's'}",
    }


def _label(choices: type, value: str) -> str:
    return choices(value).label if value else ""
