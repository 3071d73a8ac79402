"""Who did what in a case."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.pages.frame import frame
from cases.pages.record import lines, record_page
from cases.permissions import cases as permissions
from spo.accounts.requests import SignedInRequest
from spo.pages.keys import key_from


@require_safe
def open_record(request: SignedInRequest, reference: str) -> HttpResponse:
    case, events = permissions.open_record(request.user, reference)
    everything = request.GET.get("show") == "all"
    before = key_from(request.GET.get("before", ""))
    page = record_page(events, everything=everything, before=before)
    show = "show=all&" if everything else ""
    context = {
        "everything": everything,
        "events": lines(page.rows, case),
        "newest_url": f"?{show}".rstrip("&") if before else "",
        "older_url": f"?{show}before={page.last_key}" if page.has_more else "",
    }
    return render(request, "cases/open_record.html", frame(request.user, case, "open_record") | context)
