from spo.accounts.models.invitation import Invitation
from spo.accounts.models.place import Court, Unit
from spo.accounts.models.user import User

__all__ = ["Court", "Invitation", "Unit", "User"]
