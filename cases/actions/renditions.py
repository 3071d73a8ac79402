"""The copy of an exhibit that can be read: asked for with the exhibit, scanned, made, and made again."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cases.changes import lock_case
from cases.enums import Handling, RenditionState, ScanState
from cases.evidence.continuity import note_handling
from cases.evidence.rendering import Made, render
from cases.models import Exhibit, Rendition, RenditionPage
from cases.permissions.exhibits import check_download_exhibit
from cases.policies.renditions import check_make_again, check_show_rendition
from cases.record import enter
from spo.accounts.models import User
from spo.audit.actors import Actor
from spo.audit.enums import Operation
from spo.files import path_of
from spo.files.scanner import Scanned, ScannerSilent, is_configured, scan
from spo.files.store import mark_loose
from spo.work.exceptions import LeaseLost
from spo.work.handle import JobHandle
from spo.work.queue import enqueue

SCAN, RENDER = "exhibit.scan", "exhibit.render"
UNANSWERED = (
    ScanState.WAITING,
    ScanState.INFECTED,
)  # one that is infected is asked about again, and stays so meanwhile
SILENT = "The virus scanner gave no answer: {}. It will be asked again, and nothing is given out before it answers."
INFECTED = (
    "The virus scanner found {} in this file. It is kept as it came and given to nobody. "
    "Ask your digital forensics unit, with its SHA-256, to take it from the store."
)


@transaction.atomic
def ask_rendition(*, by: Actor, exhibit: Exhibit) -> Rendition:
    """Called with the exhibit, in its transaction. Asking twice makes one. What was found out about the same bytes holds."""
    known = _known_of(exhibit.sha256)
    rendition, is_new = Rendition.objects.get_or_create(exhibit=exhibit, defaults=known)
    if is_new:
        if rendition.state == RenditionState.WAITING:
            _enqueue(rendition)
        enter(by, "rendition.asked_for", exhibit.case, exhibit.subject, Operation.COLLECTION)
    return rendition


@transaction.atomic
def make_again(*, by: User, exhibit: Exhibit) -> Rendition:
    """With newer programs or a newer list of viruses. What was made before is forgotten, but not that it was refused."""
    case = lock_case(by, exhibit.case)
    rendition = _locked(exhibit.rendition)
    check_make_again(rendition, now=timezone.now())
    before = rendition.sha256
    RenditionPage.objects.filter(rendition=rendition).delete()
    rendition.is_flagged = rendition.is_flagged or rendition.state == RenditionState.REFUSED
    rendition.state = RenditionState.WAITING
    if rendition.scan != ScanState.INFECTED:  # that stays until a scanner says otherwise
        rendition.scan, rendition.sentence, rendition.scanned_at = _unscanned(), "", None
    rendition.sha256, rendition.size, rendition.pages, rendition.is_text_read = "", 0, 0, False
    rendition.tools, rendition.seconds, rendition.made_at = {}, None, None
    rendition.asked_at = timezone.now()
    rendition.round += 1
    rendition.save()
    _enqueue(rendition)
    enter(by, "rendition.asked_for_again", case, exhibit.subject)
    if before:
        mark_loose(before)
    return rendition


@transaction.atomic
def view_rendition(*, by: User, exhibit: Exhibit) -> Rendition:
    """Called before the first byte of the copy is shown."""
    check_download_exhibit(by, exhibit)
    check_show_rendition(exhibit)
    note_handling(by, [exhibit], Handling.VIEWED, note="The copy to read")
    enter(by, "rendition.consulted", exhibit.case, exhibit.subject, Operation.CONSULTATION)
    return exhibit.rendition


@transaction.atomic
def go_without_scanner(*, by: Actor, rendition: Rendition) -> None:
    """Called when there is none any more, for what waited for it. What was found to be infected does not come here."""
    locked = _locked(rendition)
    if locked.scan != ScanState.WAITING or is_configured():
        return
    locked.scan, locked.sentence = ScanState.OFF, ""
    locked.round += 1
    locked.save()
    _enqueue(locked)
    enter(by, "exhibit.not_scanned", rendition.exhibit.case, rendition.exhibit.subject)


def scan_original(*, by: Actor, rendition: Rendition, job: JobHandle) -> None:
    """The worker's part, before anything opens the file. A scanner that does not answer leaves everything waiting."""
    if rendition.state != RenditionState.WAITING or rendition.scan not in UNANSWERED:
        return
    try:
        scanned = scan(path_of(rendition.exhibit.sha256), now=timezone.now())
    except ScannerSilent as silent:
        waiting = Rendition.objects.filter(pk=rendition.pk, scan=ScanState.WAITING)
        waiting.update(sentence=SILENT.format(silent))
        raise
    with job.finishing():
        locked = _locked(rendition)
        _check_round(locked, rendition)
        _keep_scan(locked, scanned)
        enter(by, "exhibit.scanned", rendition.exhibit.case, rendition.exhibit.subject)


def make_rendition(*, by: Actor, rendition: Rendition, job: JobHandle) -> None:
    """The worker's part. A second run finds it made."""
    if rendition.state != RenditionState.WAITING or rendition.scan in UNANSWERED:
        return
    made = render(rendition.exhibit, job.progress)
    with job.finishing():
        locked = _locked(rendition)
        _check_round(locked, rendition)
        _keep_rendition(locked, made)
        enter(by, "rendition.made", rendition.exhibit.case, rendition.exhibit.subject)


def _known_of(sha256: str) -> dict[str, Any]:
    """A verdict is on the bytes: adding them again, or moving them to another case, makes them no safer."""
    same = Rendition.objects.filter(exhibit__sha256=sha256)
    infected = same.filter(scan=ScanState.INFECTED).order_by("-scanned_at").first()
    if infected is None:
        refused = same.filter(Q(is_flagged=True) | Q(state=RenditionState.REFUSED))
        return {"scan": _unscanned(), "is_flagged": refused.exists()}
    found = {"scan": ScanState.INFECTED, "sentence": infected.sentence, "scanned_at": infected.scanned_at}
    state = RenditionState.WAITING if is_configured() else RenditionState.REFUSED
    return found | {"state": state, "is_flagged": True}


def _unscanned() -> ScanState:
    return ScanState.WAITING if is_configured() else ScanState.OFF


def _enqueue(rendition: Rendition) -> None:
    kind = SCAN if rendition.scan in UNANSWERED else RENDER
    enqueue(kind=kind, subject_id=rendition.pk, key=f"{kind}:{rendition.pk}:{rendition.round}")


def _locked(rendition: Rendition) -> Rendition:
    return Rendition.objects.select_for_update().get(pk=rendition.pk)


def _check_round(locked: Rendition, rendition: Rendition) -> None:
    """It was asked for again meanwhile: this answer is about an older round."""
    if locked.round != rendition.round:
        raise LeaseLost


def _keep_scan(rendition: Rendition, scanned: Scanned) -> None:
    rendition.scanned_at, rendition.sentence = timezone.now(), ""
    rendition.tools = {"scanner": scanned.scanner}
    if scanned.virus:
        rendition.scan, rendition.state, rendition.is_flagged = (
            ScanState.INFECTED,
            RenditionState.REFUSED,
            True,
        )
        rendition.sentence = INFECTED.format(scanned.virus[:200])
    else:
        rendition.scan = ScanState.CLEAN
        _enqueue(rendition)
    rendition.save()


def _keep_rendition(rendition: Rendition, made: Made) -> None:
    rendition.state, rendition.sentence, rendition.made_at = made.state, made.sentence, timezone.now()
    if made.is_news:
        rendition.is_flagged = made.state == RenditionState.REFUSED
    rendition.tools |= made.tools
    rendition.seconds = made.seconds
    if made.pdf is not None:
        rendition.sha256, rendition.size, rendition.pages = made.pdf.sha256, made.pdf.size, len(made.pages)
        rendition.is_text_read = any(page.is_read for page in made.pages)
        RenditionPage.objects.bulk_create(
            RenditionPage(rendition=rendition, number=number, text=page.text)
            for number, page in enumerate(made.pages, start=1)
            if page.text.strip()
        )
    rendition.save()
