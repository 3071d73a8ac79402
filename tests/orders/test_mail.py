"""Whoever did what a mail tells of hears when it could not be sent."""

from cases.actions.contacts import add_contact_detail
from cases.enums import ContactKind
from spo.accounts.models import User
from spo.notices.models import OutgoingMail
from tests.factories.orders import ready_case, start, submit


def test_officer_hears_that_the_supervisor_was_not_told(officer: User, supervisor: User) -> None:
    case = ready_case(officer)
    victim = case.victims.first()
    unsafe = {"kind": ContactKind.EMAIL, "value": "shared@post.example", "is_unsafe_to_contact": True}
    add_contact_detail(by=officer, role=victim, **unsafe)
    User.objects.filter(pk=supervisor.pk).update(email="shared@post.example")

    submit(start(officer, case), officer)

    [refused] = OutgoingMail.objects.filter(state="refused")
    [told] = OutgoingMail.objects.filter(key__startswith="refused")
    assert (refused.recipient, told.recipient) == (supervisor, officer)
    assert (supervisor.name in told.body, "/accounts/" in told.body) == (False, False)
