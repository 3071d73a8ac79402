"""Tables for the tests, and the way from a file to its incidents."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

from cases.actions.exhibits import Received
from cases.actions.imports import ask_for_import, describe_import, upload_import
from cases.enums import Act, Grouping
from cases.models import Case, ImportBatch
from spo.accounts.models import User
from tests.factories.work import work_off

HEADINGS = "Date,Time,Type,From,Text"
THREE = """03/05/2026,09:00,Call,+447700900123,
04/05/2026,10:15,SMS,+447700900123,Where are you?
09/06/2026,23:30,Call,+447700900123,
"""


def many(count: int, text: str = "I am outside") -> str:
    """So many messages, one every few minutes from January 2026."""
    first = date(2026, 1, 1)
    return "".join(
        f"{first + timedelta(days=at // 200):%d/%m/%Y},{at % 24:02}:{at % 60:02},SMS,+447700900123,{text} {at}\n"
        for at in range(count)
    )


def upload(by: User, case: Case, rows: str = THREE, **said: Any) -> ImportBatch:
    """Described and checked already: contacting, against the first victim, a series for each kind."""
    batch = read(by, case, f"{HEADINGS}\n{rows}")
    usual = {
        "acts": [Act.CONTACTING.value],
        "victims": [case.standing_victims[0].pk],
        "grouping": Grouping.BY_KIND,
    }
    return worked_off(describe_import(by=by, batch=batch, version=batch.version, **usual | said))


def imported(by: User, case: Case, rows: str = THREE, **said: Any) -> ImportBatch:
    batch = upload(by, case, rows, **said)
    return worked_off(ask_for_import(by=by, batch=batch, version=batch.version))


def read(by: User, case: Case, table: str) -> ImportBatch:
    """Uploaded, and read by a worker; nothing was said of its columns."""
    file = Received(BytesIO(table.encode()), "phone.csv", "text/csv")
    return worked_off(upload_import(by=by, case=case, file=file))


def worked_off(batch: ImportBatch) -> ImportBatch:
    """As it is once the workers have nothing to do."""
    work_off()
    return ImportBatch.objects.get(pk=batch.pk)
