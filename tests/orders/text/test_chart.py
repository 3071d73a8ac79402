"""The chart in the text of an application: what it rests on, the same in words, and the texts that had none."""

from datetime import date

import pytest

from cases.enums import Limb
from cases.models import Incident, IncidentSupport
from orders.models import Application, SubmittedVersion
from orders.policies.applications import check_text_stands, has_changed
from orders.text.build import FORMAT, Text, build_text, sha256_of
from orders.text.chart import chart_rows
from orders.text.formats import built_for, in_format
from orders.text.outline import outline
from spo.accounts.models import User
from spo.exceptions import NotNow
from tests.factories.cases import IncidentFactory
from tests.factories.orders import start, submitted


@pytest.fixture
def draft(officer: User) -> Application:
    return start(officer)


def first(draft: Application) -> Incident:
    return draft.incidents.get(number=1)


def test_chart_draws_only_what_the_application_relies_on(draft: Application) -> None:
    IncidentFactory(case=draft.case, acts=["violence"], starts_on=date(2026, 6, 1))

    chart = build_text(draft)["chart"]

    assert [(row["label"], row["times"]) for row in chart["rows"]] == [("Following", 2)]
    assert (chart["lanes"], chart["times"]) == ([], 2)


def test_chart_counts_a_series_by_its_parts_that_stand(draft: Application, officer: User) -> None:
    series = IncidentFactory(
        case=draft.case, is_series=True, when_kind="between", ends_on=date(2026, 6, 9), count=2
    )
    draft.incidents.set([first(draft), series])
    for day, more in (
        (4, {}),
        (8, {}),
        (9, {"withdrawn_at": "2026-11-20T09:00:00Z", "withdrawn_by": officer}),
    ):
        reason = {"withdrawn_reason": "Twice"} if more else {}
        IncidentFactory(
            case=draft.case,
            part_of=series,
            acts=["contacting"],
            starts_on=date(2026, 6, day),
            **more,
            **reason,
        )

    rows = {row["label"]: row["times"] for row in build_text(draft)["chart"]["rows"]}

    assert rows == {"Following": 1, "Contacting": 2}


def test_text_that_relies_on_nothing_has_no_chart(draft: Application) -> None:
    draft.incidents.clear()

    text = build_text(draft)

    assert text["chart"] is None
    assert [part.key for parts in outline(text).values() for part in parts if part.key == "chart"] == []


def test_every_figure_of_the_chart_can_be_read(draft: Application) -> None:
    IncidentFactory(case=draft.case, starts_on=date(2026, 7, 3), acts=["threats"], count=1200)
    spread = {"when_kind": "between", "ends_on": date(2026, 6, 20)}
    IncidentFactory(case=draft.case, starts_on=date(2026, 5, 20), count=40, **spread)
    draft.incidents.set(draft.case.incidents.all())

    rows = chart_rows(build_text(draft)["chart"])

    assert rows["Threats, by week"] == (
        "First on 3 July 2026, last on 3 July 2026\nWeek of 29 June 2026: 1,200\nAltogether: 1,200"
    )
    assert rows["Following, by week"] == (
        "First on 3 May 2026, last on 20 June 2026\nWeek of 27 April 2026: 2\nAltogether: 42\n"
        "Week of 18 May 2026 to Week of 15 June 2026, at moments not known: 40"
    )
    assert rows["In all, by week"] == (
        "Week of 27 April 2026: 2\nWeek of 29 June 2026: 1,200\nAltogether: 1,242"
    )


def test_incident_says_what_it_shows_in_the_order_of_the_act(draft: Application, officer: User) -> None:
    for limb, how in ((Limb.NECESSITY, "Bail failed."), (Limb.ACTS, "")):
        IncidentSupport.objects.create(incident=first(draft), limb=limb, how=how, said_by=officer)

    text = build_text(draft)

    assert text["incidents"][0]["supports"] == [
        {"limb": "Acts associated with stalking", "how": ""},
        {"limb": "That the order is necessary to protect somebody from that risk", "how": "Bail failed."},
    ]
    part = next(part for parts in outline(text).values() for part in parts if part.key == "incident 1")
    assert part.rows["What it shows"] == (
        "Acts associated with stalking\n"
        "That the order is necessary to protect somebody from that risk: Bail failed."
    )


@pytest.fixture
def older(officer: User) -> SubmittedVersion:
    """As it was stored before there were charts."""
    version = submitted(officer)
    text = {key: value for key, value in version.text.items() if key != "chart"}
    text["incidents"] = [
        {key: value for key, value in row.items() if key != "supports"} for row in text["incidents"]
    ]
    version.text = text | {"format": 1}
    version.sha256 = sha256_of(version.text)
    return version


def test_text_of_the_first_format_still_stands(older: SubmittedVersion) -> None:
    check_text_stands(older)

    assert has_changed(older, built_for(older)) is False
    assert [part.key for parts in outline(older.text).values() for part in parts if part.key == "chart"] == []


def test_text_of_the_first_format_falls_when_a_fact_changes(older: SubmittedVersion) -> None:
    Incident.objects.filter(applications=older.application, number=1).update(place="The park")

    with pytest.raises(NotNow, match="The case has changed"):
        check_text_stands(older)


def test_text_of_today_falls_when_what_an_incident_shows_changes(officer: User) -> None:
    version = submitted(officer)
    incident = version.application.incidents.first()
    IncidentSupport.objects.create(incident=incident, limb=Limb.RISK, how="He came closer.", said_by=officer)

    with pytest.raises(NotNow, match="The case has changed"):
        check_text_stands(version)


def test_todays_format_is_left_as_it_is(draft: Application) -> None:
    text: Text = build_text(draft)

    assert in_format(text, FORMAT) is text
    assert (text["format"], in_format(text, 1)["format"]) == (2, 1)
