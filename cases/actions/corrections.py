"""Putting an incident where it belongs: in the right case, in as many entries as it was."""

from collections.abc import Collection
from dataclasses import dataclass, field, fields

from django.db import transaction
from django.utils import timezone

from cases import hooks
from cases.actions.describing import withdraw_exhibit
from cases.actions.incidents import Happening, withdraw_incident
from cases.actions.linking import carry_links
from cases.actions.renditions import ask_rendition
from cases.aiming import aim
from cases.changes import lock_both, lock_case, save_changes
from cases.clocks import prompt_assessment
from cases.enums import AssessAgain, CorrectionKind, Handling
from cases.evidence.continuity import note_handling, note_receipt_elsewhere
from cases.models import (
    Case,
    Correction,
    Exhibit,
    Incident,
    IncidentSupport,
    Transcript,
    Victim,
)
from cases.numbers import next_exhibit_number, next_incident_number
from cases.policies import check_of_case, check_when
from cases.policies.corrections import (
    check_move_incident,
    check_other_case,
    check_portions,
    check_put_right,
    standing_exhibits,
)
from cases.record import enter
from spo.accounts.models import User
from spo.audit.enums import Operation

TOLD = [each.name for each in fields(Happening) if each.name not in {"when", "victims"}]
SAME_FILE = ("title", "file_name", "media_type", "size", "sha256", "is_for_respondent")
LOGGED = ("logged_by", "logged_at")
WHEN = ("when_kind", "starts_on", "starts_time", "ends_on", "ends_time")


@dataclass(frozen=True)
class Portion:
    """One of the incidents that an entry really was, and the exhibits that show it."""

    told: Happening
    exhibits: list[Exhibit] = field(default_factory=list)


@transaction.atomic
def move_incident(
    *, by: User, incident: Incident, to: Case, victims: Collection[Victim], reason: str
) -> Incident:
    """The same words in the other case, against people of that case. Its exhibits go along."""
    old, case, other = lock_both(by, incident, to)
    check_other_case(old, other)
    check_of_case(other, *victims)
    check_move_incident(old)
    exhibits = standing_exhibits(old)
    withdraw_incident(by=by, incident=old, reason=reason)
    told = {name: getattr(old, name) for name in (*WHEN, *TOLD, *LOGGED)}
    new = _take_its_place(by, old, other, told, victims, CorrectionKind.MOVED, reason)
    _take_along(by, exhibits, new, reason)
    carry_links(by=by, old=old, case=case, to=[new], reason=reason)
    enter(by, "incident.moved", case, old.subject, recipients=[other.reference])
    came_from = f"{case.reference}, {old.subject}"
    enter(by, "incident.received", other, new.subject, Operation.COLLECTION, reason=came_from)
    hooks.incident_logged(by, new)
    prompt_assessment(by, other, AssessAgain.INCIDENT)
    return new


@transaction.atomic
def split_incident(*, by: User, incident: Incident, into: list[Portion], reason: str) -> list[Incident]:
    """Each part has its own day, acts and words, and shows what it is proved by."""
    case = lock_case(by, incident.case)
    old = Incident.objects.select_for_update(of=("self",)).select_related("case").get(pk=incident.pk)
    check_put_right(old)
    check_portions(old, len(into), {exhibit.pk for each in into for exhibit in each.exhibits})
    for portion in into:
        check_when(portion.told.when, now=timezone.localtime())
        check_of_case(case, *portion.told.victims, *portion.exhibits)
    withdraw_incident(by=by, incident=old, reason=reason)
    parts = [_portion(by, old, case, portion, reason) for portion in into]
    carry_links(by=by, old=old, case=case, to=parts, reason=reason)
    enter(by, "incident.split", case, old.subject, recipients=[part.subject for part in parts])
    return parts


def _take_its_place(
    by: User,
    old: Incident,
    case: Case,
    told: dict[str, object],
    victims: Collection[Victim],
    kind: CorrectionKind,
    reason: str,
) -> Incident:
    """What was said of the old one's weight holds for whatever takes its place, and stays the words of who said it."""
    new = Incident.objects.create(case=case, number=next_incident_number(case), **told)
    aim([new], [victim.pk for victim in victims])
    for support in old.supports.select_related("said_by"):
        IncidentSupport.objects.create(
            incident=new, limb=support.limb, how=support.how, said_by=support.said_by
        )
    Correction.objects.create(kind=kind, old=old, new=new, reason=reason, corrected_by=by)
    return new


def _portion(by: User, old: Incident, case: Case, portion: Portion, reason: str) -> Incident:
    told = portion.told.columns() | {"logged_by": by}
    new = _take_its_place(by, old, case, told, portion.told.victims, CorrectionKind.SPLIT, reason)
    for exhibit in portion.exhibits:
        save_changes(exhibit, {"incident": new})
        enter(by, "exhibit.changed", case, exhibit.subject, fields=["incident"])
    enter(by, "incident.logged", case, new.subject, Operation.COLLECTION)
    hooks.incident_logged(by, new)
    return new


def _take_along(by: User, exhibits: list[Exhibit], new: Incident, reason: str) -> None:
    """The same bytes as an exhibit of the other case, with how they were received and what was written down of them; in
    the old one it is withdrawn. Who produced it stays in its reference. A still follows its recording."""
    copies: dict[int, Exhibit] = {}
    for exhibit in exhibits:
        withdraw_exhibit(by=by, exhibit=exhibit, reason=reason)
        copy = Exhibit.objects.create(
            case=new.case,
            incident=new,
            initials=exhibit.initials,
            number=next_exhibit_number(new.case, exhibit.initials),
            made_from=copies.get(exhibit.made_from_id or 0),
            added_by=by,
            **{name: getattr(exhibit, name) for name in SAME_FILE},
        )
        copies[exhibit.pk] = copy
        came_from = f"{exhibit.case.reference}, exhibit {exhibit.reference}"
        note_receipt_elsewhere(exhibit, copy, came_from)
        note_handling(by, [copy], Handling.MOVED, from_whom=came_from)
        went_to = f"{new.case.reference}, exhibit {copy.reference}"
        note_handling(by, [exhibit], Handling.MOVED, to_whom=went_to)
        _take_transcript_along(by, exhibit, copy)
        ask_rendition(by=by, exhibit=copy)
        enter(by, "exhibit.added", new.case, copy.subject, Operation.COLLECTION)


def _take_transcript_along(by: User, exhibit: Exhibit, copy: Exhibit) -> None:
    old = Transcript.objects.filter(exhibit=exhibit).first()
    if old:
        said = {"text": old.text, "written_by": old.written_by, "written_at": old.written_at}
        Transcript.objects.create(exhibit=copy, **said)
        enter(by, "transcript.copied", copy.case, copy.subject, Operation.COLLECTION)
