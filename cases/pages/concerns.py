"""Whom a deadline concerns and what is to be done, for pages that list them by the reference of a case."""

import re
from collections.abc import Sequence

from cases.models import Case, SafetyAction
from cases.pages.frame import victims_in_brief
from cases.permissions.cases import cases_by_reference
from cases.permissions.safety import actions_in_scope
from spo.accounts.models import User
from spo.notices.models import Deadline

OF_ACTION = re.compile(r"safety action ([0-9]+)")
OF_VICTIM = re.compile(r"(?:.* )?victim ([0-9]+)")


def concerns(user: User, deadlines: Sequence[Deadline]) -> dict[int, str]:
    """Nothing about a case that is out of scope."""
    cases = cases_by_reference(user, {deadline.case_reference for deadline in deadlines}) if deadlines else {}
    keys = [int(found[1]) for row in deadlines if (found := OF_ACTION.fullmatch(row.subject))]
    actions = {row.subject: row for row in actions_in_scope(user, keys)} if keys else {}
    return {
        row.pk: _words(row, cases[row.case_reference], actions.get(row.subject))
        for row in deadlines
        if row.case_reference in cases
    }


def _words(deadline: Deadline, case: Case, action: SafetyAction | None) -> str:
    if action is not None:
        return f"For {action.victim.person.name}: {action.what}"
    named = OF_VICTIM.fullmatch(deadline.subject)
    victims = [each for each in case.standing_victims if named and each.pk == int(named[1])]
    if victims:
        return f"Victim: {victims[0].person.name}"
    several = "Victim" if len(case.standing_victims) == 1 else "Victims"
    return f"{several}: {victims_in_brief(case)}. Suspect: {case.suspect.person.name}"
