"""Finding a case: what is mine, what my unit has, and a search that leaves no name in an address."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.views.decorators.http import require_POST, require_safe

from cases import hooks
from cases.enums import CaseState, Relationship, Whose
from cases.forms.cases import SearchForm
from cases.models import Case
from cases.pages.frame import case_pill
from cases.permissions import cases as permissions
from cases.search import CaseSearch
from spo.accounts.requests import SignedInRequest
from spo.notices.showing import deadline_rows
from spo.pages.keys import key_from
from spo.pages.posting import SeeOther

SESSION_KEY = "case_searches"
KEPT = 10  # searches a session remembers
OF_UNIT = 5  # cases of the unit on the first page
DUE = 10  # deadlines on the first page


@require_safe
def my_work(request: SignedInRequest) -> HttpResponse:
    permissions.check_create_case(request.user)
    mine = permissions.list_cases(request.user, CaseSearch(whose=Whose.MINE))
    unit = permissions.list_cases(request.user, CaseSearch())
    others = [_row(case) for case in unit.rows if case.officer_id != request.user.pk]
    context = {
        "mine": [_row(case) for case in mine.rows],
        "mine_url": f"{reverse('list_cases')}?whose={Whose.MINE}",
        "has_more_of_mine": mine.has_more,
        "unit": others[:OF_UNIT],
        "deadlines": deadline_rows(permissions.visible_deadlines(request.user)[:DUE]),
        "panels": hooks.home_panels(request.user),
    }
    return render(request, "cases/my_work.html", context)


@require_safe
def list_cases(request: SignedInRequest) -> HttpResponse:
    permissions.check_create_case(request.user)
    return _list(request, SearchForm(initial=_question(request)))


@require_POST
def search_cases(request: SignedInRequest) -> HttpResponse:
    """The words stay in the session; the address gets a token for them. A whole reference leads straight there."""
    permissions.check_create_case(request.user)
    form = SearchForm(request.POST)
    if not form.is_valid():
        return _list(request, form, status=422)
    text, question = form.cleaned_data["text"], QueryDict(mutable=True)
    question.update({name: form.cleaned_data[name] for name in ("whose", "state")})
    if text:
        if found := permissions.find_case(request.user, text):
            return SeeOther(reverse("open_case", args=[found.reference]))
        question["search"] = _remember(request, text)
    return SeeOther(f"{reverse('list_cases')}?{question.urlencode()}")


def _list(request: SignedInRequest, form: SearchForm, status: int = 200) -> HttpResponse:
    sought = CaseSearch(**_question(request), before=key_from(request.GET.get("before", "")))
    page = permissions.list_cases(request.user, sought)
    context = {
        "form": form,
        "rows": [_row(case) for case in page.rows],
        "sought": sought,
        "first_url": _url(request) if sought.before else "",
        "next_url": _url(request, before=page.last_key) if page.has_more else "",
    }
    return render(request, "cases/list_cases.html", context, status=status)


def _question(request: SignedInRequest) -> dict[str, str]:
    """What the address asks for; what it should not say is left at its usual value."""
    whose, state = request.GET.get("whose", ""), request.GET.get("state", "")
    return {
        "whose": whose if whose in Whose else Whose.UNIT,
        "state": state if state in CaseState else CaseState.OPEN,
        "text": dict(request.session.get(SESSION_KEY, [])).get(request.GET.get("search", ""), ""),
    }


def _remember(request: SignedInRequest, text: str) -> str:
    token = get_random_string(12)
    request.session[SESSION_KEY] = [*request.session.get(SESSION_KEY, []), [token, text]][-KEPT:]
    return token


def _url(request: SignedInRequest, before: int | None = None) -> str:
    question = request.GET.copy()
    question.pop("before", None)
    if before is not None:
        question["before"] = str(before)
    return f"{reverse('list_cases')}?{question.urlencode()}"


def _row(case: Case) -> dict[str, Any]:
    return {
        "case": case,
        "url": reverse("open_case", args=[case.reference]),
        "victims": ", ".join(victim.person.name for victim in case.standing_victims),
        "relationship": Relationship(case.relationship).label,
        "pill": case_pill(case),
    }
