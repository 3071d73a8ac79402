"""Searching, and searches that are kept. What was asked is in no address: the session keeps it under a token."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.views.decorators.http import require_http_methods, require_safe

from cases.actions import saved_searches as actions
from cases.finding.question import Question, question_from, question_in
from cases.forms.finding import DeleteSearchForm, SavedSearchForm, SearchForm
from cases.pages.finding.results import results, saved_rows
from cases.permissions import finding as permissions
from cases.permissions.cases import find_case
from spo.accounts.requests import SignedInRequest
from spo.pages.keys import key_from
from spo.pages.posting import SHOW_OR_SEND, SeeOther, posted
from spo.work.posting import answer_form

SESSION_KEY = "searches"
KEPT = 10  # searches a session remembers


@require_http_methods(SHOW_OR_SEND)
def search(request: SignedInRequest) -> HttpResponse:
    """A whole reference leads straight to its case."""
    permissions.check_search(request.user)
    if request.method != "POST":
        return _results(request, _asked(request), {"save_url": f"{reverse('save_search')}?{_same(request)}"})
    form = SearchForm(request.POST)
    if not form.is_valid():
        return render(request, "cases/search.html", {"form": form}, status=422)
    question = form.question()
    if question == Question(text=question.text) and (case := find_case(request.user, question.text)):
        return SeeOther(reverse("open_case", args=[case.reference]))
    return SeeOther(f"{reverse('search')}?asked={_remember(request, question)}")


@require_safe
def list_saved_searches(request: SignedInRequest) -> HttpResponse:
    permissions.check_search(request.user)
    rows = saved_rows(permissions.visible_saved_searches(request.user))
    return render(request, "cases/list_saved_searches.html", {"rows": rows})


@require_http_methods(SHOW_OR_SEND)
def save_search(request: SignedInRequest) -> HttpResponse:
    permissions.check_search(request.user)
    form = SavedSearchForm(posted(request), initial=_initial(_asked(request)))

    def do() -> str:
        return _url(actions.save_search(by=request.user, **form.facts()).pk)

    return _answer(request, form, do, title="Save a search", success="The search was saved")


@require_safe
def open_saved_search(request: SignedInRequest, pk: int) -> HttpResponse:
    """What it finds now."""
    saved = permissions.open_saved_search(request.user, pk)
    return _results(request, _narrowed(request, question_in(saved.question)), {"saved": saved})


@require_http_methods(SHOW_OR_SEND)
def change_saved_search(request: SignedInRequest, pk: int) -> HttpResponse:
    saved = permissions.open_saved_search(request.user, pk)
    kept = _initial(question_in(saved.question)) | {"name": saved.name, "send": saved.send}
    form = SavedSearchForm(posted(request), initial=kept)

    def do() -> str:
        actions.change_saved_search(by=request.user, saved=saved, **form.facts())
        return _url(pk)

    return _answer(request, form, do, title="Change a saved search", success="The search was changed")


@require_http_methods(SHOW_OR_SEND)
def delete_saved_search(request: SignedInRequest, pk: int) -> HttpResponse:
    saved = permissions.open_saved_search(request.user, pk)
    form = DeleteSearchForm(posted(request))

    def do() -> str:
        actions.delete_saved_search(by=request.user, saved=saved)
        return reverse("list_saved_searches")

    return _answer(request, form, do, title=f"Delete “{saved.name}”", success="The search was deleted")


def _results(request: SignedInRequest, kept: Question, context: dict[str, Any]) -> HttpResponse:
    """The address may ask for one kind of thing, and go on from one of them."""
    question = kept.of_kind(request.GET.get("kind", ""))
    before = key_from(request.GET.get("before", ""))
    context |= {"form": SearchForm(initial=_initial(question))}
    if not question.is_empty:
        context |= results(permissions.search(request.user, question, before), request.GET, before)
    return render(request, "cases/search.html", context)


def _answer(request: SignedInRequest, form: Any, do: Any, *, title: str, success: str) -> HttpResponse:
    context = {"title": title, "back_url": reverse("list_saved_searches")}
    return answer_form(
        request, form, do, template="cases/saved_search_form.html", context=context, success=success
    )


def _asked(request: SignedInRequest) -> Question:
    """What the token in the address stands for, or the empty question."""
    kept = dict(request.session.get(SESSION_KEY, [])).get(request.GET.get("asked", ""), {})
    return _narrowed(request, question_from(kept))


def _narrowed(request: SignedInRequest, question: Question) -> Question:
    """The address may leave filters out."""
    return question.without(*request.GET.getlist("without"))


def _remember(request: SignedInRequest, question: Question) -> str:
    token = get_random_string(12)
    kept = [*request.session.get(SESSION_KEY, []), [token, question.as_data()]]
    request.session[SESSION_KEY] = kept[-KEPT:]
    return token


def _same(request: SignedInRequest) -> str:
    """The question of this page, for the address of another."""
    question = request.GET.copy()
    for name in set(question) - {"asked", "without"}:
        del question[name]
    return question.urlencode()


def _initial(question: Question) -> dict[str, Any]:
    return dict(vars(question))


def _url(pk: int) -> str:
    return reverse("open_saved_search", args=[pk])
