"""Logging a breach and what was done about it."""

from functools import partial

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.permissions.incidents import open_incident
from orders.actions import breaches as actions
from orders.forms.breaches import ArrestAttemptForm, BreachForm, BreachOutcomeForm, FileSentForm, NoBreachForm
from orders.models import Breach, NoBreach
from orders.permissions.orders import open_fact, open_order, visible_breach_incidents, visible_terms
from orders.policies.breaches import check_undecided, undecided
from orders.views.posting import answer_order_form, answer_strike
from spo.accounts.requests import SignedInRequest
from spo.pages.posting import SHOW_OR_SEND, before_showing, posted


@require_http_methods(SHOW_OR_SEND)
def log_breach(request: SignedInRequest, pk: int) -> HttpResponse:
    order = open_order(request.user, pk)
    incidents = visible_breach_incidents(order)
    form = BreachForm(
        posted(request),
        incidents=incidents,
        order_terms=visible_terms(order),
        initial={"incident": request.GET.get("incident", "")},
    )
    return answer_order_form(
        request,
        order,
        form,
        partial(actions.log_breach, order=order),
        title="Log a breach",
        success="The breach was logged",
        template="orders/log_breach.html",
        undecided=[
            {"number": row.number, "url": reverse("record_no_breach", args=[pk, row.number])}
            for row in undecided(order, incidents)
        ],
    )


@require_http_methods(SHOW_OR_SEND)
def record_no_breach(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    order = open_order(request.user, pk)
    incident = open_incident(request.user, order.case.reference, number)
    before_showing(request, check_undecided, order, incident)
    return answer_order_form(
        request,
        order,
        NoBreachForm(posted(request)),
        partial(actions.record_no_breach, order=order, incident=incident),
        title=f"Incident {number} was no breach",
        success=f"It was recorded that incident {number} was no breach",
        intro=f"{incident.when}: {incident.what_happened}",
        template="orders/record_no_breach.html",
        terms=visible_terms(order),
    )


@require_http_methods(SHOW_OR_SEND)
def strike_no_breach(request: SignedInRequest, pk: int) -> HttpResponse:
    finding = open_fact(request.user, NoBreach, pk)
    act = partial(actions.strike_no_breach, finding=finding)
    return answer_strike(request, finding.order, act, what="finding of no breach")


@require_http_methods(SHOW_OR_SEND)
def record_arrest_attempt(request: SignedInRequest, pk: int) -> HttpResponse:
    breach = open_fact(request.user, Breach, pk)
    return answer_order_form(
        request,
        breach.order,
        ArrestAttemptForm(breach, posted(request)),
        partial(actions.record_arrest_attempt, breach=breach),
        title="Record an arrest attempt",
        success="The arrest attempt was recorded",
    )


@require_http_methods(SHOW_OR_SEND)
def record_file_sent(request: SignedInRequest, pk: int) -> HttpResponse:
    breach = open_fact(request.user, Breach, pk)
    return answer_order_form(
        request,
        breach.order,
        FileSentForm(breach, posted(request)),
        partial(actions.record_file_sent, breach=breach),
        title="Record the charging file",
        success="The charging file was recorded",
    )


@require_http_methods(SHOW_OR_SEND)
def record_breach_outcome(request: SignedInRequest, pk: int) -> HttpResponse:
    breach = open_fact(request.user, Breach, pk)
    return answer_order_form(
        request,
        breach.order,
        BreachOutcomeForm(breach, posted(request)),
        partial(actions.record_breach_outcome, breach=breach),
        title="Record the outcome of the breach",
        success="The outcome was recorded",
    )


@require_http_methods(SHOW_OR_SEND)
def strike_breach(request: SignedInRequest, pk: int) -> HttpResponse:
    breach = open_fact(request.user, Breach, pk)
    act = partial(actions.strike_breach, breach=breach)
    return answer_strike(request, breach.order, act, what="breach")
