"""The sweep: every minute, mend what a crash or a lost message left behind, in every app that has something to mend."""

import logging
import zlib
from datetime import datetime

from django.db import connection, transaction

from spo.work.models import SweepRun
from spo.work.registry import SWEEPS, Sweep

logger = logging.getLogger(__name__)

LOCK_FAMILY = zlib.crc32(b"spo.work.sweep") - 2**31  # the other half of the advisory lock names the sweep


def sweep_all(*, now: datetime) -> list[str]:
    """Run every sweep. One that fails does not stop the others; returns the names of those that failed."""
    return [name for name, do in SWEEPS.items() if not _sweep_one(name, do, now)]


def _sweep_one(name: str, do: Sweep, now: datetime) -> bool:
    try:
        with transaction.atomic():
            if _is_mine(name):
                do(now)
                SweepRun.objects.update_or_create(name=name, defaults={"last_ok_at": now})
    except Exception as error:
        logger.error("The sweep %s failed: %s", name, type(error).__name__)
        return False
    return True


def _is_mine(name: str) -> bool:
    """True for one sweeper at a time, until its transaction ends."""
    with connection.cursor() as cursor:
        number = zlib.crc32(name.encode()) - 2**31
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [LOCK_FAMILY, number])
        return cursor.fetchone()[0]
