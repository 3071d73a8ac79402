"""What the rows of one kind are called in a court paper."""

import pytest

from cases.imports.sifting import plural


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
