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
    """Described already: contacting, against the first victim, a series for each kind."""
    file = Received(BytesIO(f"{HEADINGS}\n{rows}".encode()), "phone.csv", "text/csv")
    batch = upload_import(by=by, case=case, file=file)
    usual = {
        "acts": [Act.CONTACTING.value],
        "victims": [case.standing_victims[0].pk],
        "grouping": Grouping.BY_KIND,
    }
    return describe_import(by=by, batch=batch, version=batch.version, **usual | said)


def imported(by: User, case: Case, rows: str = THREE, **said: Any) -> ImportBatch:
    batch = upload(by, case, rows, **said)
    ask_for_import(by=by, batch=batch, version=batch.version)
    work_off()
    return ImportBatch.objects.get(pk=batch.pk)
