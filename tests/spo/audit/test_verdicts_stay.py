"""What an import brought and what was found out about a file stays, even where a session has switched off every trigger
it can."""

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError

from cases.actions.renditions import make_again
from cases.models import Case, Rendition
from spo.accounts.models import User
from tests.cases.evidence.making import made_of
from tests.cases.imports.tables import THREE, imported, upload
from tests.factories.cases import make_case

pytestmark = pytest.mark.usefixtures("no_triggers")


@pytest.fixture
def case(officer: User) -> Case:
    return make_case(officer=officer)


def change(table: str, facts: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE cases_{table} SET {facts}")  # noqa: S608  both are written below


def refused(table: str, facts: str) -> None:
    with pytest.raises(IntegrityError, match="stays as it was"):
        change(table, facts)


@pytest.mark.parametrize(
    "facts",
    [
        "mapping = '{}'",
        "row_count = 9",
        "sifted = '{}'",
        "asked_at = now()",
        "imported_count = 9",
        "imported_at = now()",
    ],
)
def test_import_stays_as_it_was_asked_for_and_as_it_ended(officer: User, case: Case, facts: str) -> None:
    imported(officer, case, THREE)

    refused("importbatch", facts)


def test_import_can_be_described_until_it_is_asked_for(officer: User, case: Case) -> None:
    upload(officer, case)

    change("importbatch", "mapping = '{}', sifted = '{}', row_count = 4")


@pytest.mark.parametrize("facts", ["logged_by_id = logged_by_id + 1", "logged_at = now()", "number = 77"])
def test_incident_stays_of_who_logged_it_and_where(officer: User, case: Case, facts: str) -> None:
    imported(officer, case, THREE)

    refused("incident", facts)


INFECTED = (
    "scan = 'infected', scanned_at = now(), state = 'refused', sentence = 'A virus.', is_flagged = true"
)


@pytest.mark.parametrize(
    "facts", ["scan = 'clean'", "is_flagged = false", "state = 'waiting', is_flagged = false"]
)
def test_refusal_ends_only_with_a_new_look(officer: User, facts: str) -> None:
    made_of(b"Words", "notes.txt", officer)
    change("rendition", INFECTED)

    refused("rendition", facts)


def test_copy_stays_until_another_is_made(officer: User) -> None:
    made_of(b"Words", "notes.txt", officer)

    refused("rendition", f"sha256 = '{'b' * 64}'")

    make_again(by=officer, exhibit=Rendition.objects.get().exhibit)
    assert Rendition.objects.get().sha256 == ""
