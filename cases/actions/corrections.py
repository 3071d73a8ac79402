"""Putting an incident where it belongs: in the right case, in as many entries as it was, in a second case as well."""

from collections.abc import Collection
from dataclasses import dataclass, field, fields

from django.db import transaction
from django.utils import timezone

from cases import hooks
from cases.actions.describing import withdraw_exhibit
from cases.actions.incidents import Happening, withdraw_incident
from cases.actions.renditions import ask_rendition
from cases.changes import lock_case, save_changes, strike
from cases.clocks import prompt_assessment
from cases.enums import AssessAgain, CorrectionKind, Handling
from cases.evidence.continuity import note_handling
from cases.models import (
    Case,
    Correction,
    Exhibit,
    Incident,
    IncidentLink,
    IncidentSupport,
    IncidentVictim,
    Victim,
)
from cases.numbers import next_exhibit_number, next_incident_number
from cases.policies import check_of_case, check_when
from cases.policies.corrections import (
    check_link_incident,
    check_link_of,
    check_move_incident,
    check_not_linked,
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
    old, case, other = _locked(by, incident, to)
    check_other_case(old, other)
    check_of_case(other, *victims)
    check_move_incident(old)
    exhibits, links = standing_exhibits(old), list(old.links.filter(struck_at__isnull=True))
    withdraw_incident(by=by, incident=old, reason=reason)
    told = {name: getattr(old, name) for name in (*WHEN, *TOLD)}
    new = _take_its_place(by, old, other, told, victims, CorrectionKind.MOVED, reason)
    _take_along(by, exhibits, new, reason)
    for link in links:
        strike(link, by=by, case=case, reason=reason)
        if link.case_id != other.pk:
            IncidentLink.objects.create(incident=new, case=link.case, reason=link.reason, linked_by=by)
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
    enter(by, "incident.split", case, old.subject, recipients=[part.subject for part in parts])
    return parts


@transaction.atomic
def link_incident(*, by: User, incident: Incident, to: Case, reason: str) -> IncidentLink:
    """It stays where it is, and is shown in the course of conduct of the second case too."""
    old, case, other = _locked(by, incident, to)
    check_other_case(old, other)
    check_link_incident(old)
    check_not_linked(old, other)
    link = IncidentLink.objects.create(incident=old, case=other, reason=reason, linked_by=by)
    enter(by, "incident.linked", case, old.subject, recipients=[other.reference])
    enter(by, "incident.linked", other, f"{old.subject} of {case.reference}", Operation.COMBINATION)
    return link


@transaction.atomic
def strike_link(*, by: User, case: Case, link: IncidentLink, reason: str) -> IncidentLink:
    """Whoever may change either of the two cases may take the tie between them back."""
    check_link_of(link, case)
    strike(link, by=by, case=lock_case(by, case), reason=reason)
    other = link.case if link.case_id != case.pk else link.incident.case
    enter(by, "incident_link.struck", other, link.subject)
    return link


def _locked(by: User, incident: Incident, to: Case) -> tuple[Incident, Case, Case]:
    """The incident and both cases, the lower key first, so that two who move crosswise do not wait for each other."""
    cases = {each.pk: each for each in (incident.case, to)}
    locked = {pk: lock_case(by, cases[pk]) for pk in sorted(cases)}
    old = (
        Incident.objects.select_for_update(of=("self",)).select_related("case", "part_of").get(pk=incident.pk)
    )
    return old, locked[old.case_id], locked[to.pk]


def _take_its_place(
    by: User,
    old: Incident,
    case: Case,
    told: dict[str, object],
    victims: Collection[Victim],
    kind: CorrectionKind,
    reason: str,
) -> Incident:
    """What was said of the old one's weight holds for whatever takes its place."""
    new = Incident.objects.create(case=case, number=next_incident_number(case), logged_by=by, **told)
    for victim in victims:
        IncidentVictim.objects.create(incident=new, victim=victim)
    for support in old.supports.all():
        IncidentSupport.objects.create(incident=new, limb=support.limb, how=support.how, said_by=by)
    Correction.objects.create(kind=kind, old=old, new=new, reason=reason, corrected_by=by)
    return new


def _portion(by: User, old: Incident, case: Case, portion: Portion, reason: str) -> Incident:
    new = _take_its_place(
        by, old, case, portion.told.columns(), portion.told.victims, CorrectionKind.SPLIT, reason
    )
    for exhibit in portion.exhibits:
        save_changes(exhibit, {"incident": new})
        enter(by, "exhibit.changed", case, exhibit.subject, fields=["incident"])
    enter(by, "incident.logged", case, new.subject, Operation.COLLECTION)
    hooks.incident_logged(by, new)
    return new


def _take_along(by: User, exhibits: list[Exhibit], new: Incident, reason: str) -> None:
    """The same bytes as an exhibit of the other case; in the old one it is withdrawn. A still follows its recording."""
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
        note_handling(by, [copy], Handling.MOVED, from_whom=came_from)
        went_to = f"{new.case.reference}, exhibit {copy.reference}"
        note_handling(by, [exhibit], Handling.MOVED, to_whom=went_to)
        ask_rendition(by=by, exhibit=copy)
        enter(by, "exhibit.added", new.case, copy.subject, Operation.COLLECTION)
