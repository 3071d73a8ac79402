"""The worker's part in the bundle: made once, of the approved text, without anything the respondent must not learn."""

from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pikepdf
import pytest

from cases.actions.contacts import add_contact_detail
from cases.actions.exhibits import Received, add_exhibit
from cases.enums import ContactKind
from orders.actions.applications import change_exhibits
from orders.actions.bundles import ask_for_bundle, download_bundle, try_bundle_again
from orders.actions.decisions import approve
from orders.documents import bundling
from orders.enums import CourtPurpose
from orders.models import Approval, Bundle
from orders.pages.bundle_progress import progress_of
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, NotNow
from spo.files import open_stored, path_of, verify
from spo.work.enums import JobState
from spo.work.models import Job
from tests.factories.orders import approved, make_approver, start, submit
from tests.factories.work import work_off
from tests.orders.bundle.files import save_pdf

pytestmark = pytest.mark.django_db


def approved_with_exhibit(officer: User, folder: Path, words: str = "CCTV log, camera 4") -> Approval:
    application = start(officer)
    exhibit = add_exhibit(
        by=officer,
        case=application.case,
        file=Received(
            BytesIO(save_pdf(folder / "log.pdf", words).read_bytes()), "log.pdf", "application/pdf"
        ),
        title="Camera log",
        is_for_respondent=True,
    )
    change_exhibits(by=officer, application=application, version=application.version, confirmed=[exhibit.pk])
    application.refresh_from_db()
    return approve(by=make_approver(officer), version=submit(application, officer))


def bundle_of(approval: Approval, by: User) -> Bundle:
    bundle = ask_for_bundle(by=by, approval=approval)
    work_off()
    bundle.refresh_from_db()
    return bundle


def protect(officer: User, approval: Approval, kind: ContactKind, value: str) -> None:
    victim = approval.version.application.protected.get()
    add_contact_detail(by=officer, role=victim, kind=kind, value=value, is_confidential=True)


def test_bundle_is_made_stored_and_described(officer: User, tmp_path: Path) -> None:
    approval = approved_with_exhibit(officer, tmp_path)

    bundle = bundle_of(approval, officer)

    assert verify(bundle.sha256)
    with open_stored(bundle.sha256) as file, pikepdf.open(file) as pdf:
        assert len(pdf.pages) == bundle.page_count
    assert [entry["id"] for entry in bundle.entries][-2:] == ["authority", "OO/1"]
    assert progress_of(bundle).text == f"The bundle is ready. It has {bundle.page_count} pages."
    assert AuditEvent.objects.filter(did="bundle.made", who="SPO").count() == 1


def test_confidential_sheet_lies_apart_from_the_bundle(officer: User) -> None:
    approval = approved(officer)
    protect(officer, approval, ContactKind.ADDRESS, "7 Quiet Row, Northmoor NM1 1AA")

    bundle = bundle_of(approval, officer)

    assert verify(bundle.sheet_sha256)
    assert bundle.sheet_sha256 != bundle.sha256


def test_asking_twice_makes_one_bundle_and_one_job(officer: User) -> None:
    approval = approved(officer)

    assert ask_for_bundle(by=officer, approval=approval) == ask_for_bundle(by=officer, approval=approval)

    assert (Bundle.objects.count(), Job.objects.filter(kind="orders.make_bundle").count()) == (1, 1)


def test_job_run_twice_leaves_the_bundle_as_it_was(officer: User) -> None:
    bundle = bundle_of(approved(officer), officer)
    before = (bundle.made_at, bundle.sha256)
    Job.objects.filter(kind="orders.make_bundle").update(state=JobState.QUEUED, finished_at=None)

    work_off()

    bundle.refresh_from_db()
    assert (bundle.made_at, bundle.sha256) == before
    assert AuditEvent.objects.filter(did="bundle.made").count() == 1


def test_result_of_a_worker_that_lost_its_lease_is_dropped(
    officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    building = bundling.build

    def overtaken(*given: object) -> bundling.Built:
        Job.objects.filter(kind="orders.make_bundle").update(lease_token=uuid4())
        return building(*given)

    monkeypatch.setattr("orders.actions.bundles.build", overtaken)

    bundle = bundle_of(approved(officer), officer)

    assert not bundle.is_ready
    assert Job.objects.get(kind="orders.make_bundle").state == JobState.LEASED


def test_changed_exhibit_makes_no_bundle_and_says_which(officer: User, tmp_path: Path) -> None:
    approval = approved_with_exhibit(officer, tmp_path)
    path = path_of(approval.version.text["exhibits"][0]["sha256"])
    right = path.read_bytes()
    path.chmod(0o600)
    path.write_bytes(right + b"x")

    bundle = bundle_of(approval, officer)

    assert bundle.failure == (
        "Exhibit OO/1, “Camera log”, is not the file that was received: it has changed. Tell your administrator."
    )
    assert (bundle.is_ready, progress_of(bundle).state) == (False, "failed")

    path.write_bytes(right)
    try_bundle_again(by=officer, bundle=bundle)
    work_off()
    bundle.refresh_from_db()
    assert (bundle.is_ready, bundle.failure, bundle.attempt) == (True, "", 2)


def test_confidential_detail_in_the_text_makes_no_bundle_and_is_not_repeated(officer: User) -> None:
    approval = approved(officer)
    protect(officer, approval, ContactKind.ONLINE, "arrested on 4 May 2026")

    bundle = bundle_of(approval, officer)

    assert bundle.failure == (
        "“Officer’s statement and schedule of incidents” gives away a confidential detail (online account), "
        "so no bundle was made. Take the application back and leave it out."
    )
    assert not bundle.is_ready


def test_confidential_detail_inside_an_exhibit_is_found_on_its_page(officer: User, tmp_path: Path) -> None:
    approval = approved_with_exhibit(officer, tmp_path, "Ring her on 01632 960 123 before five")
    protect(officer, approval, ContactKind.PHONE, "+44 1632 960123")

    bundle = bundle_of(approval, officer)

    assert bundle.failure == (
        "Page 15, OO/1: Camera log, gives away a confidential detail (phone), so no bundle was made. "
        "Take the application back and leave it out."
    )


def test_confidential_detail_in_the_title_of_an_exhibit_makes_no_bundle(
    officer: User, tmp_path: Path
) -> None:
    approval = approved_with_exhibit(officer, tmp_path)
    protect(officer, approval, ContactKind.ONLINE, "camera.log")

    bundle = bundle_of(approval, officer)

    assert bundle.failure == (
        "The title of exhibit OO/1 gives away a confidential detail (online account), so no bundle was made. "
        "Take the application back and leave it out."
    )


def test_text_that_is_not_the_approved_one_makes_no_bundle(officer: User) -> None:
    version = submit(start(officer), officer)
    approval = Approval.objects.create(
        version=version,
        approved_by=make_approver(officer),
        name="Somebody",
        rank="superintendent",
        authority="None",
        sha256="0" * 64,
    )

    bundle = bundle_of(approval, officer)

    assert bundle.failure == "The approved text does not match its hash, so no bundle was made."


def test_try_again_while_it_is_being_made_is_refused(officer: User) -> None:
    bundle = ask_for_bundle(by=officer, approval=approved(officer))

    with pytest.raises(NotNow):
        try_bundle_again(by=officer, bundle=bundle)

    assert progress_of(bundle).text == "The bundle is waiting to be made."


def test_a_job_that_died_can_be_tried_again(officer: User) -> None:
    bundle = ask_for_bundle(by=officer, approval=approved(officer))
    job = Job.objects.filter(kind="orders.make_bundle")
    job.update(state=JobState.DEAD, finished_at=job.get().created_at)
    assert progress_of(bundle).state == "failed"

    try_bundle_again(by=officer, bundle=bundle)

    assert [row.state for row in job.order_by("created_at")] == [JobState.DEAD, JobState.QUEUED]


def test_open_bundle_is_recorded_with_its_purpose(officer: User, stranger: User) -> None:
    bundle = bundle_of(approved(officer), officer)

    download = download_bundle(by=officer, bundle=bundle, purpose=CourtPurpose.SERVE)

    assert (download.sha256, download.media_type) == (bundle.sha256, "application/pdf")
    event = AuditEvent.objects.get(did="bundle.downloaded")
    assert (event.operation, event.reason) == ("disclosure", "To serve it on the respondent")
    with pytest.raises(Denied):
        download_bundle(by=stranger, bundle=bundle, purpose=CourtPurpose.CHECK)
