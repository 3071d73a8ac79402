"""What the database itself refuses, whoever asks and by whatever route."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from orders.actions.applications import change_risk
from orders.actions.decisions import add_comment
from orders.actions.settings import change_setting
from orders.actions.submission import take_back, withdraw_application
from orders.enums import Section
from orders.force import AUTHORITY
from orders.models import Application
from spo.accounts.models import User
from spo.workdays import today
from tests.factories.orders import approved, make_approver, start, submit, submitted
from tests.orders.permissions.approving import force_approval

SAYS = "nobody who wrote an application may approve it"


def test_author_cannot_approve(officer: User, colleague: User) -> None:
    version = submit(start(officer), colleague)

    with pytest.raises(IntegrityError, match=SAYS):
        force_approval(version, officer)


def test_submitter_cannot_approve(officer: User, colleague: User) -> None:
    version = submit(start(officer), colleague)

    with pytest.raises(IntegrityError, match=SAYS):
        force_approval(version, colleague)


def test_editor_cannot_approve(officer: User, supervisor: User) -> None:
    application = start(officer)
    change_risk(by=supervisor, application=application, version=application.version, risk="Mine.")
    version = submit(application, officer)

    with pytest.raises(IntegrityError, match=SAYS):
        force_approval(version, supervisor)


def test_author_cannot_approve_by_raw_sql(officer: User) -> None:
    version = submitted(officer)

    with pytest.raises(IntegrityError, match=SAYS), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO orders_approval (version_id, approved_by_id, name, rank, authority, sha256)"
            " VALUES (%s, %s, 'O', 'superintendent', '', %s)",
            [version.pk, officer.pk, version.sha256],
        )


def test_somebody_else_can(officer: User) -> None:
    approval = force_approval(submitted(officer), make_approver(officer))

    assert approval.pk is not None


def test_version_is_approved_once(officer: User) -> None:
    approval = approved(officer)

    with pytest.raises(IntegrityError, match="orders_approval_version_id_key"):
        force_approval(approval.version, make_approver(officer))


@pytest.mark.parametrize(
    "table",
    ["submittedversion", "approval", "return", "comment", "applicationedit", "withdrawal", "setting"],
)
@pytest.mark.parametrize(
    "statement", ["UPDATE orders_{} SET id = id", "DELETE FROM orders_{}", "TRUNCATE orders_{} CASCADE"]
)
def test_what_was_decided_never_changes(statement: str, table: str, everything_decided: None) -> None:
    with pytest.raises(DatabaseError, match=r"Cannot|permission denied"), transaction.atomic():
        connection.cursor().execute(statement.format(table))


@pytest.fixture
def everything_decided(officer: User, supervisor: User, administrator: User) -> None:
    """A row in each of the tables that are only added to."""
    version = submitted(officer)
    add_comment(by=supervisor, version=version, section=Section.RISK, text="Say more.")
    take_back(by=officer, application=version.application, reason="A mistake.")
    withdraw_application(by=officer, application=version.application, reason="Not needed.")
    approved(officer)
    day = today(timezone.now()) + timedelta(days=1)
    change_setting(by=administrator, setting=AUTHORITY, value="By order", from_on=day, reason="New policy")


def test_one_application_at_a_time(officer: User) -> None:
    application = start(officer)

    with pytest.raises(IntegrityError, match="application_one_at_a_time"):
        Application.objects.create(case=application.case, author=officer)


@pytest.mark.parametrize(
    ("columns", "name"),
    [
        ({"duration_months": 23, "duration_kind": "fixed"}, "application_lasts_two_years_or_more"),
        ({"duration_months": 24, "duration_kind": "further-order"}, "application_lasts_two_years_or_more"),
        ({"interim_weeks": 4, "is_interim_asked": False}, "application_interim_weeks_only_if_asked"),
        ({"interim_weeks": 0, "is_interim_asked": True}, "application_interim_weeks_only_if_asked"),
    ],
)
def test_impossible_periods_are_refused(officer: User, columns: dict[str, object], name: str) -> None:
    application = start(officer)

    with pytest.raises(IntegrityError, match=name):
        Application.objects.filter(pk=application.pk).update(**columns)
