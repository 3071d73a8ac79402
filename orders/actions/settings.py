"""What the force decides for itself, from which day on."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from orders.force import ForceSetting
from orders.models import Setting
from orders.permissions.applications import check_manage_settings
from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.exceptions import Mistaken
from spo.workdays import today


@transaction.atomic
def change_setting(*, by: User, setting: ForceSetting, value: str, from_on: date, reason: str) -> Setting:
    """A new row: what counted on an earlier day stays as it was. No day is changed once it has passed."""
    check_manage_settings(by)
    if from_on < today(timezone.now()):
        raise Mistaken({"from_on": "The first day must be today or later"})
    try:
        setting.parse(value)
    except ValueError as error:
        raise Mistaken({"value": str(error)}) from error
    row = Setting.objects.create(code=setting.code, value=value, from_on=from_on, reason=reason, set_by=by)
    record(
        by=by,
        did="setting.changed",
        operation=Operation.ADMINISTRATION,
        subject=f"setting {setting.code}",
        fields=[setting.code],
    )
    return row
