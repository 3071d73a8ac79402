"""What was recorded of a case stays as it was, even where a session has switched off every trigger it can."""

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError, ProgrammingError

from cases.actions.merges import merge_people
from cases.models import ContinuityStatement
from spo.accounts.models import User
from tests.cases.evidence.making import taken_in
from tests.cases.imports.tables import upload
from tests.factories.cases import make_case
from tests.factories.safety import assess, contact, happen, tell, wait

pytestmark = pytest.mark.usefixtures("no_triggers")
A_DIGEST, ANOTHER = "a" * 64, "b" * 64


def change(table: str, facts: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE cases_{table} SET {facts}")  # noqa: S608  both are written below


CHANGES = [
    ("assessment", "level = 'high', reasons = 'other'"),
    ("assessment", "answers = '{}'"),
    ("milestone", "happened_at = now()"),
    ("contactentry", "summary = 'other'"),
    ("victimupdate", "told_at = now()"),
    ("noorderdecision", "explanation = 'other'"),
    ("personmerge", "reason = 'other'"),
    ("importbatch", f"sha256 = '{ANOTHER}'"),
    ("rendition", "exhibit_id = exhibit_id + 1"),
    ("continuitystatement", "asked_at = now()"),
    ("continuitystatement", f"sha256 = '{ANOTHER}'"),
    ("continuitystatement", "made_at = now()"),
]


def test_every_guarded_table_is_named_here() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'facts_stay'")
        guarded = {table for (table,) in cursor.fetchall()}

    assert guarded == {f"cases_{table}" for table, _ in CHANGES}


@pytest.mark.parametrize(("table", "facts"), CHANGES)
def test_facts_stay(officer: User, table: str, facts: str) -> None:
    case = make_case(officer=officer)
    victim = case.standing_victims[0]
    assess(officer, victim)
    contact(officer, victim)
    tell(officer, happen(officer, case), victim)
    wait(officer, case)
    twin = make_case(officer=officer).standing_victims[0].person
    merge_people(by=officer, kept=victim.person, merged=twin, reason="She told us.")
    upload(officer, case)
    taken_in(b"Words", "notes.txt", officer, case=case)
    printed = ContinuityStatement.objects.create(case=case, asked_by=officer)
    ContinuityStatement.objects.filter(pk=printed.pk).update(made_at=printed.asked_at, sha256=A_DIGEST)

    with pytest.raises(IntegrityError, match="stays as it was"):
        change(table, facts)


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM cases_rendition",
        "DELETE FROM cases_continuitystatement",
        "UPDATE cases_renditionpage SET text = 'other'",
        "UPDATE cases_renditionevent SET state = 'ready'",
        "UPDATE cases_importproblem SET sentence = 'other'",
        "DELETE FROM cases_importproblem",
    ],
)
def test_right_that_no_action_needs_is_not_there(officer: User, change: str) -> None:
    taken_in(b"Words", "notes.txt", officer)

    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)
