"""When something may be done to a case, and what stands in the way."""

from datetime import datetime
from typing import Any, Protocol

from cases import hooks
from cases.enums import ClosingReason
from cases.models import Case, Exhibit, Incident, Victim
from cases.when import HasWhen, problems
from spo.accounts.models import User
from spo.dates import gov_date
from spo.exceptions import Mistaken, NotNow, NotVisible


class OfCase(Protocol):
    """Whatever belongs to one case."""

    case_id: Any


def check_case_open(case: Case) -> None:
    """A closed case is read, not written."""
    closing = case.standing_closing
    if closing is not None:
        raise NotNow(
            f"This case was closed on {gov_date(closing.closed_at)}: "
            f"{ClosingReason(closing.reason).label.lower()}. Reopen it to make changes."
        )


def check_any_state(_case: Case) -> None:
    """What is owed to somebody is owed after the case was closed: telling them is no change to the investigation."""


def check_case_closed(case: Case) -> None:
    if case.is_open:
        raise NotNow("This case is open.")


def check_can_close(case: Case) -> None:
    """Nothing may be left waiting for somebody in a case that nobody can write in."""
    check_case_open(case)
    _check_unused(hooks.case_unfinished(case))


def check_closing(case: Case, reason: ClosingReason) -> None:
    hooks.case_closing(case, reason)


def check_receive_case(case: Case, officer: User) -> None:
    if officer.pk == case.officer_id:
        raise NotNow(f"{officer.title} is the officer in this case already.")


def check_of_case(case: Case, *parts: OfCase | None) -> None:
    """Nothing of one case is ever tied to another by a number somebody made up."""
    if any(part is not None and part.case_id != case.pk for part in parts):
        raise NotVisible


def check_when(when: HasWhen, *, now: datetime) -> None:
    """The form says it beside the field; this is for whoever comes by another way."""
    if found := problems(when, now=now):
        raise Mistaken(found)


def check_remove_victim(victim: Victim) -> None:
    """Nothing that stands may be left naming somebody who is no longer in the case."""
    check_case_open(victim.case)
    if victim.is_removed:
        raise NotNow(f"{victim.person.name} was removed on {gov_date(victim.removed_at)}.")
    if victim.case.standing_victims == [victim]:
        raise NotNow("A case has at least one victim. Add the right one first.")
    against_them = victim.incidents.filter(withdrawn_at__isnull=True, part_of__isnull=True)
    named_in = list(against_them.values_list("number", flat=True))
    _check_unused([_against(sorted(named_in)), *hooks.victim_in_use(victim)])


def _against(numbers: list[int]) -> list[str]:
    if not numbers:
        return []
    if len(numbers) == 1:
        return [f"Incident {numbers[0]} was against this person. Change it first."]
    named = f"{', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"
    return [f"Incidents {named} were against this person. Change them first."]


def check_change_incident(incident: Incident) -> None:
    """What was withdrawn stays as it was when it was withdrawn. A series says what its parts say."""
    check_incident_stands(incident)
    if incident.is_series:
        raise NotNow("Its incidents say when it was and how often. Change them, or describe the series.")


def check_incident_stands(incident: Incident) -> None:
    check_case_open(incident.case)
    if incident.is_withdrawn:
        raise NotNow(f"Incident {incident.number} was withdrawn on {gov_date(incident.withdrawn_at)}.")


def check_withdraw_incident(incident: Incident) -> None:
    """Nothing on an upper floor may be left resting on a withdrawn incident, or on a series that lost one."""
    check_incident_stands(incident)
    resting_on = [incident, incident.part_of] if incident.part_of else [incident]
    _check_unused([answer for each in resting_on for answer in hooks.incident_in_use(each)])


def check_change_exhibit(exhibit: Exhibit) -> None:
    check_case_open(exhibit.case)
    if exhibit.is_withdrawn:
        raise NotNow(f"Exhibit {exhibit.reference} was withdrawn on {gov_date(exhibit.withdrawn_at)}.")


def check_withdraw_exhibit(exhibit: Exhibit) -> None:
    check_change_exhibit(exhibit)
    _check_unused(hooks.exhibit_in_use(exhibit))


def _check_unused(answers: list[list[str]]) -> None:
    sentences = [sentence for answer in answers for sentence in answer]
    if sentences:
        raise NotNow(" ".join(sentences))
