"""What the police and the court exchange: filing, opening, hearings, returns, sealed orders, the outcome."""

from collections.abc import Iterable
from typing import Any

from django import forms

from orders.documents.downloads import PDF
from orders.enums import CourtPurpose, Outcome
from orders.models import Determination
from spo.accounts.models import Court
from spo.files.fields import CheckedFileField
from spo.pages.fields import DateTimeField, LongTextField, PastDateField, RadioField
from spo.pages.forms import GovForm
from spo.work.uploads import UploadForm


class FileApplicationForm(GovForm):
    submit_text = "File with the court"
    names = {"court": "the court"}

    court = forms.ChoiceField(label="Which court?")

    def __init__(self, *args: Any, courts: Iterable[Court], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.courts = {str(court.pk): court for court in courts}
        named = [(pk, court.name) for pk, court in self.courts.items()]
        self.fields["court"].choices = [("", "Select a court"), *named]

    def clean_court(self) -> Court:
        return self.courts[self.cleaned_data["court"]]


class PurposeForm(GovForm):
    """Asked before a court paper is given out. The answer goes into the record."""

    submit_text = "Download"
    names = {"purpose": "why you are opening it", "words": "the reason"}

    purpose = RadioField(
        label="Why are you opening it?",
        help_text="Your name, the time and the reason are recorded.",
        choices=CourtPurpose,
        reveals={CourtPurpose.OTHER: "words"},
    )
    words = forms.CharField(label="The reason", help_text="Do not name anybody.", max_length=200)

    def __init__(self, data: Any = None, *, purposes: Iterable[CourtPurpose] = CourtPurpose) -> None:
        super().__init__(data)
        self.fields["purpose"].choices = [(purpose.value, purpose.label) for purpose in purposes]


class AcceptForm(GovForm):
    submit_text = "Accept the application"


class SendBackForm(GovForm):
    submit_text = "Return to the police"
    names = {"reason": "what has to change"}

    reason = LongTextField(
        label="What has to change?", help_text="The officer in the case reads this.", max_length=4000
    )


class HearingForm(GovForm):
    submit_text = "List the hearing"
    mark_optional = True

    starts_at = DateTimeField(label="Date and time", help_text="For example, 27 3 2027 and 10am.")
    note = forms.CharField(
        label="Courtroom and time estimate",
        help_text="For example, Court 2, 30 minutes.",
        max_length=200,
        required=False,
    )


class SealedOrderForm(UploadForm):
    submit_text = "Send to the police"
    mark_optional = False
    names = {"file": "the sealed order"}

    file = CheckedFileField(
        label="Sealed order",
        help_text="A PDF. The officer in the case is told by email.",
        media_types=(PDF,),
        kinds="a PDF",
        required=False,
    )

    def layout(self) -> list[Any]:
        return [*self.file_note(), "file"]


class DeterminationForm(GovForm):
    names = {"outcome": "what the court decided", "decided_on": "the date of the decision"}

    outcome = RadioField(label="What did the court decide?", choices=Outcome)
    decided_on = PastDateField(label="Date of the decision")
    words = LongTextField(
        label="The court’s own words",
        help_text="Such as its reasons, as far as they were given.",
        max_length=10_000,
        required=False,
    )


class ChangeDeterminationForm(DeterminationForm):
    versioned = True

    def __init__(self, determination: Determination, data: Any = None) -> None:
        names = ("version", "outcome", "decided_on", "words")
        super().__init__(data, initial={name: getattr(determination, name) for name in names})
