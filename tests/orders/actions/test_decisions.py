import threading
from functools import partial

import pytest
from django.db import connection
from django.db.models import F

from cases.actions.contacts import add_contact_detail
from cases.enums import ContactKind
from cases.models import Incident
from orders.actions.applications import change_risk
from orders.actions.bundles import MAKE
from orders.actions.decisions import add_comment, approve, return_for_changes
from orders.actions.submission import take_back
from orders.enums import ReturnedBy, Section, Status
from orders.force import AUTHORITY
from orders.models import Approval, Comment, Return, SubmittedVersion
from orders.policies.applications import check_approve
from spo.accounts.enums import Rank
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, NotNow, NotVisible
from spo.notices.models import OutgoingMail
from spo.work.models import Job
from tests.factories.cases import close_behind
from tests.factories.orders import make_approver, start, submit, submitted


@pytest.fixture
def version(officer: User) -> SubmittedVersion:
    return submitted(officer)


def test_approve_keeps_name_rank_authority_and_hash(
    authorising_officer: User, version: SubmittedVersion
) -> None:
    approval = approve(by=authorising_officer, version=version)

    version.application.refresh_from_db()
    assert version.application.status == Status.APPROVED
    assert (approval.name, approval.rank, approval.authority, approval.sha256) == (
        "Anita Authorising",
        Rank.SUPERINTENDENT,
        AUTHORITY.default,
        version.sha256,
    )
    assert (
        AuditEvent.objects.filter(did="application.approved", who=authorising_officer.record_name).count()
        == 1
    )


def test_approve_below_the_rank_says_which_is_needed(supervisor: User, version: SubmittedVersion) -> None:
    with pytest.raises(Denied) as refused:
        approve(by=supervisor, version=version)

    assert refused.value.sentence == (
        "Approval needs the rank of superintendent or above. Your rank is sergeant."
    )
    assert Approval.objects.count() == 0


def test_approve_by_whoever_edited_it_is_denied(officer: User, authorising_officer: User) -> None:
    application = start(officer)
    change_risk(by=authorising_officer, application=application, version=application.version, risk="Mine.")
    application.refresh_from_db()
    version = submit(application, officer)

    with pytest.raises(Denied) as refused:
        approve(by=authorising_officer, version=version)

    assert refused.value.sentence == "You wrote part of this application, so someone else must approve it."


def test_approve_by_a_supervisor_of_another_unit_is_denied(stranger: User, version: SubmittedVersion) -> None:
    with pytest.raises(Denied):
        approve(by=make_approver(stranger), version=version)


def test_approve_after_an_incident_changed_is_refused(
    authorising_officer: User, version: SubmittedVersion
) -> None:
    incident = version.application.incidents.first()
    incident.what_happened = "He was not there at all."
    incident.save()

    with pytest.raises(NotNow) as refused:
        approve(by=authorising_officer, version=version)

    assert refused.value.sentence == (
        "The case has changed since this version was submitted. "
        "Take the application back to draft, check it and submit it again."
    )


def test_approve_of_an_older_version_is_refused(
    officer: User, authorising_officer: User, version: SubmittedVersion
) -> None:
    take_back(by=officer, application=version.application, reason="A typing mistake.")
    submit(version.application, officer)

    with pytest.raises(NotNow) as refused:
        approve(by=authorising_officer, version=version)

    assert refused.value.sentence == "A newer version was submitted. Read that one."


def test_fact_that_the_text_does_not_use_changes_nothing(version: SubmittedVersion) -> None:
    Incident.objects.update(version=F("version") + 1)

    check_approve(version)


def test_return_puts_it_back_to_draft_with_the_reason(supervisor: User, version: SubmittedVersion) -> None:
    return_for_changes(by=supervisor, version=version, reason="Say more about necessity.")

    version.application.refresh_from_db()
    returned = Return.objects.get()
    assert version.application.status == Status.DRAFT
    assert (returned.side, returned.reason, returned.returned_by) == (
        ReturnedBy.SUPERVISOR,
        "Say more about necessity.",
        supervisor,
    )


def test_return_by_an_officer_is_denied(colleague: User, version: SubmittedVersion) -> None:
    with pytest.raises(Denied):
        return_for_changes(by=colleague, version=version, reason="No.")

    assert Return.objects.count() == 0


def test_comment_belongs_to_a_section_or_a_term(supervisor: User, version: SubmittedVersion) -> None:
    term = version.text["terms"][0]["id"]

    add_comment(by=supervisor, version=version, section=Section.RISK, text="What sort of harm?")
    add_comment(by=supervisor, version=version, section=Section.TERMS, term_number=term, text="Too wide.")

    assert list(Comment.objects.values_list("section", "term_number", "text")) == [
        ("risk", None, "What sort of harm?"),
        ("terms", term, "Too wide."),
    ]


def test_comment_by_an_officer_or_outside_the_unit_is_denied(
    colleague: User, stranger: User, version: SubmittedVersion
) -> None:
    for user in (colleague, make_approver(stranger)):
        with pytest.raises(Denied) as refused:
            add_comment(by=user, version=version, section=Section.RISK, text="Say more.")
        assert refused.value.sentence == "Only a supervisor of the unit can comment on this application."

    assert Comment.objects.count() == 0


def test_comment_on_a_term_that_is_not_there_is_not_found(
    supervisor: User, version: SubmittedVersion
) -> None:
    with pytest.raises(NotVisible):
        add_comment(by=supervisor, version=version, section=Section.TERMS, term_number=0, text="Which?")


def test_comment_after_the_return_is_refused(supervisor: User, version: SubmittedVersion) -> None:
    return_for_changes(by=supervisor, version=version, reason="Say more.")

    with pytest.raises(NotNow):
        add_comment(by=supervisor, version=version, section=Section.RISK, text="One more thing.")


def test_two_approvers_at_once_make_one_approval(committed: None, officer: User) -> None:
    version = submitted(officer)
    outcomes: list[str] = []
    gate = threading.Barrier(2)

    def decide(approver: User) -> None:
        gate.wait()
        try:
            approve(by=approver, version=version)
            outcomes.append("approved")
        except NotNow as refused:
            outcomes.append(refused.sentence)
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=[make_approver(officer)]) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["This application is approved already.", "approved"]
    assert Approval.objects.count() == 1


def mails() -> list[tuple[str, str]]:
    return sorted(OutgoingMail.objects.values_list("recipient__name", "subject"))


def test_submit_tells_the_supervisors_of_the_unit(
    supervisor: User, authorising_officer: User, version: SubmittedVersion
) -> None:
    subject = f"{version.application.case.reference}: an application waits for approval"

    assert mails() == [("Anita Authorising", subject), ("Simon Supervisor", subject)]


def test_return_tells_whoever_submitted_it(supervisor: User, version: SubmittedVersion) -> None:
    OutgoingMail.objects.all().delete()

    return_for_changes(by=supervisor, version=version, reason="Say more.")

    reference = version.application.case.reference
    assert mails() == [("Olivia Officer", f"{reference}: the application was returned for changes")]


def test_approve_asks_for_the_bundle_and_tells_the_officer(
    authorising_officer: User, version: SubmittedVersion
) -> None:
    OutgoingMail.objects.all().delete()

    approval = approve(by=authorising_officer, version=version)

    reference = version.application.case.reference
    assert list(Job.objects.filter(kind=MAKE).values_list("subject_id", flat=True)) == [
        str(approval.bundle.pk)
    ]
    assert mails() == [("Olivia Officer", f"{reference}: the application was approved")]


def test_mail_holds_the_reference_and_a_link_only(officer: User, supervisor: User) -> None:
    version = submitted(officer)

    mail = OutgoingMail.objects.get()
    assert mail.body == (
        f"The application in {version.application.case.reference} was submitted for approval.\n\n"
        "Read it and decide:\n"
        f"http://localhost:8000/applications/{version.application_id}/versions/1/\n\n"
        "For safety this email gives no details. Replies to it are not read.\n"
    )


def test_approve_after_a_detail_became_confidential_is_refused(
    officer: User, authorising_officer: User
) -> None:
    application = start(officer)
    change_risk(
        by=officer, application=application, version=application.version, risk="He rings 07700 900123."
    )
    version = submit(application, officer)
    victim = application.case.victims.get()
    add_contact_detail(by=officer, role=victim, kind=ContactKind.PHONE, value="07700 900123")

    with pytest.raises(NotNow) as refused:
        approve(by=authorising_officer, version=version)

    assert refused.value.sentence == (
        "The text holds a detail that has become confidential. Take the application back to draft and take it out."
    )


def test_nothing_is_decided_in_a_closed_case(
    officer: User, authorising_officer: User, version: SubmittedVersion
) -> None:
    close_behind(version.application.case, officer)

    for decide in (approve, partial(return_for_changes, reason="Say more.")):
        with pytest.raises(NotNow, match="This case was closed"):
            decide(by=authorising_officer, version=version)
