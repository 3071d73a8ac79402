"""Ways that leave the main one: what is withdrawn, sent back, in time, exempt, or served another way."""

from datetime import date

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from orders.enums import Status
from orders.models import Application, Filing
from spo.accounts.models import User
from spo.notices.models import Deadline, Reminder
from spo.work.sweeping import sweep_all
from tests.factories.court import accepted, at, filed, make_order
from tests.factories.orders import start
from tests.factories.work import work_off
from tests.journeys.people import People
from tests.journeys.story import application, approval, order


def test_superintendent_who_wrote_a_word_of_it_cannot_approve(people: People, officer: User) -> None:
    draft = start(officer)
    people.superintendent.send("change_risk", draft.pk, risk="He is dangerous.")
    number = application.submit(people.officer, draft)

    sentence = "You wrote part of this application, so someone else must approve it."
    approval.be_refused(people.superintendent, draft, number, sentence)


def test_return_by_the_court_reaches_the_officer_and_can_be_filed_again(
    people: People, officer: User, clerk: User
) -> None:
    """The text is submitted, approved and made into a bundle once more."""
    draft = filed(officer, clerk.court).application
    first = draft.filings.get()
    people.clerk.take("download_filed_bundle", first.pk, purpose="check")
    people.clerk.send("send_back", first.pk, reason="The schedule lacks a date.")

    page = people.officer.read("open_application", draft.pk)
    number = application.submit(people.officer, draft)
    people.superintendent.send("approve", draft.pk, number)
    work_off()
    people.officer.send("file_application", draft.pk, court=clerk.court_id)

    assert "The schedule lacks a date." in page
    assert (number, Filing.objects.count(), Application.objects.get().status) == (2, 2, Status.FILED)
    assert [message.to for message in _mails("the court returned the application")] == [[officer.email]]


def test_application_withdrawn_before_the_court_is_closed_to_the_clerk_who_is_told(
    people: People, officer: User, clerk: User
) -> None:
    filing = accepted(officer, clerk)
    people.officer.send("withdraw_application", filing.application_id, reason="He has died.")
    work_off()

    page = people.clerk.read("open_filing", filing.pk)
    status, _ = people.clerk.be_refused("download_filed_bundle", filing.pk)

    assert ("Withdrawn" in page, "He has died." in page, status) == (True, False, 409)
    told = [(message.to, "died" in message.body) for message in _mails("the police withdrew the application")]
    assert told == [([clerk.email], False)]


def _mails(about: str) -> list[EmailMessage]:
    return [message for message in mail.outbox if message.subject.endswith(f": {about}")]


@pytest.mark.parametrize(
    ("method", "counts_from", "due_on"),
    [
        ("hand", "3 November 2026 (actual)", date(2026, 11, 5)),
        ("email", "4 November 2026 (deemed, not proved)", date(2026, 11, 6)),
        ("post", "6 November 2026 (deemed, not proved)", date(2026, 11, 8)),
    ],
)
def test_notification_is_due_on_the_third_day_from_service(
    people: People, officer: User, method: str, counts_from: str, due_on: date
) -> None:
    """SPA 2019 s.9: three days beginning with the day of service, which is a Tuesday here."""
    page = order.serve(people.officer, make_order(officer), at(3), method)

    deadline = Deadline.objects.get(subject__startswith="order")
    assert (counts_from in page, deadline.why in page, deadline.due_on) == (True, True, due_on)


def test_notification_in_time_meets_the_deadline_and_reminds_nobody(people: People, officer: User) -> None:
    bound = make_order(officer)
    order.serve(people.officer, bound, at(3))

    page = order.notify(people.officer, bound, at(5, hour=23))
    failed = sweep_all(now=at(6))

    assert "Was due by the end of 5 November 2026 and was given in time." in page
    reminded = Reminder.objects.filter(deadline__subject=bound.subject).count()
    assert (failed, Deadline.objects.get(subject=bound.subject).is_open, reminded) == (
        [],
        False,
        0,
    )


def test_exempt_person_starts_no_clock_until_the_exemption_ends(people: People, officer: User) -> None:
    """SPA 2019 s.9(5) to (7)."""
    bound = make_order(officer)
    since = {"from_on": at(1).date(), "explanation": "The register."}
    people.officer.send("record_exemption", bound.pk, **since)

    page = order.serve(people.officer, bound, at(3))
    before = Deadline.objects.filter(subject=bound.subject).count()
    people.officer.send("end_exemption", bound.exemptions.get().pk, ended_on=at(10).date())

    assert ("Nothing is due while the person must notify under Part 2" in page, before) == (True, 0)
    assert Deadline.objects.get(subject=bound.subject).due_on == date(2026, 11, 12)
