"""When a bundle may be made, made again, given out and filed."""

import pytest

from orders.actions.decisions import approve
from orders.actions.submission import take_back
from orders.models import Application, Approval, Bundle
from orders.policies.applications import check_text_stands
from orders.policies.bundles import check_file, check_make_bundle, check_ready, check_try_again
from spo.accounts.models import User
from spo.exceptions import NotNow
from tests.factories.court import ready_bundle
from tests.factories.orders import approved, make_approver, submit

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
    check_file(bundle)


def test_changing_an_incident_voids_the_approval(bundle: Bundle) -> None:
    incident = application_of(bundle).incidents.first()
    incident.what_happened = "He only walked past."
    incident.save()

    with pytest.raises(NotNow) as refused:
        check_file(bundle)
    assert refused.value.sentence == CHANGED


def test_earlier_approval_does_not_count_for_a_later_version(officer: User, bundle: Bundle) -> None:
    application = application_of(bundle)
    take_back(by=officer, application=application, reason="A typing mistake.")
    later = ready_bundle(approve(by=make_approver(officer), version=submit(application, officer)))

    with pytest.raises(NotNow) as refused:
        check_file(bundle)
    assert refused.value.sentence == "A newer version was submitted. Read that one."
    check_file(later)


def test_text_that_does_not_match_its_hash_is_not_used(bundle: Bundle) -> None:
    version = bundle.approval.version
    version.text["risk"] = "There is none."

    with pytest.raises(NotNow) as stands:
        check_text_stands(version)
    with pytest.raises(NotNow) as made:
        check_make_bundle(bundle.approval)

    assert (stands.value.sentence, made.value.sentence) == (
        "The stored text does not match its hash. Do not use it, and tell your administrator.",
        "The approved text does not match its hash, so no bundle was made.",
    )


def test_approval_of_another_hash_makes_no_bundle(bundle: Bundle) -> None:
    approval = Approval.objects.get(pk=bundle.approval.pk)
    approval.sha256 = "0" * 64

    with pytest.raises(NotNow):
        check_make_bundle(approval)


def test_finished_bundle_is_not_made_again(bundle: Bundle) -> None:
    with pytest.raises(NotNow, match="being made or is ready"):
        check_try_again(bundle)


def test_bundle_nobody_works_on_is_made_again_and_not_given_out(officer: User) -> None:
    bundle = approved(officer).bundle
    bundle.attempt += 1

    check_try_again(bundle)
    with pytest.raises(NotNow, match="not ready yet"):
        check_ready(bundle)


def test_bundle_waiting_for_its_worker_is_not_made_again(officer: User) -> None:
    with pytest.raises(NotNow, match="being made or is ready"):
        check_try_again(approved(officer).bundle)
