"""Logging incidents from a pasted message thread, which then goes the way of every imported table."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.actions.imports import upload_import
from cases.forms.threads import READ, ThreadForm
from cases.pages.frame import frame
from cases.permissions.cases import check_edit_case, open_case
from cases.views.posting import answer_case_form
from spo.accounts.requests import SignedInRequest
from spo.pages.posting import SHOW_OR_SEND, posted

TAB, TEMPLATE = "list_incidents", "cases/paste_thread.html"
SHOWN = 20


@require_http_methods(SHOW_OR_SEND)
def paste_thread(request: SignedInRequest, reference: str) -> HttpResponse:
    """Nothing is kept of what is only read."""
    case = open_case(request.user, reference, "pasting a message thread")
    check_edit_case(request.user, case)
    pasted = request.POST.get("thread", "")
    form = ThreadForm(posted(request), pasted=pasted)
    found = form.found
    words: dict[str, Any] = {
        "title": "Log incidents from a thread",
        "caption": "Step 1 of 3",
        "back_url": reverse("list_imports", args=[reference]),
        "sent": found.messages[:SHOWN],
        "more": max(0, len(found.messages) - SHOWN),
        "unread": found.unread[:SHOWN],
    }
    if READ in request.POST and form.is_readable:
        shown = frame(request.user, case, TAB) | words
        return render(
            request, TEMPLATE, shown | {"form": ThreadForm(initial={"thread": pasted}, pasted=pasted)}
        )

    def do() -> str:
        batch = upload_import(by=request.user, case=case, **form.facts())
        return reverse("describe_import", args=[reference, batch.pk])

    return answer_case_form(request, case, form, do, tab=TAB, template=TEMPLATE, **words)
