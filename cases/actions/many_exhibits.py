"""The same said of several exhibits. Each is asked by itself; one that refuses does not hold up the others."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from cases.changes import lock_case, save_changes
from cases.models import Case, Exhibit
from cases.policies import check_change_exhibit, check_of_case, check_withdraw_exhibit
from cases.record import enter
from spo.accounts.models import User
from spo.exceptions import NotNow

Outcome = tuple[int, str]
"""The key of an exhibit, and a sentence that says what became of it."""

CHANGED, AS_IT_WAS, WITHDRAWN = "Changed", "Nothing to change", "Withdrawn"


@transaction.atomic
def change_exhibits(
    *, by: User, case: Case, keys: Iterable[int], changes: Mapping[str, Any]
) -> list[Outcome]:
    """`changes` may name `is_for_respondent` and `incident`."""
    locked = lock_case(by, case)
    check_of_case(locked, changes.get("incident"))

    def change(exhibit: Exhibit) -> str:
        check_change_exhibit(exhibit)
        fields = save_changes(exhibit, changes)
        if fields:
            enter(by, "exhibit.changed", locked, exhibit.subject, fields=fields)
        return CHANGED if fields else AS_IT_WAS

    return [_ask(exhibit, change) for exhibit in _held(locked, keys)]


@transaction.atomic
def withdraw_exhibits(*, by: User, case: Case, keys: Iterable[int], reason: str) -> list[Outcome]:
    locked = lock_case(by, case)

    def withdraw(exhibit: Exhibit) -> str:
        check_withdraw_exhibit(exhibit)
        now = timezone.now()
        save_changes(exhibit, {"withdrawn_by": by, "withdrawn_at": now, "withdrawn_reason": reason})
        enter(by, "exhibit.withdrawn", locked, exhibit.subject)
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
        check_change_exhibit(exhibit)
        if fields := save_changes(exhibit, {"title": title}):
            enter(by, "exhibit.changed", locked, exhibit.subject, fields=fields)
            changed += 1
    return changed


def _held(case: Case, keys: Iterable[int]) -> list[Exhibit]:
    """Those of this case, locked, in the order of their numbers."""
    own = Exhibit.objects.filter(case=case, pk__in=list(keys))
    return list(own.select_for_update(of=("self",)).select_related("case", "incident").order_by("id"))


def _ask(exhibit: Exhibit, do: Callable[[Exhibit], str]) -> Outcome:
    try:
        return exhibit.pk, do(exhibit)
    except NotNow as refused:
        return exhibit.pk, refused.sentence
