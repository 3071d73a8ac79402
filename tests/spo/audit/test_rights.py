"""A session can tell the triggers to look away. It can give itself no right that the application's role has not."""

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError, ProgrammingError

from spo.accounts.models import User
from tests.factories.orders import submitted

ADD_APPROVAL = (
    "INSERT INTO orders_approval (version_id, approved_by_id, name, rank, authority, sha256)"
    " VALUES (%s, %s, 'O', 'superintendent', '', %s)"
)


def _tables(*triggers: str) -> list[str]:
    """Those that have one of these triggers."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE ANY(%s) ORDER BY 1",
            [[f"pgtrigger_{trigger}_%" for trigger in triggers]],
        )
        return [name for (name,) in cursor.fetchall()]


def _may(table: str, *rights: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT wanted FROM unnest(%s) AS wanted WHERE has_table_privilege(%s, wanted)",
            [list(rights), table],
        )
        return [right for (right,) in cursor.fetchall()]


def test_what_is_only_added_to_gives_no_right_to_change_it(db: None) -> None:
    tables = _tables("append_only", "unchangeable")

    found = {table: _may(table, "UPDATE", "DELETE", "TRUNCATE") for table in tables}

    assert len(found) > 30
    assert {table: rights for table, rights in found.items() if rights} == {}


def test_only_what_is_being_written_can_be_deleted(db: None) -> None:
    """A draft's rows, and the rows of an order that is put right, go; every other fact is struck and stays."""
    tracked = _tables("insert_insert")

    assert [table for table in tracked if _may(table, "DELETE")] == [
        "cases_alias",
        "cases_incidentsupport",
        "cases_incidentvictim",
        "orders_applicationexhibit",
        "orders_orderterm",
        "orders_term",
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE orders_approval SET authority = 'None'",
        "DELETE FROM orders_submittedversion",
        "UPDATE orders_copytaken SET words = 'Mine'",
        "UPDATE orders_filingevent SET filed_at = now()",
        "DELETE FROM orders_filingevent",
        "DELETE FROM orders_filing",
        "DELETE FROM orders_bundle",
        "UPDATE cases_handover SET reason = 'Mine'",
    ],
)
def test_switching_triggers_off_gives_no_right(no_triggers: None, statement: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(statement)


@pytest.mark.parametrize(
    "hiding", ["", "CREATE TEMP TABLE orders_submittedversion (LIKE orders_submittedversion)"]
)
def test_author_never_approves_whatever_the_session_sets(
    officer: User, no_triggers: None, hiding: str
) -> None:
    version = submitted(officer)

    with pytest.raises(IntegrityError, match="nobody who wrote"), connection.cursor() as cursor:
        cursor.execute(f"{hiding};{ADD_APPROVAL}", [version.pk, officer.pk, version.sha256])
