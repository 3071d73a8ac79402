"""Forms inside a case: shown in its frame and filled from a row."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.http import HttpResponse

from cases.models import Case
from cases.pages.frame import frame
from cases.policies import check_case_open
from spo.accounts.requests import SignedInRequest
from spo.pages.forms import GovForm
from spo.pages.posting import before_showing
from spo.work.posting import answer_form


def answer_case_form(
    request: SignedInRequest,
    case: Case,
    form: GovForm,
    do: Callable[[], str],
    *,
    title: str,
    back_url: str,
    tab: str = "open_case",
    success: str = "",
    template: str = "cases/form.html",
    when: Callable[[Case], None] = check_case_open,
    keep: Callable[[], None] = lambda: None,
    **context: Any,
) -> HttpResponse:
    """`title` heads the page, `back_url` is where cancelling leads, `keep` is as in `answer_form`.

    `when` says in which state of the case the form is shown; when it is sent, its action asks again.
    """
    before_showing(request, when, case)
    shown = frame(request.user, case, tab) | {"title": title, "back_url": back_url} | context
    return answer_form(request, form, do, template=template, context=shown, success=success, keep=keep)


def initial(row: Model, form: type[GovForm]) -> dict[str, Any]:
    """What the row says, for the fields of the same names, and its version."""
    names = [name for name in form.base_fields if hasattr(row, name)]
    return {name: getattr(row, name) for name in names} | {"version": getattr(row, "version", None)}
