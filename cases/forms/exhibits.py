"""Adding evidence and describing it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings

from cases.actions.exhibits import Received
from cases.enums import Purpose
from cases.evidence.continuity import Receipt
from cases.models import Exhibit, Incident
from cases.search import STATES, ExhibitFilter
from cases.words import incident_in_a_line
from spo.files.fields import EvidenceFileField
from spo.pages.fields import PastDateTimeField, RadioField
from spo.pages.forms import GovForm
from spo.pages.layout import Field, Fieldset
from spo.work.uploads import UploadForm

MEGABYTES = settings.MAX_UPLOAD_BYTES // 2**20
MOST_LISTED = 300


def offer_incidents(field: forms.Field, incidents: Iterable[Incident]) -> dict[str, Incident]:
    """To choose from; where there are more than a list is good for, by typing a number."""
    by_number = {str(incident.number): incident for incident in incidents}
    if len(by_number) > MOST_LISTED:
        field.widget = forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "numeric"})
        field.help_text = "Enter the number it has in the timeline."
    named = [(number, incident_in_a_line(row)) for number, row in by_number.items()]
    field.choices = [("", "No one incident"), *named]
    return by_number


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
        self.incidents = offer_incidents(self.fields["incident"], incidents)

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


class ReceiptForm(GovForm):
    """Where an exhibit came from: asked of whoever adds it, who may not know."""

    names = {"received_at": "the date and time you received it"}

    received_from = forms.CharField(
        label="Who did you receive it from? (optional)",
        help_text="Leave these three empty if you made it yourself just now.",
        max_length=200,
        required=False,
    )
    received_at = PastDateTimeField(label="When did you receive it? (optional)", required=False)
    received_place = forms.CharField(
        label="Where did you receive it? (optional)", max_length=200, required=False
    )

    def receipt(self) -> Receipt:
        given = self.cleaned_data
        return Receipt(given["received_from"], given["received_at"], given["received_place"])


RECEIPT = Fieldset("Where did it come from?", "received_from", "received_at", "received_place")


class ExhibitForm(UploadForm, DescribeExhibitForm, ReceiptForm):
    names = {**DescribeExhibitForm.names, **ReceiptForm.names, "file": "a file"}
    versioned = False
    submit_text = "Add the exhibit"

    file = EvidenceFileField(
        label="File",
        help_text=f"Any kind of file of up to {MEGABYTES} MB. It is kept as it is, damaged or locked too.",
        required=False,
    )
    made_from = forms.ChoiceField(
        label="Which recording was it made from? (optional)",
        help_text="Choose one for a still or a written transcript.",
        required=False,
    )
    field_order = ["file", "title"]

    def __init__(self, *args: Any, recordings: Iterable[Exhibit] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.recordings = {str(recording.pk): recording for recording in recordings}
        named = [(pk, f"{row.reference}: {row.title}") for pk, row in self.recordings.items()]
        self.fields["made_from"].choices = [("", "Not made from a recording"), *named]

    def clean_made_from(self) -> Exhibit | None:
        return self.recordings.get(self.cleaned_data["made_from"])

    def layout(self) -> Iterable[Any]:
        made_from = ["made_from"] if self.recordings else []
        return [
            *self.file_note(),
            "file",
            "title",
            Field("incident"),
            *made_from,
            "is_for_respondent",
            RECEIPT,
        ]

    def facts(self) -> dict[str, Any]:
        upload, made_from = self.cleaned_data["file"], self.cleaned_data["made_from"]
        received = Received(upload, upload.name, upload.sniffed.media_type)
        return self.described() | {"file": received, "made_from": made_from, "receipt": self.receipt()}


class FilterExhibitsForm(GovForm):
    """Sent by GET. What makes no sense is left out rather than refused."""

    form_method = "get"
    submission = None
    submit_text = "Show"
    mark_optional = False

    state = forms.ChoiceField(label="Show", choices=list(STATES.items()), required=False)
    incident = forms.IntegerField(
        label="Number of the incident", min_value=1, max_value=2**31 - 1, required=False
    )

    def layout(self) -> Iterable[Any]:
        return ["state", Field("incident", width="5")]

    def sought(self) -> ExhibitFilter:
        good = self.cleaned_data if self.is_valid() else {}
        return ExhibitFilter(good.get("state", ""), good.get("incident"))


class DownloadForm(GovForm):
    submit_text = "Download the original"
    names = {"purpose": "why you need the original"}

    purpose = RadioField(label="Why do you need the original?", choices=Purpose)
