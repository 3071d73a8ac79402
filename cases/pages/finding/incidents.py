"""Incidents that were found."""

from collections.abc import Collection

from django.urls import reverse

from cases.finding.question import Question
from cases.models import Incident
from cases.pages.finding.hits import WITHDRAWN, Hit, Snippet, opening
from cases.pages.finding.snippets import Discretion, headline, is_marked, pieces_of, unmarked

PLACES = {
    "what_happened": "What happened",
    "place": "Place",
    "effect": "Effect",
    "against_other": "Aimed at",
    "crime_reference": "Crime reference",
}
SHOWN_WHOLE = {"place", "against_other", "crime_reference"}


def incident_hits(keys: Collection[int], question: Question) -> list[Hit]:
    """Those with these keys, the latest recorded first."""
    rows = Incident.objects.filter(pk__in=keys).select_related("case", "part_of").order_by("-pk")
    if question.text:
        marks = {f"{name}_marked": headline(name, question, whole=name in SHOWN_WHOLE) for name in PLACES}
        rows = rows.annotate(**marks)
    found = list(rows)
    discretion = Discretion({row.case_id for row in found})
    return [_hit(row, question, discretion) for row in found]


def _hit(row: Incident, question: Question, discretion: Discretion) -> Hit:
    reference = row.case.reference
    return Hit(
        title=f"Incident {row.number}",
        url=reverse("open_incident", args=[reference, row.number]),
        case_reference=reference,
        facts=[row.when, row.act_labels, *_series(row)],
        snippets=_snippets(row, question, discretion),
        pills=[(WITHDRAWN, "grey")] if row.is_withdrawn else [],
    )


def _snippets(row: Incident, question: Question, discretion: Discretion) -> list[Snippet]:
    if not question.text:
        return opening(row.what_happened, row.case_id, discretion)
    marked = {
        name: getattr(row, f"{name}_marked") for name in PLACES if is_marked(getattr(row, f"{name}_marked"))
    }
    texts = [*map(unmarked, marked.values()), *(getattr(row, name) for name in PLACES)]
    is_allowed = discretion.allows(row.case_id, texts)
    return [Snippet(PLACES[name], pieces_of(text) if is_allowed else []) for name, text in marked.items()]


def _series(row: Incident) -> list[str]:
    if row.part_of:
        return [f"Part of the series in incident {row.part_of.number}"]
    return [f"A series of {row.count:,}"] if row.is_series else []
