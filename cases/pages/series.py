"""What can be done with a series, and with an incident that is in one."""

from cases.models import Incident
from cases.pages.denials import edit_denied
from cases.policies.series import check_describe_series, check_series_free, check_take_out
from spo.accounts.models import User


def ways_of(user: User, incident: Incident) -> dict[str, str]:
    """Why its series cannot be described or taken apart, or why it cannot be taken out of one; empty where it can."""
    case = incident.case
    if incident.is_series:
        apart = edit_denied(user, case, check_series_free, incident)
        return {"describe": edit_denied(user, case, check_describe_series, incident), "apart": apart}
    return {"out": edit_denied(user, case, check_take_out, incident)} if incident.part_of else {}
