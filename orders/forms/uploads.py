"""A file that goes with other answers. Once it is good it is kept, so that nobody sends it twice."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from spo.files import display_name
from spo.pages.forms import GovForm
from spo.pages.layout import Inset

PDF = "application/pdf"
TOKEN = "kept"  # noqa: S105  the name of a field


class UploadForm(GovForm):
    """A subclass adds `file`, a `CheckedFileField`. `kept_file` came with an earlier sending of this form."""

    is_file_required = True

    kept = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, *args: Any, kept_file: UploadedFile | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept_file = kept_file

    @property
    def fresh(self) -> UploadedFile | None:
        """A good file that came with this very sending."""
        return self.cleaned_data.get("file") if self.is_bound and hasattr(self, "cleaned_data") else None

    @property
    def upload(self) -> UploadedFile | None:
        return self.fresh or self.kept_file

    def clean(self) -> None:
        if self.is_file_required and self.upload is None and "file" not in self.errors:
            self.add_error("file", self.fields["file"].error_messages["required"])

    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in super().facts().items() if name not in ("file", TOKEN)}

    def file_note(self) -> list[Inset]:
        """What the form says above the field once it has a file."""
        if self.upload is None:
            return []
        return [Inset(f"“{display_name(self.upload.name or '')}” is kept. Select a file only to replace it.")]
