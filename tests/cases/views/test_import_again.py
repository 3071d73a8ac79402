"""A table that was refused in a busy hour is read again when somebody asks for it."""

import pytest
from django.test import Client

from cases.models import Case, ImportBatch
from cases.policies.imports import check_try_import_again
from spo.accounts.models import User
from spo.exceptions import NotNow
from spo.files.tables import SENTENCES
from tests.cases.imports.tables import imported, read, worked_off
from tests.cases.views.sending import send


def test_refused_table_is_read_again_from_its_page(client: Client, officer: User, case: Case) -> None:
    batch = read(officer, case, "Date,Text\n1/1/2026,x\n")
    ImportBatch.objects.filter(pk=batch.pk).update(row_count=0, refusal=SENTENCES["heavy"])
    url = f"/cases/{case.reference}/imports/{batch.pk}/"

    assert "Try to read this file again" in client.get(url).text
    answers = [send(client, f"{url}again/", submission="d" * 32) for _ in range(2)]

    found = worked_off(batch)
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(303, url)] * 2
    assert (found.refusal, found.row_count, found.version) == ("", 1, batch.version + 1)


def test_what_was_imported_is_not_read_again(officer: User, case: Case) -> None:
    with pytest.raises(NotNow, match="Nothing has stopped"):
        check_try_import_again(imported(officer, case))
