"""Adding evidence and describing it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from cases.actions.exhibits import Received
from cases.enums import Purpose
from cases.models import Incident
from spo.files import FileRefused, display_name, sniff
from spo.pages.fields import RadioField
from spo.pages.forms import GovForm
from spo.pages.layout import Field, Inset

MEGABYTES = settings.MAX_UPLOAD_BYTES // 2**20


class DescribeExhibitForm(GovForm):
    """What is said about an exhibit, without its file."""

    versioned = True
    names = {"title": "what it is", "is_for_respondent": "whether the respondent may see it"}

    title = forms.CharField(
        label="What is it?", help_text="As it will read in the court’s index.", max_length=200
    )
    incident = forms.ChoiceField(label="Which incident does it show?", required=False)
    is_for_respondent = RadioField(
        label="May the respondent see it?",
        choices=[("yes", "Yes"), ("no", "No")],
        hints={"no": "It never goes into a bundle. Choose this where it shows a confidential detail."},
    )

    def __init__(self, *args: Any, incidents: Iterable[Incident], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.incidents = {str(incident.number): incident for incident in incidents}
        named = [(number, f"{number}: {row.when}") for number, row in self.incidents.items()]
        self.fields["incident"].choices = [("", "No one incident"), *named]

    def clean_incident(self) -> Incident | None:
        return self.incidents.get(self.cleaned_data["incident"])

    def described(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "title": given["title"],
            "incident": given["incident"],
            "is_for_respondent": given["is_for_respondent"] == "yes",
        }


class ExhibitForm(DescribeExhibitForm):
    """`kept` is a file that came with an earlier sending of this form, so that it need not be sent again."""

    versioned = False
    submit_text = "Add the exhibit"

    kept = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
    file = forms.FileField(
        label="File",
        help_text=f"A PDF, image, document, sound, video or ZIP file of up to {MEGABYTES} MB. It is kept as it is.",
        required=False,
    )
    field_order = ["file", "title"]

    def __init__(self, *args: Any, kept_file: UploadedFile | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept_file = kept_file
        self.accepted: UploadedFile | None = None
        self.media_type = ""

    def layout(self) -> Iterable[Any]:
        kept = self.accepted or self.kept_file
        said = (
            [Inset(f"“{display_name(kept.name)}” is kept. Choose a file only to replace it.")] if kept else []
        )
        return [*said, "file", "title", Field("incident"), "is_for_respondent"]

    def clean_file(self) -> UploadedFile:
        upload = self.cleaned_data["file"] or self.kept_file
        if upload is None:
            raise ValidationError("Select a file")
        if upload.size > settings.MAX_UPLOAD_BYTES:
            raise ValidationError(f"The selected file must be smaller than {MEGABYTES} MB")
        try:
            self.media_type = sniff(Path(upload.temporary_file_path()), name=upload.name).media_type
        except FileRefused as refused:
            raise ValidationError(refused.sentence) from refused
        self.accepted = upload
        return upload

    def received(self) -> Received:
        upload = self.cleaned_data["file"]
        return Received(upload, upload.name, self.media_type)


class DownloadForm(GovForm):
    submit_text = "Download the original"
    names = {"purpose": "why you need the original"}

    purpose = RadioField(label="Why do you need the original?", choices=Purpose)
