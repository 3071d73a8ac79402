"""Filing with a court; the court opens, accepts, lists, returns and sends the sealed order."""

import threading

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from orders.actions.applications import change_exhibits
from orders.actions.bundles import download_bundle
from orders.actions.decisions import approve
from orders.actions.filings import (
    accept_filing,
    download_confidential_sheet,
    download_filed_bundle,
    file_application,
    send_back,
)
from orders.actions.hearings import (
    download_sealed_order,
    list_hearing,
    strike_hearing,
    strike_sealed_order,
    upload_sealed_order,
)
from orders.actions.submission import withdraw_application
from orders.enums import CourtPurpose, FilingState, Status
from orders.models import ApplicationExhibit, CopyTaken, Filing
from orders.permissions.filings import list_filings, open_filing, open_sealed_order
from orders.policies.filings import filing_state
from spo.accounts.models import Court, User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, Mistaken, NotNow, NotVisible
from spo.notices.models import OutgoingMail
from tests.factories.accounts import ClerkFactory
from tests.factories.cases import ExhibitFactory, close_behind
from tests.factories.court import accepted, at, filed, ready_bundle
from tests.factories.orders import approved, make_approver, start, submit

pytestmark = pytest.mark.usefixtures("november")

HIDDEN_FROM_MAIL = ("Shadow", "Vera", "Example")


def told(person: User) -> list[str]:
    """What was mailed to this person since the filing, without the reference."""
    mails = OutgoingMail.objects.filter(recipient=person).exclude(key__startswith="approved")
    return [mail.subject.partition(": ")[2] for mail in mails]


def test_file_application_tells_every_clerk_of_the_court(
    officer: User, clerk: User, other_clerk: User, court: Court
) -> None:
    filing = filed(officer, court)

    assert (told(clerk), told(other_clerk)) == (["was filed with your court"], [])
    assert filing.application.status == Status.FILED
    event = AuditEvent.objects.get(did="filing.sent")
    assert (event.operation, event.recipients) == ("disclosure", [court.name])


def test_file_application_discloses_its_exhibits_to_the_court(officer: User, court: Court) -> None:
    draft = start(officer)
    filed_one, other = (ExhibitFactory(case=draft.case) for _ in range(2))
    change_exhibits(by=officer, application=draft, version=draft.version, confirmed=[filed_one.pk])
    approval = approve(by=make_approver(officer), version=submit(draft, officer))
    ready_bundle(approval)

    file_application(by=officer, application=approval.version.application, court=court)

    line = filed_one.continuity.get()
    assert (line.kind, line.to_whom, other.continuity.count()) == ("disclosed", court.name, 0)


def test_each_copy_that_the_court_takes_is_a_line_of_the_exhibits_in_it(
    officer: User, clerk: User, court: Court
) -> None:
    """Those of the text that was filed: what is chosen later was never in that bundle."""
    draft = start(officer)
    filed_one, later = (ExhibitFactory(case=draft.case) for _ in range(2))
    change_exhibits(by=officer, application=draft, version=draft.version, confirmed=[filed_one.pk])
    approval = approve(by=make_approver(officer), version=submit(draft, officer))
    ready_bundle(approval)
    filing = file_application(by=officer, application=approval.version.application, court=court)
    ApplicationExhibit.objects.create(application=filing.application, exhibit=later, confirmed_by=officer)

    download_filed_bundle(by=clerk, filing=filing, purpose=CourtPurpose.HEARING)
    download_bundle(by=officer, bundle=filing.bundle, purpose=CourtPurpose.CHECK)

    took = [(line.kind, line.to_whom, line.entered_by) for line in filed_one.continuity.all()[1:]]
    assert took == [("disclosed", f"{clerk.title}, {court.name}", clerk), ("copied", "", officer)]
    assert later.continuity.count() == 0


def test_mail_to_the_court_names_nobody(officer: User, clerk: User, court: Court) -> None:
    filed(officer, court)

    mail = OutgoingMail.objects.get(recipient=clerk)
    assert [name for name in HIDDEN_FROM_MAIL if name in mail.subject + mail.body] == []


def test_file_application_before_the_bundle_is_ready_is_refused(officer: User, court: Court) -> None:
    application = approved(officer).version.application

    with pytest.raises(NotNow):
        file_application(by=officer, application=application, court=court)

    assert Filing.objects.count() == 0


def test_file_application_after_a_fact_changed_is_refused(officer: User, court: Court) -> None:
    approval = approved(officer)
    ready_bundle(approval)
    application = approval.version.application
    application.incidents.first().victims.clear()
    incident = application.incidents.first()
    incident.what_happened = "Something else."
    incident.save()

    with pytest.raises(NotNow) as refusal:
        file_application(by=officer, application=application, court=court)

    assert refusal.value.sentence.startswith("The case has changed since this version was submitted.")
    application.refresh_from_db()
    assert application.status == Status.APPROVED


def test_nothing_is_filed_from_a_closed_case(officer: User, court: Court) -> None:
    approval = approved(officer)
    ready_bundle(approval)
    application = approval.version.application
    close_behind(application.case, officer)

    with pytest.raises(NotNow) as refusal:
        file_application(by=officer, application=application, court=court)

    assert refusal.value.sentence.startswith("This case was closed on")
    assert Filing.objects.count() == 0


def test_file_application_twice_files_once(officer: User, court: Court) -> None:
    filing = filed(officer, court)

    with pytest.raises(NotNow):
        file_application(by=officer, application=filing.application, court=court)

    assert Filing.objects.count() == 1


def test_clerk_sees_what_was_filed_with_their_court_and_nothing_else(
    officer: User, clerk: User, other_clerk: User, court: Court
) -> None:
    filing = filed(officer, court)

    assert [row.pk for row in list_filings(clerk).rows] == [filing.pk]
    assert list_filings(clerk).rows[0].respondent == "Simon Shadow"
    assert list_filings(other_clerk).rows == []
    with pytest.raises(NotVisible):
        open_filing(other_clerk, filing.pk)
    with pytest.raises(Denied):
        list_filings(officer)


def test_opening_the_bundle_is_a_disclosure_with_purpose_and_recipient(
    officer: User, clerk: User, court: Court
) -> None:
    filing = filed(officer, court)

    download = download_filed_bundle(by=clerk, filing=filing, purpose=CourtPurpose.HEARING)

    filing.refresh_from_db()
    assert (filing.opened_by, filing_state(filing)) == (clerk, FilingState.OPENED)
    assert download.name == f"{filing.application.case.reference}-bundle.pdf"
    event = AuditEvent.objects.get(did="bundle.disclosed")
    assert (event.operation, event.reason) == ("disclosure", "To prepare the hearing")
    assert event.recipients == [f"{clerk.record_name}, {court.name}"]


def test_clerks_own_words_stay_with_the_case_and_out_of_the_record(
    officer: User, clerk: User, court: Court
) -> None:
    filing = filed(officer, court)

    download_filed_bundle(by=clerk, filing=filing, purpose=CourtPurpose.OTHER, words="For the appeal office")

    copy = CopyTaken.objects.get()
    assert (copy.filing, copy.paper, copy.taken_by, copy.reason) == (
        filing,
        "bundle",
        clerk,
        "For the appeal office",
    )
    assert AuditEvent.objects.get(did="bundle.disclosed").reason == "Another reason"


def test_confidential_sheet_is_opened_apart(officer: User, clerk: User, court: Court) -> None:
    filing = filed(officer, court, sheet=b"%PDF-1.7 a sheet")

    download = download_confidential_sheet(by=clerk, filing=filing, purpose=CourtPurpose.BENCH)

    assert download.sha256 == filing.bundle.sheet_sha256
    assert AuditEvent.objects.filter(did="confidential_sheet.disclosed").count() == 1


def test_no_confidential_sheet_is_said(officer: User, clerk: User, court: Court) -> None:
    filing = filed(officer, court)

    with pytest.raises(NotNow) as refusal:
        download_confidential_sheet(by=clerk, filing=filing, purpose=CourtPurpose.BENCH)

    assert refusal.value.sentence == "No confidential contact details are held for this application."


def test_accept_filing_needs_the_bundle_opened_first(officer: User, clerk: User, court: Court) -> None:
    filing = filed(officer, court)

    with pytest.raises(NotNow) as refusal:
        accept_filing(by=clerk, filing=filing)

    assert refusal.value.sentence == "Open the bundle before you accept it."
    filing.refresh_from_db()
    assert (filing.accepted_at, filing.application.status) == (None, Status.FILED)


def test_accept_filing_tells_the_officer(officer: User, clerk: User) -> None:
    filing = accepted(officer, clerk)

    assert filing_state(filing) == FilingState.ACCEPTED
    assert told(officer) == ["the court accepted the application"]


def test_clerk_of_another_court_can_do_nothing(officer: User, other_clerk: User, court: Court) -> None:
    filing = filed(officer, court)

    for action, facts in (
        (download_filed_bundle, {"purpose": CourtPurpose.CHECK}),
        (accept_filing, {}),
        (send_back, {"reason": "No."}),
        (list_hearing, {"starts_at": at(30)}),
    ):
        with pytest.raises(Denied):
            action(by=other_clerk, filing=filing, **facts)


def test_send_back_puts_it_back_to_draft_with_the_reason(officer: User, clerk: User, court: Court) -> None:
    filing = filed(officer, court)

    returned = send_back(by=clerk, filing=filing, reason="The draft order names the wrong court.")

    filing.refresh_from_db()
    assert (filing.application.status, filing_state(filing)) == (Status.DRAFT, FilingState.RETURNED)
    assert (returned.side, returned.version) == ("clerk", filing.bundle.approval.version)
    assert told(officer) == ["the court returned the application"]


@pytest.mark.parametrize("end", ["returned", "withdrawn"])
def test_papers_are_closed_to_the_court_after_the_end(
    end: str, officer: User, clerk: User, court: Court
) -> None:
    filing = filed(officer, court)
    if end == "returned":
        send_back(by=clerk, filing=filing, reason="The draft order names the wrong court.")
    else:
        withdraw_application(by=officer, application=filing.application, reason="The suspect has died.")
    filing = open_filing(clerk, filing.pk)

    with pytest.raises(NotNow):
        download_filed_bundle(by=clerk, filing=filing, purpose=CourtPurpose.CHECK)

    assert filing_state(filing).value == end


def test_list_hearing_and_strike_it(officer: User, clerk: User) -> None:
    filing = accepted(officer, clerk)
    hearing = list_hearing(by=clerk, filing=filing, starts_at=at(30), note="Court 2")

    strike_hearing(by=clerk, hearing=hearing, reason="Listed on the wrong day.")

    assert filing.application.hearings.get().is_struck
    assert told(officer)[1:] == ["a hearing was listed", "a hearing was taken off the list"]


def test_list_hearing_in_the_past_is_refused(officer: User, clerk: User) -> None:
    filing = accepted(officer, clerk)

    with pytest.raises(Mistaken) as refusal:
        list_hearing(by=clerk, filing=filing, starts_at=at(20, 9))

    assert refusal.value.problems == {"starts_at": "The date and time of the hearing must be in the future"}


def test_list_hearing_before_accepting_is_refused(officer: User, clerk: User, court: Court) -> None:
    with pytest.raises(NotNow):
        list_hearing(by=clerk, filing=filed(officer, court), starts_at=at(30))


def test_sealed_order_goes_to_the_police_of_the_case(officer: User, stranger: User, clerk: User) -> None:
    filing = accepted(officer, clerk)

    sealed = upload_sealed_order(
        by=clerk, filing=filing, upload=SimpleUploadedFile("o.pdf", b"%PDF-1.7 sealed")
    )

    assert sealed.file_name == "o.pdf"
    download = download_sealed_order(by=officer, sealed=open_sealed_order(officer, sealed.pk))
    assert download.name == f"{filing.application.case.reference}-sealed-order-{sealed.pk}.pdf"
    assert AuditEvent.objects.get(did="sealed_order.downloaded").operation == "disclosure"
    with pytest.raises(NotVisible):
        open_sealed_order(stranger, sealed.pk)


def test_sealed_order_opens_for_nobody_outside_the_case(
    officer: User, stranger: User, clerk: User, other_clerk: User
) -> None:
    filing = accepted(officer, clerk)
    sealed = upload_sealed_order(
        by=clerk, filing=filing, upload=SimpleUploadedFile("o.pdf", b"%PDF-1.7 sealed")
    )

    for outsider in (stranger, other_clerk):
        with pytest.raises(Denied):
            download_sealed_order(by=outsider, sealed=sealed)

    assert download_sealed_order(by=clerk, sealed=sealed).sha256 == sealed.sha256
    assert AuditEvent.objects.filter(did="sealed_order.downloaded").count() == 1


def test_sealed_order_of_another_clerk_is_not_even_stored(
    officer: User, clerk: User, other_clerk: User, settings: LazySettings
) -> None:
    filing = accepted(officer, clerk)
    before = sorted(settings.FILE_ROOT.rglob("*"))

    with pytest.raises(Denied):
        upload_sealed_order(by=other_clerk, filing=filing, upload=SimpleUploadedFile("o.pdf", b"%PDF-1.7 no"))

    assert sorted(settings.FILE_ROOT.rglob("*")) == before


def test_struck_sealed_order_cannot_be_opened(officer: User, clerk: User) -> None:
    filing = accepted(officer, clerk)
    sealed = upload_sealed_order(
        by=clerk, filing=filing, upload=SimpleUploadedFile("o.pdf", b"%PDF-1.7 sealed")
    )

    strike_sealed_order(by=clerk, sealed=sealed, reason="The order of another case.")

    sealed.refresh_from_db()
    with pytest.raises(NotNow):
        download_sealed_order(by=officer, sealed=sealed)


def test_two_clerks_who_accept_at_once_accept_once(committed: None, officer: User, court: Court) -> None:
    filing = filed(officer, court)
    clerks = [ClerkFactory(court=court) for _ in range(2)]
    download_filed_bundle(by=clerks[0], filing=filing, purpose=CourtPurpose.CHECK)
    gate, outcomes = threading.Barrier(2), []

    def accept(clerk: User) -> None:
        gate.wait()
        try:
            accept_filing(by=clerk, filing=filing)
            outcomes.append("accepted")
        except NotNow as refused:
            outcomes.append(refused.sentence)
        finally:
            connection.close()

    threads = [threading.Thread(target=accept, args=[clerk]) for clerk in clerks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["This application is accepted already.", "accepted"]
    assert AuditEvent.objects.filter(did="application.accepted").count() == 1
