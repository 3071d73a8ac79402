"""The force's settings, for its administrator."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from orders.actions import settings as actions
from orders.force import SETTINGS
from orders.forms.settings import SettingForm
from orders.pages import settings as page
from orders.permissions.settings import check_manage_settings
from spo.accounts.requests import SignedInRequest
from spo.pages.posting import SHOW_OR_SEND, posted
from spo.work.posting import answer_form


@require_safe
def list_settings(request: SignedInRequest) -> HttpResponse:
    check_manage_settings(request.user)
    return render(request, "orders/list_settings.html", {"cards": page.cards()})


@require_http_methods(SHOW_OR_SEND)
def change_setting(request: SignedInRequest, code: str) -> HttpResponse:
    check_manage_settings(request.user)
    if code not in SETTINGS:
        raise Http404
    setting = SETTINGS[code]
    now = page.stored_now(setting)
    form = SettingForm(setting, posted(request), now=now)

    def do() -> str:
        actions.change_setting(by=request.user, setting=setting, **form.facts())
        return reverse("list_settings")

    context = {"setting": setting, "now": setting.shown(now), "changes": page.changes(setting)}
    return answer_form(
        request,
        form,
        do,
        template="orders/change_setting.html",
        context=context,
        success="The setting was changed",
    )
