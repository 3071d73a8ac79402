"""What the force decides for itself, from which day on."""

from datetime import date

from django.db import transaction

from orders.force import ForceSetting
from orders.models import Setting
from orders.permissions.settings import check_manage_settings
from orders.policies.settings import check_setting
from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.audit.record import record


@transaction.atomic
def change_setting(*, by: User, setting: ForceSetting, value: str, from_on: date, reason: str) -> Setting:
    """A new row: what counted on an earlier day stays as it was. No day is changed once it has passed."""
    check_manage_settings(by)
    check_setting(setting, value=value, from_on=from_on)
    row = Setting.objects.create(code=setting.code, value=value, from_on=from_on, reason=reason, set_by=by)
    record(
        by=by,
        did="setting.changed",
        operation=Operation.ADMINISTRATION,
        subject=f"setting {setting.code}",
        fields=[setting.code],
    )
    return row
