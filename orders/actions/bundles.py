"""The court bundle: asked for with the approval, made by a worker, opened with a purpose."""

from django.db import transaction
from django.utils import timezone

from cases.enums import Handling
from cases.evidence.continuity import note_handling
from cases.policies import check_case_open
from cases.record import enter
from orders.changes import lock_application
from orders.documents.bundling import Built, build, keep_sheet
from orders.documents.downloads import Download, bundle_download
from orders.enums import CourtPurpose, Paper
from orders.models import Approval, Bundle, CopyTaken
from orders.permissions.applications import check_write
from orders.policies.bundles import check_as_filed, check_in_force, check_make_bundle, check_try_again
from orders.policies.disclosure import check_still_safe
from spo.accounts.models import User
from spo.audit.actors import Actor
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.exceptions import Refused
from spo.work.handle import JobHandle
from spo.work.queue import enqueue

MAKE = "orders.make_bundle"


@transaction.atomic
def ask_for_bundle(*, by: User, approval: Approval) -> Bundle:
    """Called with the approval, in its transaction. Asking twice makes one."""
    bundle, _ = Bundle.objects.get_or_create(approval=approval)
    _enqueue(bundle)
    enter(by, "bundle.asked_for", approval.version.application.case, bundle.subject, Operation.COLLECTION)
    return bundle


@transaction.atomic
def try_bundle_again(*, by: User, bundle: Bundle) -> Bundle:
    """After a failure, once the officer has mended its cause or the cause has passed."""
    application = lock_application(bundle.approval.version.application)
    check_write(by, application)
    check_case_open(application.case)
    locked = Bundle.objects.select_for_update(of=("self",)).get(pk=bundle.pk)
    check_try_again(locked)
    locked.attempt += 1
    locked.failure = ""
    locked.save(update_fields=["attempt", "failure"])
    _enqueue(locked)
    enter(by, "bundle.tried_again", application.case, locked.subject)
    return locked


def make_bundle(*, by: Actor, bundle: Bundle, job: JobHandle) -> None:
    """The worker's part. A second run finds it made; a refusal is kept as the sentence people are shown."""
    if bundle.is_ready:
        return
    try:
        check_make_bundle(bundle.approval)
        built = build(bundle.approval, job.progress)
    except Refused as refused:
        with job.finishing():
            bundle.failure = refused.sentence
            bundle.save(update_fields=["failure"])
            _record(by, "bundle.failed", bundle)
        return
    with job.finishing():
        _keep(bundle, built)
        exhibits = bundle.approval.version.exhibits
        note_handling(by, exhibits, Handling.COPIED, note="Into the court bundle")
        _record(by, "bundle.made", bundle)


@transaction.atomic
def download_bundle(*, by: User, bundle: Bundle, purpose: CourtPurpose, words: str = "") -> Download:
    """By the police who made it. Recorded before the first byte. A void one is theirs to read and nobody else's."""
    check_write(by, bundle.approval.version.application)
    application = lock_application(bundle.approval.version.application)
    bundle.approval.version.application = application
    download, why = bundle_download(bundle), CourtPurpose(purpose)
    if why.leaves_the_police:
        check_in_force(bundle)
    check_as_filed(bundle)
    check_still_safe(bundle)
    operation = Operation.DISCLOSURE if why.leaves_the_police else Operation.CONSULTATION
    kind = Handling.DISCLOSED if why.leaves_the_police else Handling.COPIED
    note_handling(by, bundle.approval.version.exhibits, kind, note=f"A copy, in the bundle. {why.label}.")
    CopyTaken.objects.create(bundle=bundle, paper=Paper.BUNDLE, purpose=why, words=words, taken_by=by)
    enter(by, "bundle.downloaded", application.case, bundle.subject, operation, reason=why.label)
    return download


def _enqueue(bundle: Bundle) -> None:
    enqueue(kind=MAKE, subject_id=bundle.pk, key=bundle.job_key)


def _keep(bundle: Bundle, built: Built) -> None:
    bundle.made_at, bundle.failure = timezone.now(), ""
    bundle.sha256, bundle.size = built.pdf.sha256, built.pdf.size
    bundle.page_count, bundle.entries = built.page_count, built.entries
    keep_sheet(bundle, built.sheet)
    bundle.save()


def _record(by: Actor, did: str, bundle: Bundle) -> None:
    reference = bundle.approval.version.application.case.reference
    record(by=by, did=did, operation=Operation.ALTERATION, subject=bundle.subject, case_reference=reference)
