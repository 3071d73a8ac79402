"""A page of what was found: how much of each kind, the things found, and the ways on."""

from collections.abc import Iterable
from typing import Any

from django.http import QueryDict

from cases.enums import SearchKind, SendWhen
from cases.finding.keys import count_wording
from cases.finding.question import filters_of, question_in
from cases.models import SavedSearch
from cases.pages.finding.evidence import exhibit_hits
from cases.pages.finding.hits import Hit
from cases.pages.finding.incidents import incident_hits
from cases.pages.finding.people import case_hits, person_hits
from cases.permissions.finding import Findings

NAMES = {
    SearchKind.CASES: ("case", "cases"),
    SearchKind.PEOPLE: ("person", "people"),
    SearchKind.INCIDENTS: ("incident", "incidents"),
    SearchKind.EVIDENCE: ("exhibit", "exhibits"),
}


def results(findings: Findings, address: QueryDict, before: int | None) -> dict[str, Any]:
    """`address` is the query of the page, which every link on it changes in one place."""
    question = findings.question
    return {
        "question": question,
        "filters": [
            {"name": name, "value": value, "url": _url(address, leave_out=field)}
            for field, name, value in filters_of(question)
        ],
        "kinds": _kinds(findings, address),
        "groups": [
            _group(kind, findings, address, before) for kind in findings.shown if findings.counts[kind]
        ],
        "units": findings.units,
        "held_back": findings.held_back,
    }


def saved_rows(searches: Iterable[SavedSearch]) -> list[dict[str, Any]]:
    return [
        {
            "saved": saved,
            "text": question_in(saved.question).text,
            "filters": [f"{name}: {value}" for _, name, value in filters_of(question_in(saved.question))],
            "send": SendWhen(saved.send).label,
        }
        for saved in searches
    ]


def _kinds(findings: Findings, address: QueryDict) -> list[dict[str, Any]]:
    """One after the other: everything, then each kind with how many there are."""
    chosen = findings.question.kind
    everything = {"text": "Everything", "url": _url(address, leave_out="kind"), "current": not chosen}
    return [
        everything,
        *(
            {
                "text": f"{kind.label} ({count_wording(number)})",
                "url": _url(address, kind=kind),
                "current": chosen == kind,
            }
            for kind, number in findings.counts.items()
        ),
    ]


def _group(kind: SearchKind, findings: Findings, address: QueryDict, before: int | None) -> dict[str, Any]:
    number, keys = findings.counts[kind], findings.shown[kind]
    is_alone = bool(findings.question.kind)
    one, many = NAMES[kind]
    wording = f"{count_wording(number).capitalize()} {one if number == 1 else many}"
    return {
        "title": wording,
        "hits": _hits(kind, findings),
        "all_url": _url(address, kind=kind) if keys.has_more and not is_alone else "",
        "all_text": f"All {many}",
        "first_url": _url(address, kind=kind) if is_alone and before else "",
        "next_url": _url(address, kind=kind, before=keys.keys[-1]) if is_alone and keys.has_more else "",
    }


def _hits(kind: SearchKind, findings: Findings) -> list[Hit]:
    keys, question = findings.shown[kind].keys, findings.question
    if kind == SearchKind.CASES:
        return case_hits(keys, question, findings.matches)
    if kind == SearchKind.PEOPLE:
        return person_hits(keys, findings.matches)
    return incident_hits(keys, question) if kind == SearchKind.INCIDENTS else exhibit_hits(keys, question)


def _url(address: QueryDict, *, leave_out: str = "", kind: str = "", before: int | None = None) -> str:
    """The same question from its start, but for what is named."""
    query = address.copy()
    query.pop("before", None)
    if leave_out:
        query.setlist("without", [*dict.fromkeys([*query.getlist("without"), leave_out])])
    if leave_out == "kind":
        query.pop("kind", None)
    if kind:
        query["kind"] = kind
    if before is not None:
        query["before"] = str(before)
    return f"?{query.urlencode()}"
