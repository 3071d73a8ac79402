"""What the notices have done by workers, and swept."""

from datetime import datetime

from spo.notices.mail import SEND, send_mail
from spo.notices.reminders import sweep_deadlines
from spo.work.handle import JobHandle
from spo.work.registry import handler, sweep


@handler(SEND, queue="mail", title="Send a mail")
def send(mail_id: str, job: JobHandle) -> None:
    send_mail(mail_id, job)


@sweep("deadlines")
def remind(now: datetime) -> None:
    sweep_deadlines(now=now)
