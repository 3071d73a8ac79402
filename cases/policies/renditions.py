"""When a copy of an exhibit may be shown, made again, or relied on, and when its original may leave."""

from datetime import datetime, timedelta

from cases.enums import RenditionState, ScanState
from cases.models import Exhibit, Rendition
from spo.exceptions import NotNow
from spo.files.scanner import is_configured

PATIENCE = timedelta(minutes=15)
UNSCANNED = "The virus scanner has not looked at this file yet. Nothing of it is given out until it has."
INFECTED_FOR_GOOD = (
    "A virus was found in this file. Only a virus scanner can say otherwise, and none is set up here."
)
NAMED = {
    RenditionState.WAITING: "is still waiting to be checked",
    RenditionState.REFUSED: "was refused",
    RenditionState.NEEDS_PERSON: "has no copy that can be read",
}


def rendition_of(exhibit: Exhibit) -> Rendition | None:
    """None for a moment, until the sweep has asked for one of an exhibit from before there were any."""
    return getattr(exhibit, "rendition", None)


def check_given_out(exhibit: Exhibit) -> None:
    """Nothing of a file leaves before it was scanned, where there is a scanner, and nothing of an infected one ever."""
    rendition = rendition_of(exhibit)
    if rendition is None:
        if is_configured():
            raise NotNow(UNSCANNED)
        return
    if rendition.scan == ScanState.INFECTED:
        raise NotNow(rendition.sentence)
    if rendition.scan == ScanState.WAITING:
        raise NotNow(UNSCANNED)


def is_flagged(exhibit: Exhibit) -> bool:
    """It was refused for what opening it would do, and nothing since has said otherwise."""
    rendition = rendition_of(exhibit)
    return rendition is not None and (rendition.is_flagged or rendition.state == RenditionState.REFUSED)


def is_unchecked(exhibit: Exhibit) -> bool:
    """Nobody knows yet what opening it would do."""
    rendition = rendition_of(exhibit)
    return rendition is None or rendition.state == RenditionState.WAITING


def check_show_rendition(exhibit: Exhibit) -> None:
    check_given_out(exhibit)
    rendition = rendition_of(exhibit)
    if rendition is None or rendition.state == RenditionState.WAITING:
        raise NotNow("The copy to read is not made yet.")
    if not rendition.is_ready:
        raise NotNow(rendition.sentence)


def check_make_again(rendition: Rendition, *, now: datetime) -> None:
    if rendition.state == RenditionState.WAITING and now - rendition.asked_at < PATIENCE:
        raise NotNow("The copy to read is being made already.")
    if rendition.scan == ScanState.INFECTED and not is_configured():
        raise NotNow(INFECTED_FOR_GOOD)


def doubts_about(exhibit: Exhibit) -> str:
    """What an officer should know before relying on an exhibit in court; empty when its copy is ready."""
    rendition = rendition_of(exhibit)
    if rendition is None:
        return f"Exhibit {exhibit.reference} {NAMED[RenditionState.WAITING]}."
    if rendition.is_ready:
        return ""
    said = f"Exhibit {exhibit.reference} {NAMED[RenditionState(rendition.state)]}."
    return f"{said} {rendition.sentence}".strip()
