"""Serving the order, and telling the victim and the national systems."""

from collections.abc import Iterable
from typing import Any

from django import forms

from cases.enums import Told
from cases.models import Victim
from orders.enums import NationalSystem, News, ServedBy, ServiceMethod
from spo.files.fields import CheckedFileField
from spo.pages.fields import LongTextField, PastDateTimeField, RadioField
from spo.pages.forms import GovForm
from spo.work.once import KEPT_FILE
from spo.work.uploads import UploadForm

THREE_DAYS = "Taken as received three business days later, unless the contrary is shown."


class ServiceForm(UploadForm):
    submit_text = "Record the service"
    is_file_required = False
    names = {
        "served_by": "who served it",
        "method": "how it was served",
        "acted_at": "the date and time it was served",
        "server": "the name of the person who served it",
    }

    served_by = RadioField(label="Who served it?", choices=ServedBy)
    method = RadioField(
        label="How was it served?",
        choices=ServiceMethod,
        hints={
            ServiceMethod.HAND: "Counts from that moment.",
            ServiceMethod.EMAIL: "Taken as received one day later, unless the contrary is shown.",
            ServiceMethod.POST: THREE_DAYS,
            ServiceMethod.REPRESENTATIVE: THREE_DAYS,
            ServiceMethod.CUSTODIAN: THREE_DAYS,
            ServiceMethod.OTHER: THREE_DAYS,
        },
    )
    acted_at = PastDateTimeField(label="When was it handed over, sent or posted?")
    server = forms.CharField(
        label="Name of the person who served it", help_text="With rank and number, or office.", max_length=120
    )
    place = forms.CharField(label="Place", max_length=300, required=False)
    proof = LongTextField(
        label="How can it be proved?",
        help_text="For example, body-worn video, a signed receipt, a certificate of service.",
        max_length=2000,
        rows=3,
        required=False,
    )
    file = CheckedFileField(label="Proof of service as a file", required=False)

    def layout(self) -> list[Any]:
        fields = [name for name in super().layout() if name not in ("file", KEPT_FILE)]
        return [*fields, *self.file_note(), "file"]


class VictimToldForm(GovForm):
    names = {
        "victim": "who was told",
        "about": "what they were told",
        "outcome": "what happened",
        "told_at": "the date and time they were told",
        "told_by": "who told them, or tried to",
        "how": "how they were told",
    }

    victim = RadioField(label="Who was told?", choices=[])
    about = RadioField(label="What were they told about?", choices=[])
    outcome = RadioField(
        label="What happened?",
        choices=Told,
        hints={Told.NOT_REACHED: "They are still to be told."},
        initial=Told.TOLD,
    )
    told_at = PastDateTimeField(label="When was it?")
    told_by = forms.CharField(label="Who told them, or tried to?", max_length=120)
    how = forms.CharField(
        label="How were they told, or how was it tried?",
        help_text="For example, by phone, terms read out.",
        max_length=200,
    )

    def __init__(self, *args: Any, victims: Iterable[Victim], news: Iterable[News], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = [(each.value, each.label) for each in news]
        self.fields["about"].initial = self.fields["about"].choices[-1][0]
        self.victims = {str(victim.pk): victim for victim in victims}
        self.fields["victim"].choices = [(pk, victim.person.name) for pk, victim in self.victims.items()]
        if len(self.victims) == 1:
            self.fields["victim"].initial = next(iter(self.victims))

    def clean_victim(self) -> Victim:
        return self.victims[self.cleaned_data["victim"]]


class SystemEntryForm(GovForm):
    names = {"system": "the national system", "entered_at": "the date and time it was entered"}

    system = RadioField(label="Which system?", choices=NationalSystem)
    entered_at = PastDateTimeField(label="When was it entered?")
    entered_by = forms.CharField(label="Name of the person who entered it", max_length=120)
    system_reference = forms.CharField(
        label="Reference", help_text="The number the system gave it.", max_length=60, required=False
    )
