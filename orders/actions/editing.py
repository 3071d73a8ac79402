"""One edit of a draft: who and when are checked, the version is counted, and the edit is kept with its author."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from cases.record import enter
from orders.changes import lock_application
from orders.enums import Section
from orders.models import Application, ApplicationEdit
from orders.permissions.applications import check_write
from orders.policies.applications import check_can_edit
from orders.text.build import build_text
from orders.text.outline import Rows, outline
from spo.accounts.models import User
from spo.exceptions import Stale

COLUMNS = [
    "version",
    "is_respondent_checked",
    "risk",
    "necessity",
    "duration_kind",
    "duration_months",
    "is_interim_asked",
    "interim_reason",
    "interim_weeks",
    "victim_views",
    "proceedings",
    "cps_consulted",
    "other_force_consulted",
    "has_no_exhibits",
]


@contextmanager
def editing(
    *, by: User, application: Application, section: Section, version: int | None = None
) -> Iterator[Application]:
    """The locked draft, to be changed in the block; saved, counted and recorded after it.

    When somebody else wrote in the same section since `version`, the block's changes are undone and both
    texts are raised as `Stale`; a twin of the same form, which changes nothing, passes. Without a version
    (a new term has no earlier text) nothing is compared.
    """
    with transaction.atomic():
        draft = lock_application(application)
        check_write(by, draft)
        check_can_edit(draft)
        is_behind = version is not None and _was_edited(draft, section, version)
        current = _words(draft, section) if is_behind else {}
        yield draft
        if is_behind:
            _refuse_other_text(current, draft, section)
        draft.version += 1
        draft.save(update_fields=COLUMNS)
        _keep(by, draft, section)


def _was_edited(draft: Application, section: Section, version: int) -> bool:
    return draft.edits.filter(section=section, version__gt=version).exists()


def _refuse_other_text(current: Rows, draft: Application, section: Section) -> None:
    yours = _words(draft, section)
    if yours != current:
        raise Stale(current=current, yours=yours, version=draft.version)


def _words(draft: Application, section: Section) -> Rows:
    """The section as label and text; the label names the part where the section has several."""
    return {
        f"{part.title}: {label}" if part.title else label: words
        for part in outline(build_text(draft))[section]
        for label, words in part.rows.items()
    }


def _keep(by: User, draft: Application, section: Section) -> None:
    ApplicationEdit.objects.create(application=draft, section=section, version=draft.version, edited_by=by)
    enter(by, "application.edited", draft.case, draft.subject, fields=[section.value])
