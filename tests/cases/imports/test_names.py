"""What the rows of one kind are called in a court paper."""

from datetime import date

import pytest

from cases.enums import WhenKind
from cases.imports.sifting import Row, Sifted, name_of, plural
from cases.imports.tables import Entry
from cases.when import When


@pytest.mark.parametrize(
    ("kind", "called"),
    [
        ("Call", "calls"),
        ("SMS", "SMS"),
        ("WhatsApp message", "WhatsApp messages"),
        ("Incoming", "incoming messages or calls"),
        ("missed ", "missed messages or calls"),
    ],
)
def test_kind_is_called_by_what_many_of_it_are(kind: str, called: str) -> None:
    assert plural(kind) == called


def test_series_of_many_kinds_says_that_there_are_others() -> None:
    day = When(WhenKind.EXACT, date(2026, 5, 3))
    rows = [Row(Entry(at, day, kind), str(at)) for at, kind in enumerate(["Call", "SMS", "Email", "Letter"])]

    assert name_of("", Sifted(rows[1:])) == "letters, emails and SMS"
    assert name_of("", Sifted(rows)) == "letters, emails, SMS and others"
