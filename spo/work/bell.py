"""Telling Redis that there is work. Only a wake-up: what it loses, the next sweep rings again."""

import logging
import time
from collections.abc import Iterable

from celery import current_app
from django.conf import settings
from kombu.exceptions import KombuError

from spo.work.models import Job

logger = logging.getLogger(__name__)

IMPATIENT = {"socket_connect_timeout": 0.5, "socket_timeout": 1.0, "max_retries": 0}
SILENCE = 5.0  # seconds without another try once Redis has failed, so that many bells do not wait one by one

_silent_until = 0.0


def ring(jobs: Iterable[Job]) -> bool:
    """Wake a worker for each job, and say whether it worked. Trouble with Redis is logged and reaches nobody."""
    global _silent_until
    if time.monotonic() < _silent_until:
        return False
    try:
        with current_app.connection_for_write(transport_options=IMPATIENT) as connection:
            for job in jobs:
                seconds = settings.JOB_SECONDS[job.queue]
                current_app.send_task(
                    "spo.work.run_job",
                    [str(job.pk)],
                    queue=job.queue,
                    connection=connection,
                    retry=False,
                    soft_time_limit=seconds * 4 // 5,
                    time_limit=seconds,
                )
    except (KombuError, OSError) as error:
        _silent_until = time.monotonic() + SILENCE
        logger.warning("The bell did not ring (%s); the sweep will ring it again", type(error).__name__)
        return False
    return True
