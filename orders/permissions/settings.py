"""Who may decide for the force."""

from spo.accounts.enums import Role
from spo.accounts.models import User
from spo.exceptions import Denied


def check_manage_settings(user: User) -> None:
    """The force's settings belong to the administrator, who sees no case."""
    if user.role != Role.ADMINISTRATOR:
        raise Denied("Only an administrator can see and change the force’s settings.")
