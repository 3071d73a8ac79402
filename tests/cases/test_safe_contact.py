"""The mailer writes to no address that is unsafe for anybody in any case: over SMTP, at the last moment too."""

import pytest
from django.db import transaction

from cases.actions.contacts import add_contact_detail, change_contact_detail, remove_contact_detail
from cases.enums import ContactKind
from cases.models import Case, ContactDetail
from cases.safe_contact import is_safe_to_write
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Mistaken
from spo.notices.enums import MailState
from spo.notices.mail import queue_mail
from spo.notices.models import OutgoingMail
from tests.factories.cases import close_behind
from tests.factories.work import work_off
from tests.post_office import Catcher

UNSAFE = "vera@post.example"
WRITTEN = {
    "kind": ContactKind.EMAIL,
    "is_confidential": True,
    "note": "",
    "from_on": None,
    "until_on": None,
}


def mark(by: User, case: Case, value: str = UNSAFE, *, is_unsafe: bool = True) -> ContactDetail:
    return add_contact_detail(
        by=by,
        role=case.victims.first(),
        kind=ContactKind.EMAIL,
        value=value,
        is_unsafe_to_contact=is_unsafe,
    )


def queue(sender: User | None, to: str = UNSAFE) -> OutgoingMail:
    with transaction.atomic():
        context = {"link": "https://spo.example/", "days": 7}
        return queue_mail(template="invitation", context=context, key=to, to_address=to, sender=sender)


@pytest.mark.parametrize(
    "typed",
    [
        UNSAFE,
        "Vera@Post.Example",
        " vera@post.example ",
        "vera@post.example (he reads it)",
        "mailto:vera@post.example",
        "safe@post.example or vera@post.example",
    ],
)
def test_mail_to_an_unsafe_address_is_refused_and_the_sender_told(
    officer: User, colleague: User, case: Case, post_office: Catcher, typed: str
) -> None:
    mark(officer, case, typed)

    refused = queue(colleague)
    work_off()

    refused.refresh_from_db()
    assert (refused.state, refused.body) == (MailState.REFUSED, "")
    assert [message["To"] for message in post_office.messages] == [colleague.email]
    assert UNSAFE not in post_office.messages[0].as_string()
    event = AuditEvent.objects.get(did="mail.refused")
    assert (event.subject, event.recipients) == (str(refused), [colleague.record_name])


def test_address_that_became_unsafe_while_the_mail_waited_is_not_written_to(
    officer: User, case: Case, post_office: Catcher
) -> None:
    waiting = queue(officer)
    mark(officer, case)

    work_off()

    waiting.refresh_from_db()
    assert (waiting.state, [message["To"] for message in post_office.messages]) == (
        MailState.REFUSED,
        [officer.email],
    )


def test_other_addresses_are_written_to(officer: User, case: Case, post_office: Catcher) -> None:
    mark(officer, case)
    mark(officer, case, "safe@post.example", is_unsafe=False)

    queue(officer, "safe@post.example")
    queue(officer, "other@post.example")
    work_off()

    assert [message["To"] for message in post_office.messages] == ["safe@post.example", "other@post.example"]


def test_refusal_without_a_sender_is_recorded_and_ends_there(
    officer: User, case: Case, post_office: Catcher
) -> None:
    mark(officer, case)

    queue(None)
    work_off()

    assert (post_office.messages, AuditEvent.objects.get(did="mail.refused").recipients) == ([], [])


def test_administrators_hear_of_a_refused_mail_that_nobody_sent(
    officer: User, administrator: User, case: Case, post_office: Catcher
) -> None:
    """An account may be given an address that is marked already: its reminders must not end in silence."""
    mark(officer, case)
    User.objects.filter(pk=officer.pk).update(email=UNSAFE)
    context = {"link": "https://spo.example/", "days": 7}

    with transaction.atomic():
        queue_mail(template="invitation", context=context, key="1", to_user=User.objects.get(pk=officer.pk))
    work_off()

    [message] = post_office.messages
    text = " ".join(message.get_payload().split())
    assert (message["To"], f"/accounts/{officer.pk}/" in text) == (administrator.email, True)
    assert (UNSAFE in message.as_string(), officer.name in text) == (False, False)


def test_refusal_of_the_mail_about_a_refusal_ends_there(
    officer: User, case: Case, administrator: User
) -> None:
    mark(officer, case)
    User.objects.filter(pk=administrator.pk).update(email=UNSAFE)

    queue(User.objects.get(pk=administrator.pk))

    assert AuditEvent.objects.filter(did="mail.refused").count() == 2


def test_address_of_a_colleague_cannot_be_called_unsafe(officer: User, supervisor: User, case: Case) -> None:
    """It would cut them off from every reminder, and from the mail that guards their account."""
    typed = f"Her boss <{supervisor.email.upper()}>"
    detail = mark(officer, case, typed, is_unsafe=False)

    with pytest.raises(Mistaken, match="uses this service"):
        mark(officer, case, typed)
    with pytest.raises(Mistaken, match="uses this service"):
        change_contact_detail(
            by=officer,
            case=case,
            detail=detail,
            version=1,
            is_unsafe_to_contact=True,
            **WRITTEN,
            value=typed,
        )

    assert is_safe_to_write(supervisor.email)


def test_unsafe_account_that_is_an_address_is_not_written_to(officer: User, case: Case) -> None:
    add_contact_detail(
        by=officer,
        role=case.victims.first(),
        kind=ContactKind.ONLINE,
        value=UNSAFE,
        is_unsafe_to_contact=True,
    )

    assert not is_safe_to_write(UNSAFE)


@pytest.mark.parametrize("kind", ContactKind)
def test_unsafe_address_is_not_written_to_whatever_it_was_recorded_as(
    officer: User, case: Case, kind: ContactKind
) -> None:
    add_contact_detail(
        by=officer, role=case.victims.first(), kind=kind, value=f"or {UNSAFE}", is_unsafe_to_contact=True
    )

    assert not is_safe_to_write(UNSAFE)


def test_unsafe_in_a_closed_case_is_unsafe(officer: User, case: Case) -> None:
    mark(officer, case)
    close_behind(case, officer)

    assert not is_safe_to_write(UNSAFE)


def test_detail_found_safe_or_taken_back_is_written_to_again(officer: User, case: Case) -> None:
    first, second = mark(officer, case), mark(officer, case, "b@post.example")
    change_contact_detail(
        by=officer, case=case, detail=first, version=1, is_unsafe_to_contact=False, **WRITTEN, value=UNSAFE
    )
    remove_contact_detail(by=officer, case=case, detail=second)

    assert (is_safe_to_write(UNSAFE), is_safe_to_write("b@post.example")) == (True, True)
