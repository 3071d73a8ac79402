"""What somebody's search may find. Rights are part of every query, and of a saved search when it is run."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from cases.enums import SearchKind
from cases.finding import sources
from cases.finding.keys import MOST_COUNTED, Keys, any_keys, count_wording, keys_among, keys_of
from cases.finding.news import Newest
from cases.finding.question import Question
from cases.matching.candidates import likely
from cases.matching.scoring import Sought
from cases.models import SavedSearch
from cases.permissions.cases import visible_cases
from cases.permissions.matching import Likely, Matches, matches_for
from spo.accounts.enums import POLICE
from spo.accounts.models import Unit, User
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.exceptions import Denied, NotVisible
from spo.pages.keys import PAGE
from spo.refusals import can

FEW = 5  # of each kind, while every kind is shown
MOST_PEOPLE = 200  # more than are ever looked at


@dataclass(frozen=True)
class Findings:
    """How many of each kind, and the keys of those that one page shows. `matches` are people, the likeliest first."""

    question: Question
    counts: dict[SearchKind, int]
    shown: dict[SearchKind, Keys]
    matches: dict[int, Likely]
    units: list[Unit]
    held_back: str


def check_search(user: User) -> None:
    if user.role not in POLICE:
        raise Denied("Only officers and supervisors can search.")


def search(user: User, question: Question, before: int | None = None) -> Findings:
    """A few of each kind, or one page of the kind asked for. Recorded with how many there are, without the words."""
    check_search(user)
    matched = matches_for(user, sought_in(question), most=MOST_PEOPLE) if question.text else Matches()
    matches = {match.person.pk: match for match in matched.people}
    found = reach(user, question.without("kind"), matches)
    known = {kind: any_keys(rows) for kind, rows in found.items()}
    counts = {kind: len(keys) for kind, keys in known.items()}
    size = PAGE if question.kind else FEW
    shown = {
        kind: _ranked(matches, known[kind], size=size, before=before)
        if kind == SearchKind.PEOPLE
        else keys_of(rows, known[kind], size=size, before=before)
        for kind, rows in found.items()
        if question.looks_for(kind)
    }
    tally = ", ".join(f"{kind.value} {count_wording(number)}" for kind, number in counts.items())
    record(by=user, did="cases.searched", operation=Operation.CONSULTATION, subject=f"found {tally}")
    return Findings(question, counts, shown, matches, matched.units, matched.held_back)


def sought_in(question: Question) -> Sought:
    """Words with a digit in them are no names. Where there is no name, a postcode alone is reason enough."""
    sought = Sought.from_text(question.text, exact=question.is_exact)
    words = " ".join(word for word in question.text.split() if not any(map(str.isdigit, word)))
    names = Sought.of(words).names
    return replace(sought, names=names, least=sought.least if names else 1)


def reach(user: User, question: Question, people: Collection[int]) -> dict[SearchKind, QuerySet]:
    """All that the question finds in somebody's scope, not yet read. `people` are those who may be meant by its words.

    Without words no people are looked for: everybody in a case is on its page.
    """
    cases = sources.narrowed(visible_cases(user), question, user)
    found: dict[SearchKind, QuerySet] = {
        SearchKind.CASES: sources.find_cases(cases, question, people),
        SearchKind.PEOPLE: sources.find_people(cases, question, people),
        SearchKind.INCIDENTS: sources.find_incidents(cases, question),
        SearchKind.EVIDENCE: sources.find_exhibits(cases, question),
    }
    if not question.text:
        del found[SearchKind.PEOPLE]
    return {kind: rows for kind, rows in found.items() if question.looks_for(kind)}


def found_now(owner: User, question: Question) -> Newest:
    """What the owner of a saved search would find at this moment."""
    people = (
        [match.person for match in likely(sought_in(question), unit=owner.unit_id)] if question.text else []
    )
    found = reach(owner, question, people)
    return {kind.value: keys_of(rows, any_keys(rows), size=MOST_COUNTED).keys for kind, rows in found.items()}


def visible_saved_searches(user: User) -> QuerySet[SavedSearch]:
    """One's own, while one may search."""
    return SavedSearch.objects.filter(owner=user) if can(check_search, user) else SavedSearch.objects.none()


def open_saved_search(user: User, pk: int) -> SavedSearch:
    found = visible_saved_searches(user).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def check_own_saved_search(user: User, saved: SavedSearch) -> None:
    check_search(user)
    if saved.owner_id != user.pk:
        raise Denied("Only whoever saved a search can change it.")


def _ranked(matches: Iterable[int], known: list[int], *, size: int, before: int | None) -> Keys:
    """People stand in the order of how well they match."""
    return keys_among([key for key in matches if key in known], size=size, before=before)
