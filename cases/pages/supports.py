"""Which incidents support which part of the test, what proves them, and where something is missing."""

from dataclasses import dataclass

from cases.enums import HowKnown, Limb
from cases.models import Case, Incident, IncidentSupport
from cases.permissions.supports import count_unweighed, standing_supports, visible_supports
from cases.words import Words, support_words


@dataclass(frozen=True)
class Support:
    """One incident under one part of the test."""

    incident: Incident
    how: str
    proof: str


@dataclass(frozen=True)
class Part:
    limb: Limb
    supports: list[Support]


@dataclass(frozen=True)
class WholeTest:
    parts: list[Part]
    gaps: list[str]
    unweighed: int


def what_it_shows(incident: Incident) -> Words:
    """Only the parts of the test that it supports."""
    supports = {Limb(row.limb): row.how for row in visible_supports(incident)}
    said = support_words(supports)
    return {str(limb.label): said[limb.label] for limb in Limb if limb in supports}


def initial_supports(incident: Incident) -> dict[str, object]:
    """For the form: which parts are chosen, and the sentence of each."""
    rows = list(visible_supports(incident))
    sentences = {f"how_{row.limb}": row.how for row in rows}
    return {"supports": [row.limb for row in rows], "version": incident.version, **sentences}


def whole_test(case: Case) -> WholeTest:
    rows = list(standing_supports(case))
    parts = [
        Part(limb, [Support(row.incident, row.how, proof(row.incident)) for row in rows if row.limb == limb])
        for limb in Limb
    ]
    return WholeTest(parts, _gaps(parts, rows), count_unweighed(case))


def proof(incident: Incident) -> str:
    """The exhibits that stand, fetched with the supports, and how it is known; empty where nothing proves it."""
    known = str(HowKnown(incident.how_known).label) if incident.how_known else ""
    references = [f"Exhibit {exhibit.reference}" for exhibit in incident.exhibits.all()]
    return ". ".join(filter(None, [", ".join(references), known]))


def _gaps(parts: list[Part], rows: list[IncidentSupport]) -> list[str]:
    missing = [
        f"No incident is said to show this yet: {part.limb.label[:1].lower()}{part.limb.label[1:]}."
        for part in parts
        if not part.supports
    ]
    unproved = {row.incident.number for row in rows if not proof(row.incident)}
    return [
        *missing,
        *(
            f"Nothing proves incident {number} yet: no exhibit shows it, and it is not said how it is known."
            for number in sorted(unproved)
        ),
    ]
