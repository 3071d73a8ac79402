"""The force's settings, for its administrator."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cases.views.posting import SHOW_OR_SEND
from orders import force
from orders.actions import settings as actions
from orders.force import SETTINGS, ForceSetting
from orders.forms.settings import SettingForm
from orders.permissions.settings import check_manage_settings
from spo.accounts.requests import SignedInRequest
from spo.dates import gov_date
from spo.pages.posting import posted
from spo.work.posting import answer_form
from spo.workdays import today


@require_safe
def list_settings(request: SignedInRequest) -> HttpResponse:
    check_manage_settings(request.user)
    return render(
        request, "orders/list_settings.html", {"cards": [_card(setting) for setting in SETTINGS.values()]}
    )


def _card(setting: ForceSetting) -> dict[str, Any]:
    day = today(timezone.now())
    coming = [
        {"key": f"From {gov_date(row.from_on)}", "value": setting.shown(row.value)}
        for row in force.coming_after(setting, day)
    ]
    return {
        "title": setting.label,
        "hint": setting.hint,
        "rows": [{"key": "Today", "value": setting.shown(force.stored_on(setting, day))}, *coming],
        "actions": [{"text": "Change", "url": reverse("change_setting", args=[setting.code])}],
    }


@require_http_methods(SHOW_OR_SEND)
def change_setting(request: SignedInRequest, code: str) -> HttpResponse:
    check_manage_settings(request.user)
    if code not in SETTINGS:
        raise Http404
    setting = SETTINGS[code]
    now = force.stored_on(setting, today(timezone.now()))
    form = SettingForm(setting, posted(request), now=now)

    def do() -> str:
        actions.change_setting(by=request.user, setting=setting, **form.facts())
        return reverse("list_settings")

    context = {"setting": setting, "now": setting.shown(now), "changes": _changes(setting)}
    return answer_form(
        request,
        form,
        do,
        template="orders/change_setting.html",
        context=context,
        success="The setting was changed",
    )


def _changes(setting: ForceSetting) -> list[dict[str, Any]]:
    return [
        {
            "title": setting.shown(row.value),
            "when": f"From {gov_date(row.from_on)}",
            "by": row.set_by.title,
            "text": row.reason,
        }
        for row in force.changes(setting)
    ]
