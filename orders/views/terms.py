"""The prohibitions and requirements of a draft."""

from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from orders.actions import terms as actions
from orders.enums import Section, TermKind
from orders.forms.decisions import ConfirmForm
from orders.forms.terms import ChangeTermForm, MoveTermForm, TermForm
from orders.library import BY_CODE, LIBRARY, OWN
from orders.models import Application, Term
from orders.pages import section as page
from orders.permissions.applications import check_write, open_application, open_term
from orders.policies.applications import check_can_edit
from spo.accounts.requests import SignedInRequest
from spo.pages.posting import SHOW_OR_SEND, before_showing, posted
from spo.work.posting import answer_form


@require_safe
def list_terms(request: SignedInRequest, pk: int) -> HttpResponse:
    application = open_application(request.user, pk)
    shown = page.terms_context(request.user, application) | {"move": MoveTermForm()}
    return render(request, "orders/list_terms.html", shown)


@require_safe
def choose_term(request: SignedInRequest, pk: int) -> HttpResponse:
    application = open_application(request.user, pk)
    groups = [
        {"kind": TermKind(kind).label, "group": group, "terms": list(terms)}
        for (kind, group), terms in groupby(LIBRARY, key=lambda term: (term.kind, term.group))
    ]
    shown = {**page.context(request.user, application, Section.TERMS), "groups": groups, "own": OWN}
    return render(request, "orders/choose_term.html", shown)


@require_http_methods(SHOW_OR_SEND)
def add_term(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    """From the library, or in one's own words."""
    application = open_application(request.user, pk)
    _check_edit(request, application)
    if code != OWN and code not in BY_CODE:
        raise Http404
    start = BY_CODE.get(code)
    form = TermForm(application, posted(request), start=start)

    def do() -> str:
        actions.add_term(by=request.user, application=application, **form.facts())
        return reverse("list_terms", args=[pk])

    shown = {**page.context(request.user, application, Section.TERMS), "title": "Add a term"}
    return answer_form(
        request, form, do, template="orders/term.html", context=shown, success="The term was added"
    )


@require_http_methods(SHOW_OR_SEND)
def change_term(request: SignedInRequest, pk: int, term_pk: int) -> HttpResponse:
    term = _term_to_edit(request, pk, term_pk)
    form = ChangeTermForm(term, posted(request))

    def do() -> str:
        actions.change_term(by=request.user, term=term, **form.facts())
        return reverse("list_terms", args=[pk])

    shown = {**page.context(request.user, term.application, Section.TERMS), "title": "Change a term"}
    return answer_form(
        request, form, do, template="orders/term.html", context=shown, success="The term was changed"
    )


@require_http_methods(SHOW_OR_SEND)
def remove_term(request: SignedInRequest, pk: int, term_pk: int) -> HttpResponse:
    term = _term_to_edit(request, pk, term_pk)
    form = ConfirmForm(posted(request))

    def do() -> str:
        actions.remove_term(by=request.user, term=term)
        return reverse("list_terms", args=[pk])

    shown = {
        **page.context(request.user, term.application, Section.TERMS),
        "part": page.term_as_written(term),
    }
    return answer_form(
        request, form, do, template="orders/remove_term.html", context=shown, success="The term was removed"
    )


@require_POST
def move_term(request: SignedInRequest, pk: int, term_pk: int) -> HttpResponse:
    """Up or down one place, by a button of the list."""
    term = _term_to_edit(request, pk, term_pk)
    form = MoveTermForm(request.POST)

    def do() -> str:
        actions.move_term(by=request.user, term=term, **form.facts())
        return reverse("list_terms", args=[pk])

    return answer_form(
        request, form, do, template="orders/move_term.html", context={"application": term.application}
    )


def _term_to_edit(request: SignedInRequest, pk: int, term_pk: int) -> Term:
    term = open_term(request.user, pk, term_pk)
    _check_edit(request, term.application)
    return term


def _check_edit(request: SignedInRequest, application: Application) -> None:
    check_write(request.user, application)
    before_showing(request, check_can_edit, application)
