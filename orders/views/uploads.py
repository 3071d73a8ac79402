"""A form with a file: a good file is kept as soon as it has arrived, and forgotten once it is in its place."""

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpResponse

from orders.forms.uploads import TOKEN, UploadForm
from spo.accounts.requests import SignedInRequest
from spo.pages.posting import SeeOther, posted
from spo.work.staging import discard, stage, staged_upload

Form = TypeVar("Form", bound=UploadForm)


def with_upload(
    request: SignedInRequest, form_class: type[Form], answer: Callable[[Form], HttpResponse]
) -> HttpResponse:
    token = request.POST.get(TOKEN, "")
    kept = staged_upload(by=request.user, token=token)
    form = form_class(posted(request), request.FILES or None, kept_file=kept)
    form.is_valid()
    if form.fresh:
        discard(by=request.user, token=token)
        token = stage(by=request.user, upload=form.fresh)
        form.data = form.data.copy()
        form.data[TOKEN] = token
    try:
        response = answer(form)
    finally:
        if kept is not None:
            kept.close()
    if isinstance(response, SeeOther):
        discard(by=request.user, token=token)
    return response
