"""A form that is shown, sent, and answered: 303 when it was done, 422 when it is wrong, 409 when it is out of date."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render

from spo.exceptions import Mistaken, Stale
from spo.pages.forms import GovForm
from spo.work.once import once


class SeeOther(HttpResponseRedirect):
    """After a POST: the answer is another page, to be fetched with GET."""

    status_code = 303


def posted(request: HttpRequest) -> QueryDict | None:
    """The data of a bound form, or nothing while the form is only shown."""
    return request.POST if request.method == "POST" else None


def answer_form(
    request: HttpRequest,
    form: GovForm,
    do: Callable[[], str],
    *,
    template: str,
    context: Mapping[str, Any] | None = None,
    success: str = "",
) -> HttpResponse:
    """Run `do` once for a well-formed form and go to the address it returns.

    What the rules find wrong with a field stands beside that field. When somebody saved first, both texts are shown
    above the form, which still holds everything that was typed and now builds on what is saved: sending it again is
    a decision.
    """
    shown, status = {**(context or {}), "form": form}, 200
    if request.method == "POST":
        if form.is_valid():
            try:
                url = once(token=form.cleaned_data["submission"], by=request.user, do=do)
            except Stale as stale:
                form.data = form.data.copy()
                form.data[form.add_prefix("version")] = str(stale.version)
                return render(request, template, shown | {"stale": stale}, status=409)
            except Mistaken as mistaken:
                say_beside_fields(form, mistaken)
                return render(request, template, shown, status=422)
            if success:
                messages.success(request, success)
            return SeeOther(url)
        status = 422
    return render(request, template, shown, status=status)


def say_beside_fields(form: GovForm, mistaken: Mistaken) -> None:
    """A problem with something the form does not ask goes to the top of the page."""
    for name, sentence in mistaken.problems.items():
        form.add_error(name if name in form.fields else None, sentence)
