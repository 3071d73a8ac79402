"""Many like acts as one line, which says what its standing parts say, whatever is done to them."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases import hooks
from cases.actions.incidents import change_incident, log_incident, withdraw_incident
from cases.actions.series import describe_series, group_incidents, take_out_of_series, ungroup_series
from cases.enums import Act
from cases.models import Case, Incident
from cases.series import standing_parts
from cases.when import When
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, Mistaken, NotNow
from tests.cases.actions.telling import told, when_on
from tests.factories.cases import make_case

MAY = date(2026, 5, 3)


@pytest.fixture
def calls(case: Case, officer: User) -> list[Incident]:
    """Three, the second of them many, beside the incident of the case itself."""
    facts: list[dict[str, Any]] = [
        {"when": When("exact", MAY, time(9)), "victims": list(case.victims.all()[:1])},
        {"when": When("between", MAY, None, date(2026, 6, 9), time(11)), "count": 410},
        {"when": when_on(date(2026, 5, 20)), "acts": [Act.THREATS]},
    ]
    return [log_incident(by=officer, case=case, told=told(**each)) for each in facts]


@pytest.fixture
def series(case: Case, officer: User, calls: list[Incident]) -> Incident:
    return group(officer, case, calls)


def group(by: User, case: Case, incidents: list[Incident]) -> Incident:
    keys = [row.pk for row in incidents]
    made = group_incidents(by=by, case=case, incidents=keys, name="calls")
    return Incident.objects.get(pk=made.pk)


def again(row: Incident) -> Incident:
    return Incident.objects.get(pk=row.pk)


def test_series_says_what_its_parts_say(case: Case, series: Incident) -> None:
    assert series.what_happened == "412 calls between 3 May 2026 and 9 June 2026."
    assert (series.count, series.acts) == (412, ["watching", "threats"])
    assert series.when == "Between 3 May 2026 and 9 June 2026 at 11am"
    assert list(series.victims.all()) == [case.victims.first()]
    assert [part.number for part in standing_parts(series)] == [3, 2, 4]


def test_group_incidents_is_recorded_as_the_series(series: Incident, officer: User) -> None:
    events = AuditEvent.objects.filter(subject=series.subject).order_by("pk").values_list("did", "who")

    assert list(events) == [
        ("incident.logged", officer.record_name),
        ("incident.grouped", officer.record_name),
    ]


def test_group_incidents_tells_upper_floors(
    case: Case, officer: User, calls: list[Incident], hooked: Callable
) -> None:
    heard: list[tuple[str, list[int]]] = []
    hooked(hooks.incident_logged, lambda by, row: heard.append(("logged", [row.number])))
    hooked(
        hooks.incidents_regrouped,
        lambda by, rows: heard.append(("regrouped", [row.number for row in rows])),
    )

    group(officer, case, calls)

    assert heard == [("logged", [5]), ("regrouped", [3, 2, 4])]


def test_group_incidents_needs_two_that_are_free(case: Case, officer: User, series: Incident) -> None:
    single = case.incidents.get(number=1)
    with pytest.raises(Mistaken, match="two or more"):
        group(officer, case, [single])
    with pytest.raises(NotNow, match="Incident 5 is a series"):
        group(officer, case, [single, series])
    with pytest.raises(NotNow, match="Incident 3 is a series, or in one already"):
        group(officer, case, [single, case.incidents.get(number=3)])
    with pytest.raises(Mistaken, match="two or more"):
        group(officer, case, [single, make_case(officer=officer, incidents=1).incidents.get()])


def test_group_incidents_is_denied_outside_the_unit(
    case: Case, stranger: User, calls: list[Incident]
) -> None:
    with pytest.raises(Denied):
        group(stranger, case, calls)

    assert Incident.objects.filter(is_series=True).exists() is False


def test_what_a_court_paper_rests_on_is_not_grouped_taken_out_or_withdrawn(
    case: Case, officer: User, series: Incident, hooked: Callable
) -> None:
    hooked(hooks.incident_in_use, lambda row: ["Strike the breach first."] if row == series else [])
    part = case.incidents.get(number=2)

    for refused in (
        lambda: ungroup_series(by=officer, series=series, reason="Wrong"),
        lambda: take_out_of_series(by=officer, part=part),
        lambda: withdraw_incident(by=officer, incident=part, reason="Wrong"),
        lambda: withdraw_incident(by=officer, incident=series, reason="Wrong"),
    ):
        with pytest.raises(NotNow, match="Strike the breach first"):
            refused()


def test_take_out_of_series_makes_a_line_again(case: Case, officer: User, series: Incident) -> None:
    take_out_of_series(by=officer, part=case.incidents.get(number=3))

    assert again(series).what_happened == "2 calls between 3 May 2026 and 20 May 2026."
    assert case.incidents.get(number=3).part_of is None
    assert AuditEvent.objects.get(did="incident.taken_out").subject == "incident 3"


def test_change_of_a_part_retells_the_series(case: Case, officer: User, series: Incident) -> None:
    part = case.incidents.get(number=3)

    change_incident(
        by=officer, incident=part, version=part.version, told=told(when=when_on(date(2026, 5, 4)))
    )

    assert again(series).when == "Between 3 May 2026 at 9am and 20 May 2026"
    assert again(series).count == 3


def test_series_that_loses_its_last_part_is_withdrawn(case: Case, officer: User, series: Incident) -> None:
    for part in list(standing_parts(series)):
        withdraw_incident(by=officer, incident=part, reason="Another caller")

    assert (again(series).is_withdrawn, again(series).withdrawn_reason) == (True, "Another caller")


def test_withdraw_of_a_series_withdraws_its_parts(case: Case, officer: User, series: Incident) -> None:
    withdraw_incident(by=officer, incident=series, reason="Another caller")

    parts = case.incidents.filter(part_of=series)
    assert set(parts.values_list("withdrawn_reason", "withdrawn_by")) == {("Another caller", officer.pk)}
    assert AuditEvent.objects.filter(did="incident.withdrawn").count() == 1


def test_ungroup_series_gives_its_parts_back(case: Case, officer: User, series: Incident) -> None:
    ungroup_series(by=officer, series=series, reason="Not alike")

    assert again(series).withdrawn_reason == "Not alike"
    lines = case.incidents.filter(part_of=None, withdrawn_at=None)
    assert sorted(lines.values_list("number", flat=True)) == [1, 2, 3, 4]
    with pytest.raises(NotNow, match="was withdrawn on"):
        ungroup_series(by=officer, series=series, reason="Again")


def test_describe_series_keeps_the_sentence_true(officer: User, case: Case, series: Incident) -> None:
    words = {"what_happened": "7 silent calls on 3 May 2026.\nAlways at night.", "place": "Her office"}

    describe_series(by=officer, series=series, version=series.version, **words)

    assert again(series).what_happened == (
        "412 silent calls between 3 May 2026 and 9 June 2026.\nAlways at night."
    )
    described = again(series)
    describe_series(
        by=officer, series=described, version=described.version, what_happened="Calls all spring."
    )
    take_out_of_series(by=officer, part=case.incidents.get(number=4))
    assert (again(series).what_happened, again(series).count) == ("Calls all spring.", 411)


def test_change_incident_leaves_a_series_to_its_parts(officer: User, series: Incident) -> None:
    with pytest.raises(NotNow, match="Its incidents say when it was"):
        change_incident(by=officer, incident=series, version=series.version, told=told())


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["withdraw", "take out", "move", "group"]), st.integers(0, 5), st.integers(0, 40)
    ),
    max_size=8,
)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(days=st.lists(st.integers(0, 40), min_size=2, max_size=6), deeds=DEEDS)
def test_series_always_says_what_its_standing_parts_say(
    officer: User, days: list[int], deeds: list[tuple[str, int, int]]
) -> None:
    case = make_case(officer=officer)
    rows = [
        log_incident(by=officer, case=case, told=told(when=when_on(MAY + timedelta(days=day)), count=day + 1))
        for day in days
    ]
    group(officer, case, rows)

    for deed, which, day in deeds:
        try:
            _do(deed, officer, case, again(rows[which % len(rows)]), MAY + timedelta(days=day))
        except (NotNow, Mistaken):
            continue

    for series in case.incidents.filter(is_series=True):
        parts = [(part.starts_on, part.count) for part in standing_parts(series)]
        assert series.is_withdrawn is (parts == [])
        if parts:
            said = (series.starts_on, series.ends_on, series.count)
            on = [day for day, _ in parts]
            assert said == (min(on), max(on), sum(count for _, count in parts))
            assert series.what_happened.startswith(f"{said[2]:,} call")


def _do(deed: str, by: User, case: Case, row: Incident, on: date) -> None:
    if deed == "withdraw":
        withdraw_incident(by=by, incident=row, reason="Wrong")
    elif deed == "take out":
        take_out_of_series(by=by, part=row)
    elif deed == "move":
        changed = told(when=when_on(on), count=row.count)
        change_incident(by=by, incident=row, version=row.version, told=changed)
    else:
        group(by, case, list(case.incidents.filter(part_of=None, is_series=False, withdrawn_at=None)))
