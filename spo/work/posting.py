"""A form that is shown, sent, and answered: 303 when it was done, 422 when it is wrong, 409 when it is out of date."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from spo.exceptions import Mistaken, NotNow, Stale
from spo.pages.forms import GovForm
from spo.pages.posting import SeeOther
from spo.work.exceptions import AlreadySent
from spo.work.once import once, sending_of


def answer_form(
    request: HttpRequest,
    form: GovForm,
    do: Callable[[], str],
    *,
    template: str,
    context: Mapping[str, Any] | None = None,
    success: str = "",
    keep: Callable[[], None] = lambda: None,
) -> HttpResponse:
    """Run `do` once for a well-formed form and go to the address it returns; otherwise show the form again.

    What the rules find wrong stands beside its field. Where the state moved on, somebody saved first, the form was
    sent before with other answers, or the same was sent a moment ago, the page says so above what was typed, and
    sending it again is a decision. `keep` is called before a form is shown again, to keep a file that came with it.
    """
    shown = {**(context or {}), "form": form}
    if request.method != "POST":
        return render(request, template, shown)
    status = 422
    if form.is_valid():
        try:
            url = once(sending=sending_of(request, form), by=request.user, do=do)
        except Stale as stale:
            status, shown["stale"] = 409, stale
            go_on_with(form, version=stale.version)
        except AlreadySent as already:
            status, shown["already_sent"] = 409, already
            go_on_with(form, submission=already.token)
        except Mistaken as mistaken:
            say_beside_fields(form, mistaken)
        except NotNow as refused:
            status = 409
            form.add_error(None, refused.sentence)
        else:
            if success:
                messages.success(request, success)
            return SeeOther(url)
    keep()
    return render(request, template, shown, status=status)


def go_on_with(form: GovForm, **hidden: object) -> None:
    """The form keeps what was typed and builds on something newer."""
    form.data = form.data.copy()
    for name, value in hidden.items():
        form.data[form.add_prefix(name)] = str(value)


def say_beside_fields(form: GovForm, mistaken: Mistaken) -> None:
    """A problem with something the form does not ask goes to the top of the page."""
    for name, sentence in mistaken.problems.items():
        form.add_error(name if name in form.fields else None, sentence)
