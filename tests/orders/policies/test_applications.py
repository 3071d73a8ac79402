import pytest

from cases.actions.cases import close_case
from cases.enums import ClosingReason
from orders.actions.decisions import approve
from orders.actions.submission import take_back
from orders.enums import Status
from orders.models import Application, Approval, Bundle
from orders.policies import applications as policies
from spo.accounts.models import User
from spo.exceptions import NotNow
from tests.factories.court import ready_bundle
from tests.factories.orders import approved, create_application_at, make_approver, start, submit

CHANGED = (
    "The case has changed since this version was submitted. "
    "Take the application back to draft, check it and submit it again."
)


@pytest.fixture
def bundle(officer: User) -> Bundle:
    return ready_bundle(approved(officer))


def application_of(bundle: Bundle) -> Application:
    return bundle.approval.version.application


def test_bundle_of_the_approved_text_can_be_filed(bundle: Bundle) -> None:
    policies.check_file(bundle)


def test_changing_an_incident_voids_the_approval(bundle: Bundle) -> None:
    incident = application_of(bundle).incidents.first()
    incident.what_happened = "He only walked past."
    incident.save()

    with pytest.raises(NotNow) as refused:
        policies.check_file(bundle)
    assert refused.value.sentence == CHANGED


def test_earlier_approval_does_not_count_for_a_later_version(officer: User, bundle: Bundle) -> None:
    application = application_of(bundle)
    take_back(by=officer, application=application, reason="A typing mistake.")
    later = ready_bundle(approve(by=make_approver(officer), version=submit(application, officer)))

    with pytest.raises(NotNow) as refused:
        policies.check_file(bundle)
    assert refused.value.sentence == "A newer version was submitted. Read that one."
    policies.check_file(later)


def test_text_that_does_not_match_its_hash_is_not_used(bundle: Bundle) -> None:
    version = bundle.approval.version
    version.text["risk"] = "There is none."

    with pytest.raises(NotNow) as stands:
        policies.check_text_stands(version)
    with pytest.raises(NotNow) as made:
        policies.check_make_bundle(bundle.approval)

    assert (stands.value.sentence, made.value.sentence) == (
        "The stored text does not match its hash. Do not use it, and tell your administrator.",
        "The approved text does not match its hash, so no bundle was made.",
    )


def test_approval_of_another_hash_makes_no_bundle(bundle: Bundle) -> None:
    approval = Approval.objects.get(pk=bundle.approval.pk)
    approval.sha256 = "0" * 64

    with pytest.raises(NotNow):
        policies.check_make_bundle(approval)


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (
            Status.SUBMITTED,
            "This application is submitted, so it cannot be changed. Take it back to draft first.",
        ),
        (
            Status.APPROVED,
            "This application is approved, so it cannot be changed. Take it back to draft first.",
        ),
        (Status.WITHDRAWN, "This application is withdrawn, so it cannot be changed."),
    ],
)
def test_only_a_draft_is_written_in(officer: User, status: Status, sentence: str) -> None:
    application = create_application_at(status, by=officer)

    with pytest.raises(NotNow) as refused:
        policies.check_can_edit(application)

    assert refused.value.sentence == sentence


def test_draft_in_a_closed_case_is_read_and_not_written(officer: User) -> None:
    application = start(officer)
    close_case(by=officer, case=application.case, reason=ClosingReason.OTHER, explanation="Over.")
    fresh = Application.objects.get(pk=application.pk)

    for check in (policies.check_can_edit, policies.check_submit, policies.check_take_back):
        with pytest.raises(NotNow, match="This case was closed"):
            check(fresh)
