"""What the pages of the force's settings say: what counts today, what is to come, and what was changed by whom."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from orders import force
from orders.force import SETTINGS, ForceSetting
from spo.dates import gov_date
from spo.workdays import today


def cards() -> list[dict[str, Any]]:
    """One for each setting."""
    return [_card(setting) for setting in SETTINGS.values()]


def stored_now(setting: ForceSetting) -> str:
    """The text that counts today."""
    return force.stored_on(setting, today(timezone.now()))


def changes(setting: ForceSetting) -> list[dict[str, Any]]:
    """For components/timeline.html."""
    return [
        {
            "title": setting.shown(row.value),
            "when": f"From {gov_date(row.from_on)}",
            "by": row.set_by.title,
            "text": row.reason,
        }
        for row in force.changes(setting)
    ]


def _card(setting: ForceSetting) -> dict[str, Any]:
    coming = [
        {"key": f"From {gov_date(row.from_on)}", "value": setting.shown(row.value)}
        for row in force.coming_after(setting, today(timezone.now()))
    ]
    return {
        "title": setting.label,
        "hint": setting.hint,
        "rows": [{"key": "Today", "value": setting.shown(stored_now(setting))}, *coming],
        "actions": [{"text": "Change", "url": reverse("change_setting", args=[setting.code])}],
    }
