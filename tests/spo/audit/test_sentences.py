"""What an event of the record says beside its sentence."""

import pytest

from spo.audit.enums import Operation
from spo.audit.models import AuditEvent
from spo.audit.sentences import details, sentence


@pytest.mark.parametrize(
    ("operation", "fields", "says"),
    [
        (Operation.ALTERATION, ["met_at"], "Changed: when it was met"),
        (Operation.ALTERATION, ["what_happened", "place"], "Changed: what happened, where it happened"),
        (
            Operation.ALTERATION,
            ["value", "value_hash", "is_confidential"],
            "Changed: value, whether the suspect knows it",
        ),
        (
            Operation.ALTERATION,
            ["reported_at", "recorded_by"],
            "Changed: when it was reported, who it was recorded by",
        ),
        (Operation.SIGN_IN, ["demo"], "About: by a button of the demo, without a password"),
    ],
)
def test_fields_are_told_in_words(operation: Operation, fields: list[str], says: str) -> None:
    event = AuditEvent(
        did="deadline.met", operation=operation, subject="Notification (order 12)", fields=fields
    )

    assert details(event) == [says]


@pytest.mark.parametrize(
    ("did", "subject", "says"),
    [
        ("order.confirmed", "order 3", "Order 3 confirmed"),
        (
            "naming.settled",
            "order 3",
            "Asked whether an incident named somebody under an order, and answered: order 3",
        ),
        ("import.sifted", "import 4", "File read before it was imported: import 4"),
        ("binding.settled", "case", "Asked another unit about an order that may bind somebody in the case"),
    ],
)
def test_what_was_done_reads_as_a_sentence(did: str, subject: str, says: str) -> None:
    assert sentence(AuditEvent(did=did, subject=subject)) == says
