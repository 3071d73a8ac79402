"""What the incidents come to, and the order in which they are shown."""

from datetime import date, time

from cases.enums import Act
from cases.hooks import Marker
from cases.models import Incident
from cases.pages.timeline import conduct, entries, months


def incident(number: int, on: date, **given: object) -> Incident:
    return Incident(number=number, starts_on=on, **{"acts": ["following"], "count": 1} | given)


def test_conduct_counts_times_and_leaves_out_what_was_withdrawn() -> None:
    rows = [
        incident(1, date(2026, 5, 3), acts=["online-search", "monitoring"], count=40_000),
        incident(2, date(2026, 4, 1), when_kind="between", ends_on=date(2026, 6, 1)),
        incident(3, date(2020, 1, 1), withdrawn_at=date(2026, 6, 1)),
    ]

    found = conduct(rows)

    assert (found.entries, found.times) == (2, 40_001)
    assert (found.first, found.last) == (date(2026, 4, 1), date(2026, 6, 1))
    assert found.acts == [(Act.FOLLOWING, 1), (Act.MONITORING, 40_000), (Act.ONLINE_SEARCH, 40_000)]


def test_conduct_of_nothing_is_nothing() -> None:
    found = conduct([])

    assert (found.entries, found.first, found.last, found.acts) == (0, None, None, [])


def test_entries_stand_newest_first_with_the_quiet_time_below_the_day() -> None:
    rows = [
        incident(1, date(2026, 1, 1), when_kind="between", ends_on=date(2026, 2, 1)),
        incident(2, date(2026, 3, 1)),
        incident(3, date(2026, 5, 1), withdrawn_at=date(2026, 5, 2)),
        incident(4, date(2026, 5, 10), starts_time=time(9)),
    ]

    found = entries(rows, [Marker(date(2026, 5, 10), "Served"), Marker(date(2026, 2, 2), "Arrested")])

    assert [entry.incident.number if entry.incident else entry.marker.label for entry in found] == [
        4,
        "Served",
        3,
        2,
        "Arrested",
        1,
    ]
    assert [entry.quiet_days for entry in found] == [0, 70, 0, 0, 0, 0]


def test_months_hold_their_entries() -> None:
    rows = [incident(1, date(2026, 4, 30)), incident(2, date(2026, 5, 1)), incident(3, date(2026, 5, 31))]

    found = months(entries(rows))

    assert [(month.first, len(month.entries)) for month in found] == [
        (date(2026, 5, 1), 2),
        (date(2026, 4, 1), 1),
    ]
