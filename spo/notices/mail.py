"""Mail as rows: asked for in the transaction of the change, sent by a worker, each once."""

from collections.abc import Mapping
from email.utils import parseaddr
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.db.models.functions import Now
from django.template import Context
from django.template.loader import get_template
from django.urls import reverse

from spo.accounts.models import User
from spo.accounts.permissions import administrators, check_manage_accounts
from spo.audit.actors import SYSTEM, Actor
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.exceptions import Refused
from spo.notices.enums import MailState
from spo.notices.models import OutgoingMail, Reminder
from spo.notices.writing import may_write_to
from spo.refusals import can
from spo.work.handle import JobHandle
from spo.work.queue import enqueue

SEND = "mail.send"
REFUSED = "refused "


def queue_mail(
    *,
    template: str,
    context: Mapping[str, object],
    key: str,
    to_user: User | None = None,
    to_address: str = "",
    sender: User | None = None,
) -> OutgoingMail:
    """Mail of that key, made now or asked for before. The first line of `email/<template>.txt` is its subject.

    A mail carries references and links, never the name or address of anybody in a case. `sender` is told when the
    address turns out to be one that must never be written to.
    """
    address = to_user.email if to_user else to_address
    validate_email(address)
    subject, body = _rendered(template, context)
    mail = OutgoingMail(
        key=key, recipient=to_user, sender=sender, address=address, subject=subject, body=body
    )
    OutgoingMail.objects.bulk_create([mail], ignore_conflicts=True)
    kept = OutgoingMail.objects.get(key=key)
    if kept.state == MailState.QUEUED and not may_write_to(kept.address):
        _refuse(kept)
    else:
        enqueue(kind=SEND, subject_id=kept.pk, key=f"{SEND} {kept.pk}")
    return kept


def cancel_mail(*, by: Actor, key_start: str) -> None:
    """What was asked for under keys that begin so and has not gone out has lost its reason."""
    waiting = OutgoingMail.objects.filter(key__startswith=key_start, state=MailState.QUEUED)
    for mail in waiting.select_for_update():
        _close(mail, MailState.CANCELLED)
        record(by=by, did="mail.cancelled", operation=Operation.ADMINISTRATION, subject=str(mail))


def send_mail(mail_id: str, job: JobHandle) -> None:
    """Hand it to the mail server under lock, so that two workers cannot both; not when it has lost its reason."""
    with job.finishing():
        mail = OutgoingMail.objects.select_for_update().get(pk=mail_id)
        if mail.state == MailState.QUEUED:
            _deal_with(mail)


def _deal_with(mail: OutgoingMail) -> None:
    """Whether the address is safe is asked at the last moment: it may have become unsafe since."""
    if not _is_wanted(mail):
        _close(mail, MailState.CANCELLED)
    elif not may_write_to(mail.address):
        _refuse(mail)
    else:
        _send(mail)


def _rendered(template: str, context: Mapping[str, object]) -> tuple[str, str]:
    text = get_template(f"email/{template}.txt").template.render(Context(dict(context), autoescape=False))
    subject, _, body = text.strip().partition("\n")
    return " ".join(subject.split())[:200], body.strip() + "\n"


def _is_wanted(mail: OutgoingMail) -> bool:
    """A deadline met or cancelled meanwhile does not nag, and nobody is reminded who has left."""
    reminder = Reminder.objects.select_related("deadline", "recipient").filter(mail=mail).first()
    return reminder is None or (reminder.deadline.is_open and reminder.recipient.is_active)


def _send(mail: OutgoingMail) -> None:
    try:
        _message(mail).send()
    except SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        _give_up_if_final(min(codes), error)
    except (SMTPSenderRefused, SMTPDataError) as error:
        _give_up_if_final(error.smtp_code, error)
    _close(mail, MailState.SENT, sent_at=Now())
    recipient = mail.recipient.record_name if mail.recipient else mail.address
    record(
        by=SYSTEM,
        did="mail.sent",
        operation=Operation.ADMINISTRATION,
        subject=str(mail),
        recipients=[recipient],
    )


def _refuse(mail: OutgoingMail) -> None:
    """Nothing goes out. The record and somebody who can act learn of it, and neither learns the address."""
    _close(mail, MailState.REFUSED)
    told = _who_hears(mail)
    record(
        by=SYSTEM,
        did="mail.refused",
        operation=Operation.ADMINISTRATION,
        subject=str(mail),
        recipients=[person.record_name for person in told],
    )
    for person in told:
        key = f"{REFUSED}{mail.pk} to {person.pk}"
        context = {"subject": mail.subject, "link": _where_to_mend(mail, person)}
        queue_mail(template="refused", context=context, key=key, to_user=person)


def _where_to_mend(mail: OutgoingMail, person: User) -> str:
    """The page of the account, for whoever may change it. A name would say who has to do with a case."""
    if mail.recipient is None or not can(check_manage_accounts, person):
        return ""
    return f"{settings.SITE_URL}{reverse('open_account', args=[mail.recipient.pk])}"


def _who_hears(mail: OutgoingMail) -> list[User]:
    """The sender. Nobody sends a reminder: of that the administrators hear, who can put an account right."""
    if mail.key.startswith(REFUSED):
        return []
    if mail.sender and mail.sender.is_active:
        return [mail.sender]
    if mail.recipient is None:
        return []
    return list(administrators().exclude(pk=mail.recipient.pk))


def _message(mail: OutgoingMail) -> EmailMessage:
    """The same row always gives the same Message-ID, so that a repeat is recognised as one."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    message_id = f"<mail-{mail.pk}.{mail.created_at:%Y%m%d%H%M%S}@{domain}>"
    headers = {"Message-ID": message_id, "Auto-Submitted": "auto-generated"}
    return EmailMessage(mail.subject, mail.body, to=[mail.address], headers=headers)


def _close(mail: OutgoingMail, state: MailState, **changes: object) -> None:
    OutgoingMail.objects.filter(pk=mail.pk).update(state=state, body="", **changes)


def _give_up_if_final(code: int, error: Exception) -> None:
    """RFC 5321 4.2.1: a reply of 5yz means that asking again does not help."""
    if code >= 500:
        raise Refused(f"The mail server refused this mail (code {code}).") from error
    raise error
