"""How jobs and sweeps read on a page."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from spo.dates import gov_datetime
from spo.work.enums import JobState
from spo.work.models import Job, SweepRun
from spo.work.registry import HANDLERS, SWEEPS

SWEEP_IS_LATE = timedelta(minutes=5)


def title_of(job: Job) -> str:
    """The kind of work in words, and for what; a kind this version no longer knows keeps its name."""
    known = HANDLERS.get(job.kind)
    return f"{known.title if known else job.kind}, number {job.subject_id}"


def facts_of(job: Job) -> list[dict[str, object]]:
    """Rows for components/summary_list.html."""
    return [
        {"key": "State", "value": _state(job)},
        {"key": "Attempts", "value": str(job.attempts)},
        {
            "key": "What happened",
            "value": job.last_error or "It has not been started. A worker may be missing.",
        },
        {"key": "Asked for", "value": gov_datetime(job.created_at)},
    ]


def _state(job: Job) -> str:
    if job.is_waiting_again:
        return f"Waiting until {gov_datetime(job.run_after)}"
    return job.get_state_display()


@dataclass(frozen=True)
class Progress:
    """`state` is waiting, working, done or failed, as `components/_progress.html` takes it."""

    state: str
    text: str
    percent: int | None = None


def under_way(job: Job, *, waiting: str) -> Progress:
    """How far work has come that is not over. `waiting` says what has not begun."""
    if job.is_waiting_again:
        return Progress("waiting", "An attempt did not succeed. The next one starts by itself.")
    shown = job.progress if job.state == JobState.LEASED else {}
    if not shown:
        return Progress("waiting", waiting)
    percent = 100 * shown["done"] // shown["total"] if shown["total"] else None
    return Progress("working", f"{shown['stage']}.", percent)


@dataclass(frozen=True)
class SweepRow:
    name: str
    last_ok_at: datetime | None
    is_late: bool


def sweep_rows(runs: list[SweepRun]) -> list[SweepRow]:
    """Every sweep there should be, also the ones that never ran."""
    now, last = timezone.now(), {run.name: run.last_ok_at for run in runs}
    return [SweepRow(name.capitalize(), last.get(name), _is_late(last.get(name), now)) for name in SWEEPS]


def _is_late(last: datetime | None, now: datetime) -> bool:
    return last is None or now - last > SWEEP_IS_LATE
