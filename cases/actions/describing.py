"""What is said of exhibits, of one or of several: each is asked by itself, and one that refuses holds up no other."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from cases.changes import lock_case, lock_row, save_changes
from cases.models import Case, Exhibit, Incident
from cases.policies import check_change_exhibit, check_of_case, check_withdraw_exhibit
from cases.record import enter
from cases.words import exhibit_words
from spo.accounts.models import User
from spo.exceptions import NotNow

Outcome = tuple[int, str]
"""The key of an exhibit, and a sentence that says what became of it."""

CHANGED, AS_IT_WAS, WITHDRAWN = "Changed", "Nothing to change", "Withdrawn"


@transaction.atomic
def change_exhibit(
    *,
    by: User,
    exhibit: Exhibit,
    version: int,
    title: str,
    is_for_respondent: bool,
    incident: Incident | None,
) -> Exhibit:
    """What is said about it. The file itself stays what it was."""
    case = lock_case(by, exhibit.case)
    check_of_case(case, incident)
    changes = {"title": title, "is_for_respondent": is_for_respondent, "incident": incident}
    locked = lock_row(exhibit, version, changes, exhibit_words)
    _change(by, case, locked, changes)
    return locked


@transaction.atomic
def withdraw_exhibit(*, by: User, exhibit: Exhibit, reason: str) -> Exhibit:
    """It stays in the list, struck through, with who took it out and why; it goes into no paper any more."""
    case = lock_case(by, exhibit.case)
    locked = Exhibit.objects.select_for_update(of=("self",)).get(pk=exhibit.pk)
    _withdraw(by, case, locked, reason)
    return locked


@transaction.atomic
def change_exhibits(
    *, by: User, case: Case, keys: Iterable[int], changes: Mapping[str, Any]
) -> list[Outcome]:
    """`changes` may name `is_for_respondent` and `incident`."""
    locked = lock_case(by, case)
    check_of_case(locked, changes.get("incident"))

    def change(exhibit: Exhibit) -> str:
        return CHANGED if _change(by, locked, exhibit, changes) else AS_IT_WAS

    return [_ask(exhibit, change) for exhibit in _held(locked, keys)]


@transaction.atomic
def withdraw_exhibits(*, by: User, case: Case, keys: Iterable[int], reason: str) -> list[Outcome]:
    locked = lock_case(by, case)

    def withdraw(exhibit: Exhibit) -> str:
        _withdraw(by, locked, exhibit, reason)
        return WITHDRAWN

    return [_ask(exhibit, withdraw) for exhibit in _held(locked, keys)]


@transaction.atomic
def title_exhibits(*, by: User, case: Case, titles: Mapping[int, str]) -> int:
    """What files are that came many at once. Nobody's words are written over: who was first is named."""
    locked, changed = lock_case(by, case), 0
    for exhibit in _held(locked, titles):
        title = titles[exhibit.pk]
        if exhibit.title not in (title, exhibit.file_name):
            raise NotNow(f"Somebody has called exhibit {exhibit.reference} “{exhibit.title}” meanwhile.")
        changed += _change(by, locked, exhibit, {"title": title})
    return changed


def _change(by: User, case: Case, exhibit: Exhibit, changes: Mapping[str, Any]) -> bool:
    """Whether there was anything to change. The case and the exhibit are locked, here and below."""
    check_change_exhibit(exhibit)
    fields = save_changes(exhibit, changes)
    if fields:
        enter(by, "exhibit.changed", case, exhibit.subject, fields=fields)
    return bool(fields)


def _withdraw(by: User, case: Case, exhibit: Exhibit, reason: str) -> None:
    check_withdraw_exhibit(exhibit)
    now = timezone.now()
    save_changes(exhibit, {"withdrawn_by": by, "withdrawn_at": now, "withdrawn_reason": reason})
    enter(by, "exhibit.withdrawn", case, exhibit.subject)


def _held(case: Case, keys: Iterable[int]) -> list[Exhibit]:
    """Those of this case, locked, in the order of their numbers."""
    own = Exhibit.objects.filter(case=case, pk__in=list(keys))
    return list(own.select_for_update(of=("self",)).select_related("case", "incident").order_by("id"))


def _ask(exhibit: Exhibit, do: Callable[[Exhibit], str]) -> Outcome:
    try:
        return exhibit.pk, do(exhibit)
    except NotNow as refused:
        return exhibit.pk, refused.sentence
