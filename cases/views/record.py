"""Who did what in a case."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases import permissions
from cases.pages.frame import frame
from spo.audit.enums import Operation
from spo.audit.models import AuditEvent
from spo.audit.sentences import sentence
from spo.pages.keys import key_from

PAGE = 50


@require_safe
def open_record(request: HttpRequest, reference: str) -> HttpResponse:
    """Changes alone, unless everything is asked for: most of the record is people looking."""
    case, events = permissions.open_record(request.user, reference)
    everything = request.GET.get("show") == "all"
    chosen = events if everything else events.exclude(operation=Operation.CONSULTATION)
    before = key_from(request.GET.get("before", ""))
    if before is not None:
        chosen = chosen.filter(pk__lt=before)
    page = list(chosen[: PAGE + 1])
    show = "show=all&" if everything else ""
    context = {
        "everything": everything,
        "events": [_row(event) for event in page[:PAGE]],
        "newest_url": f"?{show}".rstrip("&") if before else "",
        "older_url": f"?{show}before={page[PAGE - 1].pk}" if len(page) > PAGE else "",
    }
    return render(request, "cases/open_record.html", frame(request.user, case, "open_record") | context)


def _row(event: AuditEvent) -> dict[str, Any]:
    return {
        "title": sentence(event),
        "by": event.who,
        "at": event.at,
        "text": ", ".join(filter(None, [*event.fields, event.reason, *event.recipients])).replace("_", " "),
    }
