"""The chart on the page of a submitted version: of the text that was submitted, and of no other."""

from collections.abc import Callable
from datetime import date

from django.test import Client

from orders.models import SubmittedVersion
from spo.accounts.models import User
from tests.factories.cases import IncidentFactory
from tests.factories.orders import submitted


def test_version_draws_the_incidents_of_its_text(
    officer: User, supervisor: User, client_for: Callable[[User], Client]
) -> None:
    version = submitted(officer)
    IncidentFactory(case=version.application.case, acts=["violence"], starts_on=date(2026, 6, 1))

    page = client_for(supervisor).get(f"/applications/{version.application_id}/versions/{version.number}/")

    [drawing] = [each["drawing"] for each in page.context["sections"] if each["drawing"]]
    assert [(row.label, row.total) for row in drawing.rows] == [("Following", "2")]
    assert page.text.count('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960') == 1


def test_version_of_the_first_format_opens_without_a_chart(
    officer: User, supervisor: User, client_for: Callable[[User], Client]
) -> None:
    version = submitted(officer)
    older = {key: value for key, value in version.text.items() if key != "chart"} | {"format": 1}
    stored = SubmittedVersion(application=version.application, number=2, text=older, sha256="0" * 64)
    stored.submitted_by = officer
    stored.save()

    page = client_for(supervisor).get(f"/applications/{version.application_id}/versions/2/")

    assert (page.status_code, [each["drawing"] for each in page.context["sections"] if each["drawing"]]) == (
        200,
        [],
    )
