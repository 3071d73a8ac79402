"""The continuity of an exhibit: who had it, when, and what they did with it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cases.actions import continuity as actions
from cases.confidential import kinds_given_away
from cases.evidence.continuity import lines
from cases.forms.continuity import HandlingForm
from cases.models import Exhibit
from cases.pages.continuity import events, warning
from cases.pages.denials import edit_denied
from cases.pages.frame import frame
from cases.permissions import exhibits as permissions
from cases.permissions.cases import check_edit_case
from cases.views.posting import answer_case_form
from spo.accounts.requests import SignedInRequest
from spo.pages.posting import SHOW_OR_SEND, posted

TAB = "list_exhibits"


@require_safe
def open_continuity(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    exhibit = permissions.open_exhibit(request.user, reference, pk)
    typed = permissions.typed_of_continuity(exhibit.case, exhibit)
    context = {
        "exhibit": exhibit,
        "events": events(lines(permissions.visible_continuity(exhibit))),
        "warning": warning(kinds_given_away(typed, exhibit.case)),
        "record_denied": edit_denied(request.user, exhibit.case),
    }
    return render(request, "cases/open_continuity.html", frame(request.user, exhibit.case, TAB) | context)


@require_http_methods(SHOW_OR_SEND)
def record_handling(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    exhibit = permissions.open_exhibit(request.user, reference, pk)
    check_edit_case(request.user, exhibit.case)
    form = HandlingForm(posted(request), earlier=permissions.visible_typed_lines(exhibit))

    def do() -> str:
        actions.record_handling(by=request.user, exhibit=exhibit, **form.facts())
        return _url(exhibit)

    return answer_case_form(
        request,
        exhibit.case,
        form,
        do,
        tab=TAB,
        title="Record what was done with it",
        caption=f"Exhibit {exhibit.reference}",
        back_url=_url(exhibit),
        success="The line was added",
        intro="A line that was added stays. If one is wrong, add another that puts it right. "
        "A colleague whose full name or collar number you enter is told by mail.",
    )


def _url(exhibit: Exhibit) -> str:
    return reverse("open_continuity", args=[exhibit.case.reference, exhibit.pk])
