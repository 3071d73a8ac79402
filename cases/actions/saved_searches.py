"""Searches that somebody keeps, and the mail about what they find anew."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from cases.enums import SendWhen
from cases.finding.news import is_due, is_news, kept, morning_of
from cases.finding.question import Question, question_in
from cases.models import SavedSearch
from cases.permissions.finding import check_own_saved_search, check_search, found_now
from spo.accounts.models import User
from spo.audit.actors import Actor
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.exceptions import Mistaken, NotNow
from spo.notices.mail import cancel_mail, queue_mail
from spo.refusals import can
from spo.work.handle import JobHandle

MOST_SAVED = 20
TOO_MANY = f"You have {MOST_SAVED} saved searches. Delete one first."
NAME_TAKEN = "You already have a saved search with this name"


@transaction.atomic
def save_search(*, by: User, name: str, question: Question, send: str) -> SavedSearch:
    """What it finds at this moment is no news."""
    check_search(by)
    User.objects.select_for_update().get(pk=by.pk)
    if SavedSearch.objects.filter(owner=by).count() >= MOST_SAVED:
        raise NotNow(TOO_MANY)
    saved = SavedSearch(owner=by)
    _save(saved, name, question, send)
    _record(by, "saved_search.added", saved, Operation.COLLECTION)
    return saved


@transaction.atomic
def change_saved_search(*, by: User, saved: SavedSearch, name: str, question: Question, send: str) -> None:
    """News are counted from this moment on."""
    check_own_saved_search(by, saved)
    locked = SavedSearch.objects.select_for_update().get(pk=saved.pk)
    _save(locked, name, question, send)
    _record(by, "saved_search.changed", locked, Operation.ALTERATION)


@transaction.atomic
def delete_saved_search(*, by: User, saved: SavedSearch) -> None:
    check_own_saved_search(by, saved)
    _delete(by, saved)


@transaction.atomic
def forget_searches_of_leavers(*, by: Actor) -> None:
    """Whoever has left hears of nothing any more, and comes back to a clean desk."""
    for saved in SavedSearch.objects.filter(owner__is_active=False).select_for_update(of=("self",)):
        _delete(by, saved)


def send_news(*, by: Actor, pk: int, now: datetime, job: JobHandle) -> None:
    """Tell its owner that there is something new, within the rights they have now. In another unit it starts afresh.

    The mail, what was seen and the end of the job are one transaction, so a worker that dies tells nothing and the
    next one tells it. Mail that still waits is taken back where its owner may no longer see what it is about.
    """
    with job.finishing():
        rows = SavedSearch.objects.select_for_update(of=("self",)).select_related("owner")
        saved = rows.filter(pk=pk).first()
        if saved is None or not is_due(saved.send, saved.seen["day"], now):
            return
        owner = saved.owner
        is_same_unit = saved.seen["unit"] == owner.unit_id
        may_search = owner.is_active and can(check_search, owner)
        if not (may_search and is_same_unit):
            cancel_mail(by=by, key_start=_key(saved))
        if may_search:
            _look_again(by, saved, saved.seen if is_same_unit else None, now)
        saved.seen["at"] = now.isoformat()
        saved.save(update_fields=["seen", "sent_at"])


def _look_again(by: Actor, saved: SavedSearch, before: Mapping[str, Any] | None, now: datetime) -> None:
    """`before` is what was seen; nothing where it starts afresh, and then nothing is news."""
    found = found_now(saved.owner, question_in(saved.question))
    has_news = before is not None and is_news(found, before)
    saved.seen |= kept(found, before or {})
    saved.seen |= {"unit": saved.owner.unit_id, "day": morning_of(now)}
    if has_news:
        saved.seen["sent"] += 1
        saved.sent_at = now
        _mail(saved)
        _record(by, "saved_search.sent", saved, Operation.CONSULTATION, saved.owner)


def _save(saved: SavedSearch, name: str, question: Question, send: str) -> None:
    now = timezone.now()
    saved.name, saved.question, saved.send = name, question.as_text(), SendWhen(send)
    seen = {"unit": saved.owner.unit_id, "day": morning_of(now), "at": now.isoformat()}
    saved.seen = kept(found_now(saved.owner, question), {}) | seen | {"sent": saved.seen.get("sent", 0)}
    try:
        with transaction.atomic():
            saved.save()
    except IntegrityError as error:
        raise Mistaken({"name": NAME_TAKEN}) from error


def _mail(saved: SavedSearch) -> None:
    """Each once: the number of the mail is part of its key. A name given to a search may be that of a person."""
    context = {
        "link": f"{settings.SITE_URL}{reverse('open_saved_search', args=[saved.pk])}",
        "settings_link": f"{settings.SITE_URL}{reverse('list_saved_searches')}",
    }
    key = f"{_key(saved)}{saved.seen['sent']}"
    queue_mail(to_user=saved.owner, template="saved_search", context=context, key=key)


def _key(saved: SavedSearch) -> str:
    """How the keys of its mails begin."""
    return f"saved search {saved.pk} mail "


def _delete(by: Actor, saved: SavedSearch) -> None:
    _record(by, "saved_search.deleted", saved, Operation.ERASURE)
    cancel_mail(by=by, key_start=_key(saved))
    saved.delete()


def _record(by: Actor, did: str, saved: SavedSearch, operation: Operation, told: User | None = None) -> None:
    recipients = [told.record_name] if told else []
    record(by=by, did=did, operation=operation, subject=f"saved search {saved.pk}", recipients=recipients)
