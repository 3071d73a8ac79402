"""Several exhibits at once: one thing said of all of them, and what each of them is."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cases.actions import describing as actions
from cases.forms.many_exhibits import TITLE, ManyChangesForm, TitlesForm
from cases.models import Case, Exhibit
from cases.pages.frame import frame
from cases.permissions import exhibits as permissions
from cases.permissions.cases import check_edit_case, open_case
from cases.permissions.incidents import outline_of_standing_incidents
from cases.views.posting import answer_case_form
from spo.accounts.requests import SignedInRequest
from spo.pages.keys import key_from
from spo.pages.posting import SHOW_OR_SEND, posted

TAB = "list_exhibits"
SESSION_KEY = "changed_exhibits"


@require_http_methods(SHOW_OR_SEND)
def change_exhibits(request: SignedInRequest, reference: str) -> HttpResponse:
    """Which ones stands in the address, as the list of evidence sent it."""
    case = open_case(request.user, reference, "changing exhibits")
    check_edit_case(request.user, case)
    keys = [key_from(typed) for typed in request.GET.getlist("exhibit")]
    chosen = list(permissions.visible_chosen(case, [key for key in keys if key is not None]))
    form = ManyChangesForm(posted(request), incidents=outline_of_standing_incidents(case))

    def do() -> str:
        request.session[SESSION_KEY] = [case.reference, _change(request, case, chosen, form)]
        return reverse("changed_exhibits", args=[reference])

    return answer_case_form(
        request,
        case,
        form,
        do,
        tab=TAB,
        title="Change several exhibits",
        back_url=reverse("list_exhibits", args=[reference]),
        template="cases/change_exhibits.html",
        exhibits=chosen,
    )


@require_safe
def changed_exhibits(request: SignedInRequest, reference: str) -> HttpResponse:
    """What became of each, the last time this person changed several in this case."""
    case = open_case(request.user, reference, "changed exhibits")
    of_case, outcomes = request.session.get(SESSION_KEY, ["", []])
    told = dict(outcomes) if of_case == case.reference else {}
    exhibits = permissions.visible_chosen(case, list(told))
    context = {"rows": [(exhibit, told[exhibit.pk]) for exhibit in exhibits]}
    return render(request, "cases/changed_exhibits.html", frame(request.user, case, TAB) | context)


@require_http_methods(SHOW_OR_SEND)
def title_exhibits(request: SignedInRequest, reference: str) -> HttpResponse:
    """A page of those that are still called by the name of their file; saving it shows the next."""
    case = open_case(request.user, reference, "naming exhibits")
    check_edit_case(request.user, case)
    sent = [key_from(name.removeprefix(TITLE)) for name in request.POST if name.startswith(TITLE)]
    keys = [key for key in sent if key is not None]
    asked = permissions.visible_chosen(case, keys) if keys else permissions.visible_untitled(case)
    form = TitlesForm(posted(request), exhibits=asked)

    def do() -> str:
        number = actions.title_exhibits(by=request.user, case=case, titles=form.titles())
        messages.success(request, f"{number} {'exhibit was' if number == 1 else 'exhibits were'} named")
        return reverse("title_exhibits", args=[reference])

    return answer_case_form(
        request,
        case,
        form,
        do,
        tab=TAB,
        title="Say what each file is",
        back_url=reverse("list_exhibits", args=[reference]),
        template="cases/title_exhibits.html",
    )


def _change(
    request: SignedInRequest, case: Case, chosen: list[Exhibit], form: ManyChangesForm
) -> list[actions.Outcome]:
    by, keys = request.user, [exhibit.pk for exhibit in chosen]
    if form.is_withdrawal:
        return actions.withdraw_exhibits(by=by, case=case, keys=keys, reason=form.cleaned_data["reason"])
    return actions.change_exhibits(by=by, case=case, keys=keys, changes=form.changes())
