"""Who may see the evidence in a case. Whoever may change the case may add to it."""

import re

from django.db.models import F, Q, QuerySet

from cases.enums import Handling
from cases.models import Case, Continuity, ContinuityStatement, Exhibit, Incident
from cases.permissions.cases import case_in_scope, opened, visible_cases
from spo.accounts.enums import POLICE
from spo.accounts.models import User
from spo.exceptions import Denied, NotVisible

MOST_CHOSEN = 100
MOST_NAMED = 20
MOST_LATEST = 20
RANK = re.compile(r"\b(?:pc|dc|ps|ds|sgt|insp|di|dci)\s*(?=\d)")  # as it is written before a collar number


def visible_exhibits(case: Case) -> QuerySet[Exhibit]:
    """Every exhibit of a case that was opened, withdrawn ones too."""
    return Exhibit.objects.filter(case=case).select_related(
        "incident", "added_by", "withdrawn_by", "made_from"
    )


def visible_exhibits_of(incident: Incident) -> QuerySet[Exhibit]:
    """Those that show an incident that was opened; of a series, those that show any of its incidents."""
    shows = Q(incident=incident) | Q(incident__part_of=incident)
    return visible_exhibits(incident.case).filter(shows)


def open_exhibit(user: User, reference: str, pk: int) -> Exhibit:
    case = case_in_scope(user, reference)
    return opened(user, case, visible_exhibits(case).filter(pk=pk))


def visible_continuity(exhibit: Exhibit) -> QuerySet[Continuity]:
    """Every line about an exhibit that was opened, the earliest first."""
    rows = Continuity.objects.filter(exhibit=exhibit).select_related("entered_by", "corrects")
    return rows.order_by("happened_at", "id")


def latest_continuity(exhibit: Exhibit) -> list[Continuity]:
    """The last few lines about an exhibit that was opened, the earliest of them first."""
    return list(visible_continuity(exhibit).reverse()[:MOST_LATEST])[::-1]


def visible_typed_lines(exhibit: Exhibit) -> QuerySet[Continuity]:
    """Those about an exhibit that was opened that can be wrong: what people typed, and how it was received."""
    return visible_continuity(exhibit).filter(Q(is_automatic=False) | Q(kind=Handling.RECEIVED))


def colleagues_named(by: User, case: Case, line: Continuity) -> list[User]:
    """Others of the unit that has the case whose name or collar number somebody typed into a line."""
    typed = f"{line.from_whom}\n{line.to_whom}\n{line.place}\n{line.note}"
    others = User.objects.filter(unit=case.unit_id, role__in=POLICE, is_active=True).exclude(pk=by.pk)
    return [
        user for user in others if any(_stands_in(name, typed) for name in (user.name, user.collar_number))
    ]


def _stands_in(name: str, typed: str) -> bool:
    words = r"\s+".join(re.escape(word) for word in _without_rank(name).split())
    return bool(words) and re.search(rf"(?<!\w){words}(?!\w)", _without_rank(typed)) is not None


def _without_rank(text: str) -> str:
    """PC4711, PC 4711 and 4711 are one collar number, in an account as in a line."""
    return RANK.sub(" ", text.casefold())


def visible_recordings(case: Case) -> QuerySet[Exhibit]:
    """The sound and video of a case that was opened, of which stills and transcripts are made."""
    is_recording = Q(media_type__startswith="audio/") | Q(media_type__startswith="video/")
    return visible_exhibits(case).filter(is_recording, withdrawn_at__isnull=True).order_by("id")


def visible_chosen(case: Case, keys: list[int]) -> QuerySet[Exhibit]:
    """Of a case that was opened, those that somebody ticked in its list: never more than a page of it."""
    return visible_exhibits(case).filter(pk__in=keys[:MOST_CHOSEN]).order_by("id")


def visible_untitled(case: Case) -> QuerySet[Exhibit]:
    """A page of those that stand and are still called by the name of their file."""
    standing = visible_exhibits(case).filter(withdrawn_at__isnull=True)
    return standing.filter(title=F("file_name")).order_by("id")[:MOST_NAMED]


def visible_made_of(exhibit: Exhibit) -> QuerySet[Exhibit]:
    """The stills and transcripts that were made of a recording that was opened."""
    return visible_exhibits(exhibit.case).filter(made_from=exhibit).order_by("id")


def visible_statements(case: Case) -> QuerySet[ContinuityStatement]:
    """The continuity statements of a case that was opened."""
    return ContinuityStatement.objects.filter(case=case).select_related("exhibit", "asked_by")


def open_statement(user: User, reference: str, pk: int) -> ContinuityStatement:
    case = case_in_scope(user, reference)
    return opened(user, case, visible_statements(case).filter(pk=pk))


def visible_statement(user: User, reference: str, pk: int) -> ContinuityStatement:
    """Records nothing: its progress is asked for every few seconds."""
    found = visible_statements(case_in_scope(user, reference)).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def typed_of_continuity(case: Case, exhibit: Exhibit | None = None) -> list[str]:
    """Everything people typed that a continuity statement of a case that was opened would print."""
    rows = Continuity.objects.filter(exhibit__case=case)
    titles = visible_exhibits(case)
    if exhibit is not None:
        rows, titles = rows.filter(exhibit=exhibit), titles.filter(pk=exhibit.pk)
    typed = rows.values_list("from_whom", "to_whom", "place", "note")
    return [*titles.values_list("title", flat=True), *(text for row in typed for text in row if text)]


def check_download_evidence(user: User, case: Case) -> None:
    if not visible_cases(user).filter(pk=case.pk).exists():
        raise Denied(
            "Only officers and supervisors of the unit that has this case can download its evidence."
        )


def check_download_exhibit(user: User, exhibit: Exhibit) -> None:
    check_download_evidence(user, exhibit.case)
