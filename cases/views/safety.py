"""Keeping victims safe: the page of the case, that of one victim, the plan, the contact log and what they said."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from cases.actions import safety as actions
from cases.actions import victim_contact
from cases.forms import safety as forms
from cases.models import Victim
from cases.pages import safety as page
from cases.pages.frame import frame
from cases.permissions import safety as permissions
from cases.permissions.cases import check_edit_case, open_case
from cases.policies import check_any_state
from cases.policies.safety import check_open_action, check_victim_standing
from cases.policies.struck import check_strike
from cases.views.posting import answer_case_form, initial
from spo.accounts.requests import SignedInRequest
from spo.pages.forms import GovForm
from spo.pages.keys import key_from
from spo.pages.posting import SHOW_OR_SEND, before_showing, posted

TAB = "open_safety"
STRUCK_STAYS = "It stays on the page, struck through, with your name and the reason. This cannot be undone."


@require_safe
def open_safety(request: SignedInRequest, reference: str) -> HttpResponse:
    case = open_case(request.user, reference, "safety")
    shown = frame(request.user, case, TAB) | page.case_context(request.user, case)
    return render(request, "cases/open_safety.html", shown)


@require_safe
def open_victim_safety(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    victim = permissions.open_victim_safety(request.user, reference, pk)
    shown = page.victim_context(request.user, victim, key_from(request.GET.get("before", "")))
    return render(request, "cases/open_victim_safety.html", frame(request.user, victim.case, TAB) | shown)


@require_http_methods(SHOW_OR_SEND)
def add_safety_action(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    victim = _opened(request, reference, pk)
    owners = permissions.visible_owners(victim.case)
    form = forms.NewSafetyActionForm(posted(request), owners=owners, initial={"owner": request.user.pk})
    act = partial(actions.add_safety_action, victim=victim)
    return _answer(
        request, victim, form, act, title="Add to the safety plan", success="The action was added to the plan"
    )


@require_http_methods(SHOW_OR_SEND)
def change_safety_action(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    action = permissions.open_safety_action(request.user, reference, pk)
    before_showing(request, check_open_action, action)
    start = initial(action, forms.SafetyActionForm) | {"owner": action.owner_id}
    form = forms.SafetyActionForm(
        posted(request), owners=permissions.visible_owners(action.case), initial=start
    )
    act = partial(actions.change_safety_action, action=action)
    return _answer_fact(
        request, action, form, act, title="Change the action", success="The action was changed"
    )


@require_http_methods(SHOW_OR_SEND)
def finish_safety_action(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    action = permissions.open_safety_action(request.user, reference, pk)
    before_showing(request, check_open_action, action)
    form = forms.FinishActionForm(posted(request))
    act = partial(actions.finish_safety_action, action=action)
    return _answer_fact(
        request,
        action,
        form,
        act,
        title="Record that it was done",
        success="It was recorded as done",
        when=check_any_state,
        intro=action.what,
    )


@require_http_methods(SHOW_OR_SEND)
def strike_safety_action(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    action = permissions.open_safety_action(request.user, reference, pk)
    return _answer_strike(
        request, action, partial(actions.strike_safety_action, action=action), what="action"
    )


@require_http_methods(SHOW_OR_SEND)
def log_contact(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    victim = _opened(request, reference, pk)
    form = forms.ContactEntryForm(posted(request), unsafe=page.unsafe_in_words(request.user, victim))
    act = partial(victim_contact.log_contact, victim=victim)
    return _answer(request, victim, form, act, title="Log a contact", success="The contact was logged")


@require_http_methods(SHOW_OR_SEND)
def strike_contact(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    entry = permissions.open_contact_entry(request.user, reference, pk)
    return _answer_strike(request, entry, partial(victim_contact.strike_contact, entry=entry), what="entry")


@require_http_methods(SHOW_OR_SEND)
def record_views(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    victim = _opened(request, reference, pk)
    form = forms.ViewsForm(posted(request))
    act = partial(victim_contact.record_views, victim=victim)
    return _answer(
        request,
        victim,
        form,
        act,
        title="What they want and fear",
        success="What they said was recorded",
        intro="What was recorded before stays, with its date. Whoever approves an application sees the latest.",
    )


@require_http_methods(SHOW_OR_SEND)
def strike_views(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    views = permissions.open_views(request.user, reference, pk)
    return _answer_strike(request, views, partial(victim_contact.strike_views, views=views), what="entry")


@require_http_methods(SHOW_OR_SEND)
def change_victim_rights(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    victim = _opened(request, reference, pk)
    start = initial(victim, forms.VictimRightsForm) | {
        "has_enhanced_rights": "yes" if victim.has_enhanced_rights else "no"
    }
    form = forms.VictimRightsForm(posted(request), initial=start)
    act = partial(actions.change_victim_rights, victim=victim)
    return _answer(request, victim, form, act, title="Enhanced rights", success="The rights were changed")


def _opened(request: SignedInRequest, reference: str, pk: int) -> Victim:
    """A victim who stands, for a form about them."""
    victim = permissions.open_victim_safety(request.user, reference, pk)
    check_edit_case(request.user, victim.case)
    before_showing(request, check_victim_standing, victim)
    return victim


def _answer(
    request: SignedInRequest, victim: Victim, form: GovForm, act: Callable[..., object], **context: Any
) -> HttpResponse:
    """With the rules for safe contact above the form. `act` gets the answers, with `by`."""

    def do() -> str:
        act(by=request.user, **form.facts())
        return page.victim_url(victim)

    return answer_case_form(
        request,
        victim.case,
        form,
        do,
        tab=TAB,
        template="cases/safety_form.html",
        caption=victim.person.name,
        back_url=page.victim_url(victim),
        **page.safe_contact(victim),
        **context,
    )


def _answer_fact(
    request: SignedInRequest, fact: Any, form: GovForm, act: Callable[..., object], **context: Any
) -> HttpResponse:
    """About something recorded for a victim."""
    check_edit_case(request.user, fact.case)
    fact.victim.case = fact.case
    return _answer(request, fact.victim, form, act, **context)


def _answer_strike(
    request: SignedInRequest, fact: Any, act: Callable[..., object], *, what: str
) -> HttpResponse:
    before_showing(request, check_strike, fact)
    form = forms.StrikeForm(posted(request))
    success = f"The {what} was struck from the record"
    return _answer_fact(
        request, fact, form, act, title=f"Strike the {what}", success=success, intro=STRUCK_STAYS
    )
