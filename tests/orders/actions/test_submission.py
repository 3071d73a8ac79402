import pytest
import time_machine

from cases.enums import ContactKind
from cases.models import ContactDetail
from orders.actions.applications import change_risk
from orders.actions.filings import send_back
from orders.actions.submission import submit_application, take_back, withdraw_application
from orders.enums import ReturnedBy, Section, Status
from orders.force import DECLARATION
from orders.models import Application, Return, SubmittedVersion, Withdrawal
from orders.text.build import sha256_of
from orders.text.declaration import seen
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, Incomplete, NotNow
from spo.notices.models import OutgoingMail
from tests.factories.court import filed
from tests.factories.orders import approved, start, submit, submitted


@pytest.fixture
def draft(officer: User) -> Application:
    return start(officer)


@time_machine.travel("2026-11-22T14:05:00Z", tick=False)
def test_submit_keeps_the_text_its_hash_and_the_declaration(officer: User, draft: Application) -> None:
    version = submit(draft, officer)

    draft.refresh_from_db()
    assert draft.status == Status.SUBMITTED
    assert (version.number, version.sha256) == (1, sha256_of(version.text))
    assert version.text["risk"] == draft.risk
    assert version.text["officer"] == {"title": "Constable Olivia Officer (1001)"}
    assert version.text["is_youth"] is False
    assert version.text["declaration"] == {
        "wording": DECLARATION.default,
        "by": "Constable Olivia Officer (1001)",
        "at": "22 November 2026 at 2:05pm",
    }
    assert AuditEvent.objects.latest("id").did == "application.submitted"


def test_submit_with_something_missing_names_it(officer: User, draft: Application) -> None:
    change_risk(by=officer, application=draft, version=draft.version, risk="")

    with pytest.raises(Incomplete) as refused:
        submit(draft, officer)

    assert refused.value.items == [("Describe the risk associated with stalking", Section.RISK)]
    assert SubmittedVersion.objects.count() == 0


def test_submit_with_a_confidential_detail_in_the_text_names_the_place(
    officer: User, draft: Application
) -> None:
    victim = draft.case.victims.first()
    ContactDetail.objects.create(
        person=victim.person,
        case=draft.case,
        kind=ContactKind.PHONE,
        value="07700 900123",
        value_hash="x",
        is_confidential=True,
    )
    change_risk(by=officer, application=draft, version=draft.version, risk="He rang her on 07700900123.")

    with pytest.raises(Incomplete) as refused:
        submit(draft, officer)

    assert refused.value.items == [("Risk: take out the confidential phone", Section.RISK)]


def test_submit_of_a_text_that_changed_since_it_was_read_is_refused(
    officer: User, colleague: User, draft: Application
) -> None:
    declared = seen(draft)
    change_risk(by=colleague, application=draft, version=draft.version, risk="Something else.")

    with pytest.raises(NotNow) as refused:
        submit_application(by=officer, application=draft, declared=declared)

    assert refused.value.sentence == (
        "The application changed while you were reading it. Read it again before you submit it."
    )


def test_submit_by_a_stranger_is_denied(stranger: User, draft: Application) -> None:
    with pytest.raises(Denied):
        submit(draft, stranger)


def test_submit_twice_is_refused(officer: User, draft: Application) -> None:
    submit(draft, officer)

    with pytest.raises(NotNow):
        submit(draft, officer)

    assert SubmittedVersion.objects.count() == 1


def test_take_back_is_a_fact_with_a_reason(officer: User) -> None:
    version = submitted(officer)

    take_back(by=officer, application=version.application, reason="A new incident came in.")

    version.application.refresh_from_db()
    taken_back = Return.objects.get()
    assert version.application.status == Status.DRAFT
    assert (taken_back.side, taken_back.version, taken_back.returned_by) == (
        ReturnedBy.OFFICER,
        version,
        officer,
    )


def test_take_back_of_a_draft_is_refused(officer: User, draft: Application) -> None:
    with pytest.raises(NotNow):
        take_back(by=officer, application=draft, reason="By mistake.")

    assert Return.objects.count() == 0


def test_submit_again_makes_the_next_version(officer: User) -> None:
    approval = approved(officer)
    application = approval.version.application
    take_back(by=officer, application=application, reason="A typing mistake.")

    version = submit(application, officer)

    assert (version.number, hasattr(version, "approval")) == (2, False)


def test_withdraw_ends_it_with_a_reason(officer: User, draft: Application) -> None:
    withdraw_application(by=officer, application=draft, reason="The suspect has died.")

    draft.refresh_from_db()
    assert (draft.status, Withdrawal.objects.get().reason) == (Status.WITHDRAWN, "The suspect has died.")
    assert AuditEvent.objects.latest("id").reason == ""


def test_withdraw_tells_the_court_that_has_it(officer: User, clerk: User) -> None:
    filing = filed(officer, clerk.court)
    OutgoingMail.objects.all().delete()

    withdraw_application(by=officer, application=filing.application, reason="The suspect has died.")

    subject = f"{filing.application.case.reference}: the police withdrew the application"
    assert list(OutgoingMail.objects.values_list("recipient", "subject")) == [(clerk.pk, subject)]


def test_withdraw_after_the_court_returned_it_tells_nobody(officer: User, clerk: User) -> None:
    filing = filed(officer, clerk.court)
    send_back(by=clerk, filing=filing, reason="Page 3 is missing.")
    OutgoingMail.objects.all().delete()

    withdraw_application(by=officer, application=filing.application, reason="The suspect has died.")

    assert OutgoingMail.objects.count() == 0


def test_withdraw_twice_is_refused(officer: User, draft: Application) -> None:
    withdraw_application(by=officer, application=draft, reason="The suspect has died.")

    with pytest.raises(NotNow):
        withdraw_application(by=officer, application=draft, reason="Again.")

    assert Withdrawal.objects.count() == 1
