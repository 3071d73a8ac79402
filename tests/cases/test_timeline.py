"""What the incidents come to, and the order in which they are shown."""

from datetime import date, time

import pytest
from django.utils import timezone

from cases.enums import Act
from cases.hooks import Marker
from cases.models import Case, Incident, IncidentLink
from cases.pages.timeline import PAGE, Conduct, Timeline, conduct, timeline
from cases.permissions.incidents import latest_incidents, visible_leaves, visible_lines
from tests.factories.cases import IncidentFactory, make_case

MARKERS = [Marker(date(2026, 5, 10), "Served"), Marker(date(2026, 2, 2), "Arrested")]


@pytest.fixture
def case(db: None) -> Case:
    return make_case()


def incident(case: Case, on: date, **given: object) -> Incident:
    return IncidentFactory(case=case, starts_on=on, **given)


def withdrawn(case: Case, on: date) -> Incident:
    by_whom = {"withdrawn_by": case.officer, "withdrawn_at": timezone.now(), "withdrawn_reason": "Twice"}
    return incident(case, on, **by_whom)


def conduct_of(case: Case) -> Conduct:
    return conduct(visible_lines(case), visible_leaves(case))


def shown(page: Timeline) -> list[int | str]:
    entries = [entry for month in page.months for entry in month.entries]
    return [entry.incident.number if entry.incident else entry.marker.label for entry in entries]


def quiet(page: Timeline) -> list[int]:
    return [entry.quiet_days for month in page.months for entry in month.entries]


def test_conduct_counts_times_and_leaves_out_what_was_withdrawn(case: Case) -> None:
    incident(case, date(2026, 5, 3), acts=["online-search", "monitoring"], count=40_000)
    incident(case, date(2026, 4, 1), when_kind="between", ends_on=date(2026, 6, 1))
    withdrawn(case, date(2020, 1, 1))

    found = conduct_of(case)

    assert (found.entries, found.times) == (2, 40_001)
    assert (found.first, found.last) == (date(2026, 4, 1), date(2026, 6, 1))
    assert found.acts == [(Act.FOLLOWING, 1), (Act.MONITORING, 40_000), (Act.ONLINE_SEARCH, 40_000)]


def test_conduct_of_nothing_is_nothing(case: Case) -> None:
    assert conduct_of(case) == Conduct(entries=0, times=0, first=None, last=None, acts=[])


def test_series_is_one_entry_and_its_parts_say_which_acts(case: Case) -> None:
    series = incident(
        case,
        date(2026, 5, 1),
        is_series=True,
        acts=["threats", "contacting"],
        count=3,
        ends_on=date(2026, 5, 3),
        when_kind="between",
    )
    for day, acts in ((1, ["contacting"]), (2, ["contacting"]), (3, ["threats"])):
        incident(case, date(2026, 5, day), acts=acts, part_of=series)

    found = conduct_of(case)

    assert (found.entries, found.times) == (1, 3)
    assert found.acts == [(Act.CONTACTING, 2), (Act.THREATS, 1)]
    assert shown(timeline(visible_lines(case))) == [series.number]


def test_incident_of_another_case_counts_where_it_was_linked(case: Case) -> None:
    elsewhere = make_case(officer=case.officer)
    own, other = incident(case, date(2026, 5, 3)), incident(elsewhere, date(2026, 5, 4), acts=["threats"])
    for struck in (True, False):
        link = IncidentLink(incident=other, case=case, reason="Both", linked_by=case.officer)
        if struck:
            link.struck_at, link.struck_by, link.struck_reason = timezone.now(), case.officer, "Wrong"
        link.save()

    assert shown(timeline(visible_lines(case))) == [other.number, own.number]
    assert conduct_of(case).acts == [(Act.FOLLOWING, 1), (Act.THREATS, 1)]


def test_entries_stand_newest_first_with_the_quiet_time_below_the_day(case: Case) -> None:
    incident(case, date(2026, 1, 1), when_kind="between", ends_on=date(2026, 2, 1))
    incident(case, date(2026, 3, 1))
    withdrawn(case, date(2026, 5, 1))
    incident(case, date(2026, 5, 10), starts_time=time(9))

    page = timeline(visible_lines(case), MARKERS)

    assert shown(page) == [4, "Served", 3, 2, "Arrested", 1]
    assert quiet(page) == [0, 70, 0, 0, 0, 0]


def test_quiet_time_is_measured_from_the_latest_end_and_across_pages(case: Case) -> None:
    incident(case, date(2026, 1, 1), when_kind="between", ends_on=date(2026, 3, 1))
    incident(case, date(2026, 1, 2))
    for _ in range(PAGE):
        incident(case, date(2026, 4, 1))

    first, second = (timeline(visible_lines(case), number=number) for number in (1, 2))

    assert quiet(first) == [*[0] * (PAGE - 1), 31]
    assert (shown(second), quiet(second)) == ([2, 1], [0, 0])


def test_months_hold_their_entries(case: Case) -> None:
    for on in (date(2026, 4, 30), date(2026, 5, 1), date(2026, 5, 31)):
        incident(case, on)

    found = timeline(visible_lines(case)).months

    assert [(month.first, len(month.entries)) for month in found] == [
        (date(2026, 5, 1), 2),
        (date(2026, 4, 1), 1),
    ]


@pytest.mark.parametrize("numbers", [[1, 2], [1, 2, 3]])
def test_each_marker_stands_on_one_page_below_the_incidents_of_its_day(
    case: Case, numbers: list[int]
) -> None:
    """Whether the pages are cut within its day, before or after it."""
    for number in range(PAGE * (len(numbers) - 1) + 2):
        incident(case, date(2026, 3, 1 + number * 20 // (PAGE * 3)))
    markers = [
        Marker(date(2026, month, day), f"{month}.{day}") for month in (2, 3, 4) for day in range(1, 29)
    ]

    pages = [timeline(visible_lines(case), markers, number) for number in numbers]

    flat = [entry for page in pages for month in page.months for entry in month.entries]
    keys = [(entry.on, entry.incident is not None) for entry in flat]
    assert keys == sorted(keys, reverse=True)
    assert len([entry for entry in flat if entry.marker]) == len(markers)


def test_page_beyond_the_last_is_the_last(case: Case) -> None:
    incident(case, date(2026, 5, 3))

    found = timeline(visible_lines(case), number=99)

    assert (found.number, found.has_older, shown(found)) == (1, False, [1])


def series(case: Case, first: date, last: date, **given: object) -> Incident:
    return incident(case, first, is_series=True, when_kind="between", ends_on=last, **given)


def test_series_stands_under_its_newest_act_and_says_both_days(case: Case) -> None:
    one = series(case, date(2026, 1, 1), date(2026, 5, 4), ends_time=time(9))
    incident(case, date(2026, 5, 4), starts_time=time(8))
    incident(case, date(2026, 5, 4), starts_time=time(10))
    incident(case, date(2026, 3, 1), when_kind="between", ends_on=date(2026, 5, 5))

    page = timeline(visible_lines(case))

    assert shown(page) == [3, 1, 2, 4]
    assert [month.first for month in page.months] == [date(2026, 5, 1), date(2026, 3, 1)]
    assert one.when == "Between 1 January 2026 and 4 May 2026 at 9am"
    assert [row.number for row in latest_incidents(case)] == [3, 1, 2, 4]


def test_series_is_on_one_page_of_the_timeline_wherever_that_is_cut(case: Case) -> None:
    for day in range(1, 21):
        series(case, date(2026, 1, day), date(2026, 5, 21 - day))
    for number in range(PAGE):
        incident(case, date(2026, 5, 1 + number // 4))

    pages = [timeline(visible_lines(case), number=number) for number in (1, 2)]

    found = [entry for page in pages for month in page.months for entry in month.entries]
    assert [len(shown(page)) for page in pages] == [PAGE, 20]
    assert {entry.incident.number for entry in found if entry.incident} == set(range(1, PAGE + 21))
    assert [entry.on for entry in found] == sorted((entry.on for entry in found), reverse=True)


def test_quiet_time_before_a_series_stands_below_all_that_happened_while_it_went_on(case: Case) -> None:
    incident(case, date(2026, 1, 1))
    incident(case, date(2026, 4, 1))
    series(case, date(2026, 3, 1), date(2026, 5, 1))
    arrest = [Marker(date(2026, 3, 5), "Arrested"), Marker(date(2026, 2, 2), "Served")]

    page = timeline(visible_lines(case), arrest)

    assert shown(page) == [3, 2, "Arrested", "Served", 1]
    assert quiet(page) == [0, 0, 59, 0, 0]
