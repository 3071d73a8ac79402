"""Mail over SMTP, once, from a row."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.template import engines

from spo.audit.models import AuditEvent
from spo.notices import mail
from spo.notices.enums import MailState
from spo.notices.mail import queue_mail
from spo.notices.models import OutgoingMail
from spo.work.enums import JobState
from spo.work.models import Job
from spo.work.running import run
from tests.factories.work import work_off

CONTEXT = {
    "case_reference": "SPO-2026-000123",
    "due": "24 November 2026",
    "link": "https://spo.example/orders/12?a=1&b=2",
}


def queue(key: str = "one", **to) -> OutgoingMail:
    with transaction.atomic():
        return queue_mail(template="reminder", context=CONTEXT, key=key, **to)


def test_a_mail_is_sent_once_over_smtp_and_its_text_forgotten(db, officer, post_office):
    row = queue(to_user=officer)

    work_off()

    row.refresh_from_db()
    [message] = post_office.messages
    assert (message["To"], message["Subject"]) == (officer.email, "SPO-2026-000123: due on 24 November 2026")
    assert "https://spo.example/orders/12?a=1&b=2" in message.get_payload()
    assert (row.state, row.body, row.sent_at is None) == (MailState.SENT, "", False)


def test_a_mail_queued_twice_under_one_key_is_sent_once(db, officer, post_office):
    first, second = queue(to_user=officer), queue(to_user=officer)

    work_off()

    assert (first.pk, len(post_office.messages)) == (second.pk, 1)


def test_a_job_run_again_after_the_mail_went_sends_nothing(db, officer, post_office):
    queue(to_user=officer)
    work_off()
    Job.objects.update(state=JobState.QUEUED, finished_at=None)

    work_off()

    assert (len(post_office.messages), Job.objects.get().state) == (1, JobState.DONE)


def test_sending_is_recorded_without_its_text(db, officer, post_office):
    row = queue(to_user=officer)

    work_off()

    event = AuditEvent.objects.get(did="mail.sent")
    assert (event.subject, event.recipients) == (f"mail {row.pk}", [officer.record_name])


def test_the_message_id_comes_from_the_row(db, officer, post_office, settings):
    settings.DEFAULT_FROM_EMAIL = "SPO <no-reply@spo.example>"
    row = queue(to_user=officer)

    work_off()

    expected = f"<mail-{row.pk}.{row.created_at:%Y%m%d%H%M%S}@spo.example>"
    assert post_office.messages[0]["Message-ID"] == expected


def test_line_breaks_in_a_subject_add_no_header(db, officer, post_office):
    with transaction.atomic():
        context = CONTEXT | {"case_reference": "SPO\r\nBcc: other@x.example"}
        queue_mail(template="reminder", context=context, key="one", to_user=officer)

    work_off()

    [message] = post_office.messages
    assert (message["Bcc"], message["Subject"]) == (None, "SPO")


@pytest.mark.parametrize(
    "address", ["", "nobody", "a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example"]
)
def test_a_mail_to_no_single_address_is_refused(db, address):
    with pytest.raises(ValidationError):
        queue(to_address=address)

    assert OutgoingMail.objects.count() == 0


def test_the_text_is_sealed_while_it_waits(db, officer):
    queue(to_user=officer)

    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM notices_outgoingmail")
        assert "orders" not in cursor.fetchone()[0]
    assert "orders" in OutgoingMail.objects.get().body


def test_a_mail_server_that_is_away_is_tried_again(db, officer, post_office, settings):
    settings.EMAIL_PORT = 1
    row = queue(to_user=officer)

    work_off()

    job = Job.objects.get()
    row.refresh_from_db()
    assert (job.state, job.attempts, row.state) == (JobState.QUEUED, 1, MailState.QUEUED)


@pytest.mark.parametrize(
    ("refusal", "state", "error"),
    [
        ("550 5.1.1 no such user", JobState.DEAD, "The mail server refused this mail (code 550)."),
        ("451 4.2.0 try later", JobState.QUEUED, "SMTPRecipientsRefused in smtplib.py, line "),
    ],
)
def test_a_refused_recipient(db, officer, post_office, refusal, state, error):
    post_office.refusal = refusal
    row = queue(to_user=officer)

    run(str(Job.objects.get().pk))

    job = Job.objects.get()
    row.refresh_from_db()
    assert (job.state, job.last_error.rstrip("0123456789"), row.state) == (state, error, MailState.QUEUED)


def test_mail_templates_do_not_escape_links_and_have_a_subject():
    folder = engines["django"].engine.dirs[0] / "email"

    for path in folder.glob("*.txt"):
        subject, body = mail._rendered(path.stem, CONTEXT)
        assert subject
        assert body.strip()
