"""Looking whether the evidence is still what was received, and telling whoever must know when it is not."""

import logging
from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from cases.evidence.verifying import (
    CHANGED_EVIDENCE,
    Verified,
    changed_evidence_due,
    verify_all,
    verify_sample,
)
from cases.models import Exhibit
from spo.audit.actors import Actor
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.files.named import forget_unnamed
from spo.notices.deadlines import meet_deadline, open_deadlines, set_deadline
from spo.work.handle import JobHandle

logger = logging.getLogger(__name__)

LOOSE_LIFE = timedelta(days=1)


def verify_evidence(*, by: Actor) -> Verified:
    """All of it, from the console. Hashing takes as long as it takes; what was found is one transaction."""
    found = verify_all()
    with transaction.atomic():
        _tell(by, found, is_whole=True)
    return found


def verify_evidence_of_the_night(*, by: Actor, night: date, now: datetime, job: JobHandle) -> Verified:
    """A part of it, by the worker, who then lets go of what nobody has spoken of for a day."""
    found = verify_sample(night, alive=lambda: job.progress("Checking evidence"))
    with job.finishing():
        _tell(by, found, is_whole=False)
        if gone := forget_unnamed(before=now - LOOSE_LIFE):
            files = f"{gone} {'file' if gone == 1 else 'files'}"
            record(
                by=by, did="file_store.cleared", operation=Operation.ERASURE, subject=f"file store: {files}"
            )
    if not found.is_well:
        logger.error("Files of the store are not as they were: %s", "; ".join(found.changed + found.missing))
    return found


def _tell(by: Actor, found: Verified, *, is_whole: bool) -> None:
    """The officers in the cases, and with them their supervisors, have it among their deadlines."""
    wrong = len(found.changed) + len(found.missing) + len(found.unnamed)
    subject = f"file store: {found.files} files, {wrong} wrong"
    record(by=by, did="evidence.verified", operation=Operation.ADMINISTRATION, subject=subject)
    day = timezone.localdate()
    for exhibit in Exhibit.objects.filter(pk__in=found.exhibits).select_related(
        "case__officer", "case__unit"
    ):
        case = exhibit.case
        set_deadline(
            by=by,
            due=changed_evidence_due(day),
            subject=_subject(exhibit),
            case_reference=case.reference,
            link=reverse("open_exhibit", args=[case.reference, exhibit.pk]),
            owner=case.officer,
            unit=case.unit,
        )
    if is_whole:
        _settle(by, found)


def _settle(by: Actor, found: Verified) -> None:
    """What was wrong and is well again, such as after a file came back from a backup."""
    wrong = set(map(_subject, Exhibit.objects.filter(pk__in=found.exhibits).select_related("case")))
    told = open_deadlines().filter(rule=CHANGED_EVIDENCE).values_list("subject", flat=True)
    for subject in set(told) - wrong:
        meet_deadline(by=by, rule=CHANGED_EVIDENCE, subject=subject)


def _subject(exhibit: Exhibit) -> str:
    return f"{exhibit.subject} of {exhibit.case.reference}"
