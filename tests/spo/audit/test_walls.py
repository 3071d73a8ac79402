"""The application's role can add to the record and to the history of accounts, and can do nothing else to them."""

import pytest
from django.db import connection
from django.db.utils import InternalError, ProgrammingError

from spo.accounts.models import User
from tests.factories.audit import AuditEventFactory
from tests.factories.cases import PersonFactory

RECORD, HISTORY = "audit_auditevent", "accounts_userevent"


@pytest.mark.parametrize("table", [RECORD, HISTORY])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {} SET id = id",
        "DELETE FROM {}",
        "TRUNCATE {}",
        "ALTER TABLE {} ADD COLUMN extra int",
        "ALTER TABLE {} DISABLE TRIGGER ALL",
        "ALTER TABLE {} OWNER TO CURRENT_USER",
        "DROP TABLE {}",
        "CREATE TRIGGER extra BEFORE INSERT ON {} EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    ],
)
def test_application_cannot_change_what_was_recorded(
    db: None, officer: User, table: str, statement: str
) -> None:
    AuditEventFactory()
    with connection.cursor() as cursor, pytest.raises(ProgrammingError) as refused:
        cursor.execute(statement.format(table))
    assert refused.value.__cause__.pgcode == "42501"


@pytest.mark.parametrize(
    ("table", "trigger"),
    [(RECORD, "append_only"), (HISTORY, "append_only"), ("cases_personevent", "unchangeable")],
)
def test_application_cannot_drop_a_trigger(db: None, table: str, trigger: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal", [table]
        )
        names = sorted(name for (name,) in cursor.fetchall())
        assert sorted(name.rsplit("_", 1)[0] for name in names) == sorted(
            [
                "pgtrigger_no_truncate",
                f"pgtrigger_{trigger}",
            ]
        )
        with pytest.raises(ProgrammingError):
            cursor.execute(f"DROP TRIGGER {names[0]} ON {table}")


def test_switching_triggers_off_does_not_help(db: None) -> None:
    AuditEventFactory()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL pgtrigger.ignore = '{audit_auditevent:append_only}'")
        with pytest.raises(ProgrammingError):
            cursor.execute("DELETE FROM audit_auditevent")


@pytest.mark.parametrize("statement", ["SET ROLE spo_owner", "SET session_replication_role = replica"])
def test_application_cannot_become_more(db: None, statement: str) -> None:
    with connection.cursor() as cursor, pytest.raises((ProgrammingError, InternalError)):
        cursor.execute(statement)


def test_application_cannot_run_programs(db: None) -> None:
    with connection.cursor() as cursor, pytest.raises(ProgrammingError):
        cursor.execute("COPY (SELECT 1) TO PROGRAM 'true'")


def test_application_cannot_delete_an_account(officer: User) -> None:
    with pytest.raises(ProgrammingError):
        officer.delete()


@pytest.mark.parametrize("statement", ["UPDATE {} SET name = name", "DELETE FROM {}", "TRUNCATE {}"])
def test_application_cannot_change_what_a_person_was_before(db: None, statement: str) -> None:
    PersonFactory()
    with connection.cursor() as cursor, pytest.raises(ProgrammingError):
        cursor.execute(statement.format("cases_personevent"))


def test_application_owns_nothing(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relowner = CURRENT_USER::regrole")
        assert cursor.fetchone() == (0,)


def test_history_of_an_account_keeps_no_password(officer: User) -> None:
    officer.name = "Olivia Married"
    officer.save()
    officer.set_password("another long password")
    officer.save()
    fields = {field.name for field in type(officer.events.first())._meta.fields}
    assert [event.name for event in officer.events.order_by("pgh_id")] == ["Olivia Officer", "Olivia Married"]
    assert fields & {"password", "last_login", "session_stamp"} == set()
