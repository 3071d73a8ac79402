"""When a bundle may be made, made again, given out and filed."""

from cases.policies.renditions import check_given_out, is_flagged
from orders.documents.papers import sheet_basis
from orders.enums import CourtPurpose, Status
from orders.models import Application, Approval, Bundle
from orders.policies.applications import check_newest, check_text_stands
from orders.text.build import sha256_of
from spo.exceptions import NotNow
from spo.refusals import refusal
from spo.work.enums import JobState
from spo.work.models import Job


def check_make_bundle(approval: Approval) -> None:
    """A bundle is made only of the very text that was approved, and of no file that a virus scanner holds back."""
    if approval.sha256 != approval.version.sha256 or sha256_of(approval.version.text) != approval.sha256:
        raise NotNow("The approved text does not match its hash, so no bundle was made.")
    for link in approval.version.application.exhibit_links.select_related("exhibit__rendition"):
        if denied := refusal(check_given_out, link.exhibit):
            raise NotNow(f"Exhibit {link.exhibit.reference}: {denied}")
        if is_flagged(link.exhibit):
            raise NotNow(f"Exhibit {link.exhibit.reference} was refused: take it out.")


def job_of(bundle: Bundle) -> Job | None:
    """The work of the newest attempt."""
    return Job.objects.filter(key=bundle.job_key).first()


def has_failed(bundle: Bundle, job: Job | None) -> bool:
    """A job whose attempts are used up has failed as well, though nobody could write down why."""
    return not bundle.is_ready and (bool(bundle.failure) or job is None or job.state == JobState.DEAD)


def check_try_again(bundle: Bundle) -> None:
    if not has_failed(bundle, job_of(bundle)):
        raise NotNow("The bundle is being made or is ready.")


def check_ready(bundle: Bundle) -> None:
    if not bundle.is_ready:
        raise NotNow("The bundle is not ready yet.")


def check_sheet(bundle: Bundle) -> None:
    """A court must not act on an address that has changed."""
    if bundle.sheet_basis != sheet_basis(bundle.approval):
        raise NotNow(
            "The contact details changed after the confidential sheet was made. "
            "A new sheet is being made: try again in a minute."
        )
    if not bundle.sheet_sha256:
        raise NotNow("No confidential contact details are held for this application.")


def check_as_filed(bundle: Bundle) -> None:
    """A court is given the very file that was filed, whatever was written about it since."""
    filing = getattr(bundle, "filing", None)
    if filing and filing.bundle_sha256 != bundle.sha256:
        raise NotNow(
            "The stored bundle is not the one that was filed. Do not use it, and tell your administrator."
        )


def check_file(bundle: Bundle) -> None:
    """The bundle is ready, made of the approved text, and the text still stands."""
    check_ready(bundle)
    check_make_bundle(bundle.approval)
    check_newest(bundle.approval.version)
    check_text_stands(bundle.approval.version)


def check_in_force(bundle: Bundle) -> None:
    """Only the bundle of an approval that still counts leaves the police. Once filed it stands as it was filed."""
    version = bundle.approval.version
    status = version.application.status
    stands = status != Status.WITHDRAWN and bundle_or_none(version.application) == bundle
    if not stands or (status == Status.APPROVED and refusal(check_text_stands, version)):
        raise NotNow(
            "This bundle is no longer in force: the application was taken back or withdrawn, or the case has changed. "
            "You can read it, but it must not leave the police."
        )


def check_sheet_purpose(purpose: CourtPurpose) -> None:
    """What is kept from the respondent is never taken to be served on them."""
    if purpose not in CourtPurpose.of_the_sheet():
        raise NotNow(
            "The confidential sheet is for the court alone. It must not be served on the respondent."
        )


def bundle_or_none(application: Application) -> Bundle | None:
    """The bundle of the newest version, where that version was approved and the approval still counts."""
    if application.status == Status.DRAFT:
        return None
    version = application.versions.select_related("approval__bundle").first()
    return getattr(getattr(version, "approval", None), "bundle", None)


def bundle_to_file(application: Application) -> Bundle:
    bundle = bundle_or_none(application)
    if bundle is None:
        raise NotNow("There is no bundle of this application yet.")
    return bundle
