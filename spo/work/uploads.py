"""A form with a file: a good file is kept while the form is not taken, so that nobody sends it twice."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse

from spo.accounts.models import User
from spo.files import FileRefused, display_name
from spo.pages.forms import GovForm
from spo.pages.layout import Inset
from spo.pages.posting import SeeOther, posted
from spo.work.once import KEPT_FILE
from spo.work.staging import discard, stage, staged_upload


class UploadForm(GovForm):
    """A subclass adds `file`, a `CheckedFileField`. `kept_file` came with an earlier sending of this form."""

    is_file_required = True

    kept = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, *args: Any, kept_file: UploadedFile | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept_file = kept_file
        self.upload: UploadedFile | None = None

    def clean_file(self) -> UploadedFile | None:
        """A file that was kept is checked again: this form may take fewer kinds than the one it came with."""
        field, upload = self.fields["file"], self.cleaned_data["file"]
        if upload is None and self.kept_file is not None:
            upload = field.to_python(self.kept_file)
        if upload is None and self.is_file_required:
            raise ValidationError(field.error_messages["required"])
        self.upload = upload
        return upload

    def facts(self) -> dict[str, Any]:
        """The file itself, whichever sending brought it, is `upload`."""
        given = super().facts()
        del given[KEPT_FILE]
        return given | {"upload": given.pop("file")}

    def file_note(self) -> list[Inset]:
        """What the form says above the field once it has a file."""
        kept = self.upload or self.kept_file
        if kept is None:
            return []
        return [Inset(f"“{display_name(kept.name or '')}” is kept. Select a file only to replace it.")]


Form = TypeVar("Form", bound=UploadForm)


def with_upload(
    request: HttpRequest,
    make: Callable[..., Form],
    answer: Callable[[Form, Callable[[], None]], HttpResponse],
) -> HttpResponse:
    """`make` gets what was sent and the file kept before; `answer` the form and the `keep` of `answer_form`."""
    token = request.POST.get(KEPT_FILE, "")
    kept = staged_upload(by=request.user, token=token)
    form = make(posted(request), request.FILES or None, kept_file=kept)
    try:
        response = answer(form, partial(_keep, form, by=request.user, token=token))
    finally:
        if kept is not None:
            kept.close()
    if isinstance(response, SeeOther):
        discard(by=request.user, token=token)
    return response


def _keep(form: UploadForm, *, by: User, token: str) -> None:
    """In the place of what was kept before, if anything was."""
    if form.upload in (None, form.kept_file):
        return
    discard(by=by, token=token)
    form.data = form.data.copy()
    form.data[KEPT_FILE] = ""
    try:
        form.data[KEPT_FILE] = stage(by=by, upload=form.upload)
    except FileRefused as refused:
        form.upload = form.kept_file = None
        form.add_error("file", refused.sentence)
