"""Why a button on a page of a case is off."""

from collections.abc import Callable
from typing import Any

from cases.models import Case
from cases.permissions.cases import check_edit_case
from cases.policies import check_case_open
from spo.accounts.models import User
from spo.refusals import refusal


def edit_denied(user: User, case: Case, when: Callable[..., None] = check_case_open, *facts: Any) -> str:
    """The sentence for whoever cannot change this case, or not in its present state; empty for whoever can.

    `when` is asked about `facts`, or about the case where there are none.
    """
    return refusal(check_edit_case, user, case) or refusal(when, *(facts or (case,)))
