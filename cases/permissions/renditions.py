"""Who may read the copy of an exhibit, and who may take an original that was refused."""

from cases.models import Exhibit
from cases.permissions.cases import case_in_scope
from cases.permissions.exhibits import check_download_exhibit, visible_exhibits
from cases.policies.renditions import check_given_out, is_flagged, is_unchecked
from spo.accounts.enums import Role
from spo.accounts.models import User
from spo.exceptions import Denied, NotVisible


def exhibit_with_rendition(user: User, reference: str, pk: int) -> Exhibit:
    """Not recorded: showing its copy is."""
    case = case_in_scope(user, reference)
    exhibit = visible_exhibits(case).select_related("rendition").filter(pk=pk).first()
    if exhibit is None:
        raise NotVisible
    exhibit.case = case
    return exhibit


def check_take_original(user: User, exhibit: Exhibit) -> None:
    """What was refused for what it would do when opened, or was not looked at, goes out by the hand of a supervisor."""
    check_download_exhibit(user, exhibit)
    check_given_out(exhibit)
    if user.role == Role.SUPERVISOR:
        return
    if is_flagged(exhibit):
        raise Denied("This file was refused. Only a supervisor can take out the original.")
    if is_unchecked(exhibit):
        raise Denied(
            "This file has not been checked yet. Until it has, only a supervisor can take out the original."
        )
