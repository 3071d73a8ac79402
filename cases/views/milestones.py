"""What happened in the investigation, and what each victim was told of it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.actions import milestones as actions
from cases.enums import Happened
from cases.forms.milestones import MilestoneForm, UpdateForm
from cases.forms.safety import StrikeForm
from cases.models import Case
from cases.pages.milestones import update_words
from cases.pages.safety import safe_contact
from cases.permissions import safety as permissions
from cases.permissions.cases import check_edit_case, open_case
from cases.policies import check_any_state
from cases.policies.safety import check_not_removed
from cases.policies.struck import check_strike
from cases.views.posting import answer_case_form
from cases.views.safety import STRUCK_STAYS, TAB
from spo.accounts.requests import SignedInRequest
from spo.pages.forms import GovForm
from spo.pages.posting import SHOW_OR_SEND, before_showing, posted


@require_http_methods(SHOW_OR_SEND)
def record_milestone(request: SignedInRequest, reference: str) -> HttpResponse:
    case = open_case(request.user, reference, "recording what happened")
    form = MilestoneForm(posted(request))
    return answer_safety(
        request,
        case,
        form,
        partial(actions.record_milestone, case=case),
        title="Record what happened in the investigation",
        success="What happened was recorded",
        intro="It is shown on the timeline. Most of these start a clock for telling each victim.",
    )


@require_http_methods(SHOW_OR_SEND)
def strike_milestone(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    milestone = permissions.open_milestone(request.user, reference, pk)
    before_showing(request, check_strike, milestone)
    return answer_safety(
        request,
        milestone.case,
        StrikeForm(posted(request)),
        partial(actions.strike_milestone, milestone=milestone),
        title=f"Strike: {Happened(milestone.kind).label}",
        success="It was struck from the record",
        intro=f"{STRUCK_STAYS} Nobody has to be told of it any more.",
    )


@require_http_methods(SHOW_OR_SEND)
def record_update(request: SignedInRequest, reference: str, pk: int, victim_pk: int) -> HttpResponse:
    milestone = permissions.open_milestone(request.user, reference, pk)
    victim = permissions.open_victim_safety(request.user, reference, victim_pk)
    before_showing(request, check_strike, milestone)
    before_showing(request, check_not_removed, victim)
    kind = Happened(milestone.kind)
    form = UpdateForm(posted(request), kind=kind, initial={"told_by": request.user.title})
    return answer_safety(
        request,
        milestone.case,
        form,
        partial(actions.record_update, milestone=milestone, victim=victim),
        template="cases/safety_form.html",
        caption=victim.person.name,
        success="It was recorded",
        when=check_any_state,
        **update_words(milestone),
        **safe_contact(victim),
    )


@require_http_methods(SHOW_OR_SEND)
def strike_update(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    case, update = permissions.open_update(request.user, reference, pk)
    before_showing(request, check_strike, update)
    return answer_safety(
        request,
        case,
        StrikeForm(posted(request)),
        partial(actions.strike_update, update=update),
        title="Strike the entry",
        caption=update.victim.person.name,
        success="The entry was struck from the record",
        when=check_any_state,
        intro=f"{STRUCK_STAYS} The deadline runs again.",
    )


def answer_safety(
    request: SignedInRequest, case: Case, form: GovForm, act: Callable[..., object], **context: Any
) -> HttpResponse:
    """A form that leads back to the safety page of the case. `act` gets the answers, with `by`."""
    check_edit_case(request.user, case)
    back = reverse("open_safety", args=[case.reference])

    def do() -> str:
        act(by=request.user, **form.facts())
        return back

    return answer_case_form(request, case, form, do, tab=TAB, back_url=back, **context)
