"""Saved searches, swept: within a minute of what is new, and for the daily ones in the morning."""

import logging
import time
from datetime import datetime

from cases.actions.saved_searches import forget_searches_of_leavers, send_news
from cases.enums import SendWhen
from cases.models import SavedSearch
from spo.audit.actors import SYSTEM
from spo.work.registry import sweep

logger = logging.getLogger(__name__)

LONGEST = 30.0  # seconds; the next sweep goes on with those that waited longest


@sweep("saved searches")
def sweep_saved_searches(now: datetime) -> None:
    """One that fails does not stop the others."""
    forget_searches_of_leavers(by=SYSTEM)
    until = time.monotonic() + LONGEST
    waiting = SavedSearch.objects.exclude(send=SendWhen.NEVER).order_by("seen__at", "pk")
    for pk in list(waiting.values_list("pk", flat=True)):
        if time.monotonic() > until:
            break
        try:
            send_news(by=SYSTEM, pk=pk, now=now)
        except Exception as error:
            logger.error("Saved search %s failed: %s", pk, type(error).__name__)
