"""The record, for those who watch over it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from spo.accounts.requests import SignedInRequest
from spo.audit.forms import FiltersForm
from spo.audit.models import AuditEvent
from spo.audit.permissions import Filters, Page, list_events, visible_people
from spo.audit.sentences import details, sentence


@require_safe
def list_record(request: SignedInRequest) -> HttpResponse:
    form = FiltersForm(request.GET, people=visible_people(request.user))
    if not form.is_valid():
        return render(request, "audit/list_record.html", {"form": form}, status=422)
    page = list_events(request.user, Filters(**form.cleaned_data))
    context = {"form": form, "events": [_as_row(event) for event in page.events], **_links(request, page)}
    return render(request, "audit/list_record.html", context)


def _as_row(event: AuditEvent) -> dict[str, Any]:
    return {
        "at": event.at,
        "what": sentence(event),
        "details": details(event),
        "who": event.who,
        "address": event.address,
        "operation": event.get_operation_display(),
    }


def _links(request: SignedInRequest, page: Page) -> dict[str, str]:
    """The same question again, for the events before and after those on this page."""
    links = {}
    if page.has_newer and page.events:
        links["newer_url"] = _url(request, "after", page.events[0].pk)
    if page.has_older and page.events:
        links["older_url"] = _url(request, "before", page.events[-1].pk)
    return links


def _url(request: SignedInRequest, key: str, value: int) -> str:
    question = request.GET.copy()
    for name in ("before", "after"):
        question.pop(name, None)
    question[key] = str(value)
    return f"?{question.urlencode()}"
