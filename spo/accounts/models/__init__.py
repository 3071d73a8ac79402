from spo.accounts.models.place import Court, Unit
from spo.accounts.models.user import User

__all__ = ["Court", "Unit", "User"]
