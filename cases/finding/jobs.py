"""Saved searches: a job for each that is due, within a minute of what is new, and for the daily ones in the morning."""

from datetime import datetime

from django.utils import timezone

from cases.actions.saved_searches import forget_searches_of_leavers, send_news
from cases.enums import SendWhen
from cases.finding.news import is_due
from cases.models import SavedSearch
from spo.audit.actors import SYSTEM
from spo.work.handle import JobHandle
from spo.work.queue import enqueue, forget_done
from spo.work.registry import handler, sweep

NEWS = "search.news"


@handler(NEWS, queue="periodic", title="What is new in a saved search")
def tell_news(search_id: str, job: JobHandle) -> None:
    send_news(by=SYSTEM, pk=int(search_id), now=timezone.now(), job=job)


@sweep("saved searches")
def sweep_saved_searches(now: datetime) -> None:
    """Each is asked for once until it was looked at again, however often it is due meanwhile."""
    forget_done(kind=NEWS)
    forget_searches_of_leavers(by=SYSTEM)
    sent = SavedSearch.objects.exclude(send=SendWhen.NEVER).order_by("seen__at", "pk")
    for pk, send, day, at in sent.values_list("pk", "send", "seen__day", "seen__at"):
        if is_due(send, day, now):
            enqueue(kind=NEWS, subject_id=pk, key=f"{NEWS} {pk} {at}")
