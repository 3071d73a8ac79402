"""Adding evidence and describing it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from cases.actions.exhibits import Received
from cases.enums import Purpose
from cases.models import Incident
from spo.files import display_name
from spo.files.fields import CheckedFileField
from spo.pages.fields import RadioField
from spo.pages.forms import GovForm
from spo.pages.layout import Field, Inset

MEGABYTES = settings.MAX_UPLOAD_BYTES // 2**20


class DescribeExhibitForm(GovForm):
    """What is said about an exhibit, without its file."""

    versioned = True
    mark_optional = False
    names = {"title": "what it is", "is_for_respondent": "whether the respondent may see it"}

    title = forms.CharField(
        label="What is it?", help_text="As it will read in the court’s index.", max_length=200
    )
    incident = forms.ChoiceField(label="Which incident does it show? (optional)", required=False)
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
    file = CheckedFileField(
        label="File",
        help_text=f"A PDF, image, document, sound, video or ZIP file of up to {MEGABYTES} MB. It is kept as it is.",
        required=False,
    )
    field_order = ["file", "title"]

    def __init__(self, *args: Any, kept_file: UploadedFile | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept_file = kept_file
        self.accepted: UploadedFile | None = None

    def layout(self) -> Iterable[Any]:
        kept = self.accepted or self.kept_file
        said = (
            [Inset(f"“{display_name(kept.name)}” is kept. Choose a file only to replace it.")] if kept else []
        )
        return [*said, "file", "title", Field("incident"), "is_for_respondent"]

    def clean_file(self) -> UploadedFile:
        upload = self.cleaned_data["file"]
        if upload is None and self.kept_file is not None:
            upload = self.fields["file"].to_python(self.kept_file)
        if upload is None:
            raise ValidationError("Select a file")
        self.accepted = upload
        return upload

    def received(self) -> Received:
        upload = self.cleaned_data["file"]
        return Received(upload, upload.name, upload.sniffed.media_type)


class DownloadForm(GovForm):
    submit_text = "Download the original"
    names = {"purpose": "why you need the original"}

    purpose = RadioField(label="Why do you need the original?", choices=Purpose)
