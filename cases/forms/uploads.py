"""Adding many files at once: what is said of all of them is asked once, what each is afterwards."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from cases.actions.exhibits import Received, Said, Turned
from cases.forms.exhibits import MEGABYTES, RECEIPT, ReceiptForm, offer_incidents
from cases.models import Incident
from spo.files import FileRefused, display_name
from spo.files.refusals import too_large
from spo.files.sniff import recognised
from spo.pages.fields import RadioField
from spo.pages.layout import Field, Inset

LONGEST_TOKENS = 20_000
LATEST = 10**15  # milliseconds, some time after the year 30,000
MOST = settings.DATA_UPLOAD_MAX_NUMBER_FILES


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Each is taken or turned away by itself: the good ones are not lost for a bad one."""

    widget = ManyFiles

    def clean(self, data: Sequence[UploadedFile], initial: Any = None) -> list[Received | Turned]:
        return [_looked_at(upload) for upload in data or []]


class ManyExhibitsForm(ReceiptForm):
    submit_text = "Add the files"
    mark_optional = False
    names = {
        **ReceiptForm.names,
        "files": "the files",
        "is_for_respondent": "whether the respondent may see them",
    }

    files = ManyFilesField(
        label="Files",
        help_text=f"Of any kind, each of up to {MEGABYTES} MB, up to {MOST} at once. They are kept as they are.",
        required=False,
    )
    incident = forms.ChoiceField(label="Which incident do they show? (optional)", required=False)
    is_for_respondent = RadioField(
        label="May the respondent see them?",
        choices=[("yes", "Yes"), ("no", "No")],
        hints={"no": "They go into no bundle. You can change this for each of them later."},
        initial="no",
    )
    kept = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST_TOKENS, required=False)

    def __init__(
        self,
        *args: Any,
        incidents: Iterable[Incident],
        kept_files: Sequence[UploadedFile] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.incidents = offer_incidents(self.fields["incident"], incidents)
        self.kept_files = list(kept_files)

    def layout(self) -> Iterable[Any]:
        return [*self._kept_note(), "files", Field("incident"), "is_for_respondent", RECEIPT]

    def clean_incident(self) -> Incident | None:
        return self.incidents.get(self.cleaned_data["incident"])

    def clean_files(self) -> list[Received | Turned]:
        """With those that came with an earlier sending of this form."""
        files = [*map(_looked_at, self.kept_files), *self.cleaned_data["files"]]
        if not files:
            raise ValidationError("Select the files")
        return files

    def said(self) -> Said:
        given = self.cleaned_data
        return Said(given["incident"], given["is_for_respondent"] == "yes", self.receipt())

    def _kept_note(self) -> list[Inset]:
        if not self.kept_files:
            return []
        names = ", ".join(f"“{display_name(upload.name or '')}”" for upload in self.kept_files)
        return [Inset(f"Kept from before: {names}. Select only what is to be added to these.")]


class BeginUploadForm(ManyExhibitsForm):
    """The same questions, asked of one file that is about to come in parts."""

    files = None
    name = forms.CharField(max_length=1000)
    size = forms.IntegerField(min_value=0, max_value=2**53)
    modified = forms.IntegerField(min_value=0, max_value=LATEST)

    def file_facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("name", "size", "modified")}


class FinishUploadForm(ManyExhibitsForm):
    """And asked again once all of it is there, with what its parts hash to."""

    files = None
    parts_sha256 = forms.RegexField(r"^[0-9a-f]{64}\Z", max_length=64)


def _looked_at(upload: UploadedFile) -> Received | Turned:
    name, size = upload.name or "", upload.size or 0
    try:
        if size > settings.MAX_UPLOAD_BYTES:
            raise too_large(settings.MAX_UPLOAD_BYTES)
        media_type = recognised(upload.temporary_file_path(), name=name).media_type
    except FileRefused as refused:
        return Turned(name, size, refused.sentence)
    return Received(upload, name, media_type, size)
