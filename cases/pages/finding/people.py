"""People who were found, with what they are in which case, and cases found by them."""

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Prefetch
from django.urls import reverse

from cases.enums import Relationship
from cases.finding.question import Question
from cases.finding.words import part_of_reference
from cases.models import Case, Suspect, Victim
from cases.pages.finding.hits import Hit
from cases.pages.frame import case_pill, victims_fact
from cases.permissions.matching import Likely
from spo.dates import gov_date

MOST_ROLES = 10


def person_hits(keys: Iterable[int], matches: Mapping[int, Likely]) -> list[Hit]:
    """In the order of the keys, which is how well they match."""
    return [_person(matches[key]) for key in keys]


def case_hits(keys: Collection[int], question: Question, matches: Mapping[int, Likely]) -> list[Hit]:
    """The latest opened first."""
    victims = Prefetch("victims", Victim.objects.select_related("person"))
    cases = Case.objects.filter(pk__in=keys).select_related("suspect__person", "officer").order_by("-pk")
    return [_case(case, question, matches) for case in cases.prefetch_related(victims, "closings")]


def _person(match: Likely) -> Hit:
    person, roles = match.person, match.roles
    facts = [f"{_part(role)} in {role.case.reference}" for role in roles[:MOST_ROLES]]
    more = len(roles) - MOST_ROLES
    return Hit(
        title=person.name,
        url=reverse("open_known_person", args=[person.pk]),
        facts=[*facts, *([f"and in {more} more"] if more > 0 else [])],
        reasons=list(match.reasons),
    )


def _part(role: Victim | Suspect) -> str:
    return "Suspect" if isinstance(role, Suspect) else "Victim"


def _case(case: Case, question: Question, matches: Mapping[int, Likely]) -> Hit:
    pill = case_pill(case)
    return Hit(
        title=case.reference,
        url=reverse("open_case", args=[case.reference]),
        facts=[
            f"Suspect: {case.suspect.person.name}",
            *victims_fact(case),
            f"Relationship: {Relationship(case.relationship).label}",
            f"Opened {gov_date(case.opened_at)}, {case.officer.title}",
        ],
        reasons=_reasons(case, question, matches),
        pills=[(pill["text"], pill["colour"])],
    )


def _reasons(case: Case, question: Question, matches: Mapping[int, Likely]) -> list[str]:
    """Crime references that hold what was typed, and people in the case who match it."""
    part = part_of_reference(question.text)
    crimes = [each for each in case.crime_references if part and part in part_of_reference(each)]
    roles = [case.suspect, *case.standing_victims]
    return [
        *(f"Crime reference {each}" for each in crimes),
        *(
            f"{_part(role)} {role.person.name}: {', '.join(matches[role.person_id].reasons)}"
            for role in roles
            if role.person_id in matches
        ),
    ]
