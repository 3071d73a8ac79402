"""Binding a form that has one file, so that a mistake elsewhere on the page does not cost the upload."""

from collections.abc import Callable
from typing import TypeVar

from django.forms import Form
from django.http import HttpRequest

from spo.work.staging import StagedUpload, stage, staged_upload

Filled = TypeVar("Filled", bound=Form)


def bind_upload(make: Callable[..., Filled], request: HttpRequest, *, field: str = "file") -> Filled:
    """`make(data, files)` with the file just sent, or else the one kept under the token in `<field>_token`.

    When the form fails and its file does not, the file is kept and its token put into that hidden field.
    """
    data, files, token = (
        request.POST.copy(),
        request.FILES,
        f"{field}_token",
    )  # the request closes its own files
    if field not in files and (kept := staged_upload(by=request.user, token=data.get(token, ""))):
        files[field] = kept
    form = make(data, files)
    if field not in files or form.is_valid() or field in form.errors:
        return form
    if not isinstance(files[field], StagedUpload):
        data[token] = stage(by=request.user, upload=files[field])
    form.fields[field].help_text = f"We have kept {files[field].name}. Choose a file only to replace it"
    return form
