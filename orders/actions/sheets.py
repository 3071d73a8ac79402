"""The confidential sheet made again, when a contact detail on it has changed since."""

from django.db import transaction

from cases.models import Person
from cases.record import enter
from orders.documents.bundling import build_sheet, keep_sheet
from orders.documents.papers import sheet_basis
from orders.enums import Status
from orders.mail import tell_clerks
from orders.models import Bundle
from spo.accounts.models import User
from spo.audit.actors import Actor
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.work.handle import JobHandle
from spo.work.queue import enqueue

MAKE_SHEET = "orders.make_sheet"
SHEET = ["sheet_sha256", "sheet_size", "sheet_content", "sheet_number", "sheet_made_at", "sheet_basis"]
WAITING = (Status.APPROVED, Status.FILED, Status.ACCEPTED)


@transaction.atomic
def renew_sheets_of(*, by: User, person: Person) -> None:
    """For every application before a court, or on its way there, that would protect this person."""
    made = Bundle.objects.filter(made_at__isnull=False, approval__version__application__status__in=WAITING)
    for bundle in made.filter(approval__version__application__protected__person=person).distinct():
        renew_sheet(by=by, bundle=bundle)


@transaction.atomic
def renew_sheet(*, by: User, bundle: Bundle) -> None:
    """Asking twice for the same details makes one; where the sheet is of these details already, none."""
    basis = sheet_basis(bundle.approval)
    if bundle.sheet_basis != basis:
        enqueue(kind=MAKE_SHEET, subject_id=bundle.pk, key=f"sheet {bundle.pk} {basis}")
        case = bundle.approval.version.application.case
        enter(by, "confidential_sheet.asked_for", case, bundle.subject, Operation.COLLECTION)


def make_sheet(*, by: Actor, bundle: Bundle, job: JobHandle) -> None:
    """The worker's part. The court is told when the sheet says something else now.

    One that was overtaken by a change while it was made is dropped: the change has asked for the next.
    """
    sheet = build_sheet(bundle.approval)
    with job.finishing():
        locked = Bundle.objects.select_for_update(of=("self",)).get(pk=bundle.pk)
        if sheet.basis != sheet_basis(locked.approval):
            return
        is_new = locked.sheet_content != sheet.content
        keep_sheet(locked, sheet)
        locked.save(update_fields=SHEET)
        if is_new:
            _tell(by, locked)


def _tell(by: Actor, bundle: Bundle) -> None:
    reference = bundle.approval.version.application.case.reference
    did, operation = "confidential_sheet.made", Operation.ALTERATION
    record(by=by, did=did, operation=operation, subject=bundle.subject, case_reference=reference)
    if filing := getattr(bundle, "filing", None):
        tell_clerks(by, filing, "sheet_changed", bundle.sheet_basis[:12])
