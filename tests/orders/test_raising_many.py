"""Many incidents at once, while an order binds: one question for a series, and none for its incidents."""

from datetime import date
from io import BytesIO

import pytest

from cases.actions.exhibits import Received, add_exhibit
from cases.actions.imports import reverse_import
from cases.actions.incidents import log_incident
from cases.actions.series import group_incidents, take_out_of_series, ungroup_series
from cases.models import Case, Incident
from orders.actions.applications import change_exhibits, change_incidents
from orders.deadlines import POSSIBLE_BREACH
from orders.models import Order
from orders.text.build import build_text
from spo.accounts.models import User
from spo.exceptions import NotNow
from spo.notices.models import Deadline
from tests.cases.actions.telling import told, when_on
from tests.cases.imports.tables import imported
from tests.factories.court import make_order
from tests.factories.orders import start, submit

pytestmark = pytest.mark.usefixtures("november")

CALLS = "".join(f"{day}/11/2026,09:0{day % 10},Call,Bob,\n" for day in range(1, 19))


@pytest.fixture
def order(officer: User) -> Order:
    return make_order(officer)


def waiting() -> list[str]:
    asked = Deadline.objects.filter(rule=POSSIBLE_BREACH, met_at=None, cancelled_at=None)
    return list(asked.values_list("title", flat=True))


def log_three(by: User, case: Case) -> list[Incident]:
    return [
        log_incident(by=by, case=case, told=told(when=when_on(date(2026, 11, day)))) for day in (8, 9, 10)
    ]


def test_imported_file_asks_one_question_for_a_series(order: Order, officer: User) -> None:
    batch = imported(officer, order.case, CALLS)

    assert waiting() == ["Decide whether incident 2 breached the order"]
    reverse_import(by=officer, batch=batch, version=batch.version, reason="Another phone")
    assert waiting() == []


def test_grouped_incidents_are_asked_about_as_one(order: Order, officer: User) -> None:
    keys = [row.pk for row in log_three(officer, order.case)]
    assert len(waiting()) == 3

    series = group_incidents(by=officer, case=order.case, incidents=keys, name="calls")
    assert waiting() == ["Decide whether incident 5 breached the order"]

    take_out_of_series(by=officer, part=Incident.objects.get(pk=keys[0]))
    assert len(waiting()) == 2
    ungroup_series(by=officer, series=Incident.objects.get(pk=series.pk), reason="Not alike")
    assert len(waiting()) == 3


def test_order_recorded_later_asks_about_the_series_alone(officer: User) -> None:
    case = make_order(officer).case
    imported(officer, case, CALLS)
    Deadline.objects.all().delete()

    make_order(officer, case=case)

    assert waiting() == ["Decide whether incident 2 breached the order"]


def test_draft_that_rested_on_some_of_a_series_rests_on_the_series(officer: User) -> None:
    draft = start(officer)
    first, *others = draft.case.incidents.order_by("number")
    kept = [row.pk for row in others]
    change_incidents(by=officer, application=draft, version=draft.version, incidents=[first.pk, *kept])
    draft.refresh_from_db()
    terms = {term.pk for term in draft.terms.filter(incidents=first)}
    extra = log_incident(by=officer, case=draft.case, told=told())

    series = group_incidents(by=officer, case=draft.case, incidents=[first.pk, extra.pk], name="acts")

    assert set(draft.incidents.values_list("pk", flat=True)) == {series.pk, *kept}
    assert {term.pk for term in draft.terms.filter(incidents=series)} == terms


def test_series_in_a_submitted_application_stays_as_it_is(officer: User) -> None:
    draft = start(officer)
    extra = log_incident(by=officer, case=draft.case, told=told())
    first = draft.case.incidents.order_by("number").first()
    made = group_incidents(by=officer, case=draft.case, incidents=[first.pk, extra.pk], name="acts")
    draft.refresh_from_db()
    submit(draft, officer)
    series = Incident.objects.get(pk=made.pk)

    for refused in (
        lambda: ungroup_series(by=officer, series=series, reason="Not alike"),
        lambda: take_out_of_series(by=officer, part=Incident.objects.get(pk=extra.pk)),
    ):
        with pytest.raises(NotNow, match="is in an application that is submitted"):
            refused()


def test_exhibit_of_one_incident_shows_its_series_in_the_application(officer: User) -> None:
    draft = start(officer)
    first, extra = (
        draft.case.incidents.order_by("number").first(),
        log_incident(by=officer, case=draft.case, told=told()),
    )
    file = Received(BytesIO(b"a note"), "note.txt", "text/plain")
    exhibit = add_exhibit(
        by=officer, case=draft.case, file=file, title="Note", is_for_respondent=True, incident=first
    )
    change_exhibits(by=officer, application=draft, version=draft.version, confirmed=[exhibit.pk])

    made = group_incidents(by=officer, case=draft.case, incidents=[first.pk, extra.pk], name="acts")

    shown = {row["number"]: row["exhibits"] for row in build_text(draft)["incidents"]}
    assert shown[made.number] == [exhibit.reference]
