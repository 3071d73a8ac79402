"""Roles and ranks."""

from django.db import models


class Role(models.TextChoices):
    OFFICER = "officer", "Officer"
    SUPERVISOR = "supervisor", "Supervisor"
    CLERK = "clerk", "Court clerk"
    AUDITOR = "auditor", "Auditor"
    ADMINISTRATOR = "administrator", "Administrator"


POLICE = [Role.OFFICER, Role.SUPERVISOR]


class Rank(models.TextChoices):
    """Police ranks in ascending order; `STAFF` also stands for everyone who holds no rank."""

    STAFF = "staff", "Police staff or no rank"
    CONSTABLE = "constable", "Constable"
    SERGEANT = "sergeant", "Sergeant"
    INSPECTOR = "inspector", "Inspector"
    CHIEF_INSPECTOR = "chief-inspector", "Chief inspector"
    SUPERINTENDENT = "superintendent", "Superintendent"
    CHIEF_SUPERINTENDENT = "chief-superintendent", "Chief superintendent"
    ASSISTANT_CHIEF_CONSTABLE = "assistant-chief-constable", "Assistant chief constable"
    DEPUTY_CHIEF_CONSTABLE = "deputy-chief-constable", "Deputy chief constable"
    CHIEF_CONSTABLE = "chief-constable", "Chief constable"

    def is_at_least(self, other: "Rank") -> bool:
        order = list(Rank)
        return order.index(self) >= order.index(other)
