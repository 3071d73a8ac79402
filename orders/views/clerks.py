"""Forms of the court's pages: they lead back to the filing."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from orders.models import Filing
from spo.accounts.requests import SignedInRequest
from spo.pages.forms import GovForm
from spo.pages.posting import before_showing
from spo.work.posting import answer_form


def filing_url(filing: Filing) -> str:
    return reverse("open_filing", args=[filing.pk])


def answer_clerk(
    request: SignedInRequest,
    filing: Filing,
    form: GovForm,
    act: Callable[..., object],
    *,
    check: Callable[[Filing], None] | None = None,
    success: str,
    template: str = "orders/court_form.html",
    keep: Callable[[], None] = lambda: None,
    **words: Any,
) -> HttpResponse:
    """`act` gets the form's answers as arguments, with `by`; `check` says whether the form is shown at all."""
    if check:
        before_showing(request, check, filing)

    def do() -> str:
        act(by=request.user, **form.facts())
        return filing_url(filing)

    context = {"filing": filing, "back_url": filing_url(filing), **words}
    return answer_form(request, form, do, template=template, context=context, success=success, keep=keep)
