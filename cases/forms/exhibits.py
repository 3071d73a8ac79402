"""Adding evidence and describing it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings

from cases.actions.exhibits import Received
from cases.enums import Purpose
from cases.models import Incident
from spo.files.fields import CheckedFileField
from spo.pages.fields import RadioField
from spo.pages.forms import GovForm
from spo.pages.layout import Field
from spo.work.uploads import UploadForm

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

    def facts(self) -> dict[str, Any]:
        return self.described() | {"version": self.cleaned_data["version"]}

    def described(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "title": given["title"],
            "incident": given["incident"],
            "is_for_respondent": given["is_for_respondent"] == "yes",
        }


class ExhibitForm(UploadForm, DescribeExhibitForm):
    names = {**DescribeExhibitForm.names, "file": "a file"}
    versioned = False
    submit_text = "Add the exhibit"

    file = CheckedFileField(
        label="File",
        help_text=f"A PDF, image, document, sound, video or ZIP file of up to {MEGABYTES} MB. It is kept as it is.",
        required=False,
    )
    field_order = ["file", "title"]

    def layout(self) -> Iterable[Any]:
        return [*self.file_note(), "file", "title", Field("incident"), "is_for_respondent"]

    def facts(self) -> dict[str, Any]:
        upload = self.cleaned_data["file"]
        received = Received(upload, upload.name, upload.sniffed.media_type)
        return self.described() | {"file": received}


class DownloadForm(GovForm):
    submit_text = "Download the original"
    names = {"purpose": "why you need the original"}

    purpose = RadioField(label="Why do you need the original?", choices=Purpose)
