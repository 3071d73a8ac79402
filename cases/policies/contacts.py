"""When a contact detail may be called unsafe."""

from cases.matching.traces import emails_in
from spo.accounts.models import User
from spo.exceptions import Mistaken

OF_AN_ACCOUNT = (
    "This is the address of somebody who uses this service. Ask an administrator to change the address of their "
    "account first, or they would get no mail any more"
)


def check_unsafe(value: str, *, is_unsafe: bool) -> None:
    """Nobody can cut a colleague off from their reminders and from the mail that guards their account."""
    if is_unsafe and User.objects.filter(email__in=emails_in(value), is_active=True).exists():
        raise Mistaken({"is_unsafe_to_contact": OF_AN_ACCOUNT})
