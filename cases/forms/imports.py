"""A table of messages or calls: which file, what its columns say, and what holds for every row."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings

from cases.actions.exhibits import Received
from cases.enums import Act, Grouping, HowKnown, Zone
from cases.forms.incidents import SOMEBODY_ELSE
from cases.imports.mapping import FileMapping
from cases.imports.tables import COLUMN_NAMES, LONGEST_KIND
from cases.models import ImportBatch, Victim
from spo.files.fields import CheckedFileField
from spo.files.kinds import EXCEL
from spo.pages.fields import CheckboxesField, LongTextField, RadioField
from spo.pages.forms import GovForm
from spo.pages.layout import Field, Fieldset
from spo.work.uploads import UploadForm

MEGABYTES = settings.MAX_UPLOAD_BYTES // 2**20
ALL, ONLY = "all", "only"
MOST_NAMES = 50


class UploadImportForm(UploadForm):
    submit_text = "Continue"
    mark_optional = False
    names = {"file": "a file"}

    file = CheckedFileField(
        label="File",
        help_text=f"A CSV table or an Excel workbook of up to {MEGABYTES} MB and 50,000 rows, with a row of headings. "
        "It is kept as it is.",
        media_types=("text/csv", "text/plain", EXCEL),
        kinds="a CSV table or an Excel workbook",
        required=False,
    )

    def layout(self) -> Iterable[Any]:
        return [*self.file_note(), "file"]

    def facts(self) -> dict[str, Any]:
        upload = self.cleaned_data["file"]
        return {"file": Received(upload, upload.name, upload.sniffed.media_type)}


class DescribeImportForm(GovForm):
    """One choice of column for each thing a row can say, and what holds for all rows."""

    versioned = True
    submit_text = "Continue"
    names = {
        "kind": "what a row is",
        "whose": "whose rows are acts of the suspect",
        "only": "the names or numbers of the suspect",
        "acts": "what kind of act the rows are",
        "targets": "who the rows are against",
        "against_other": "who else they are against",
        "how_known": "how they are known",
        "zone": "which clock the times are from",
        "grouping": "how the rows stand on the timeline",
    }

    kind = forms.CharField(
        label="What is a row?",
        help_text="Such as Message or Call. Used where no column says the kind.",
        max_length=LONGEST_KIND,
    )
    whose = RadioField(
        label="Which rows are acts of the suspect?",
        choices=[(ALL, "All of them"), (ONLY, "Only those from certain names or numbers")],
        hints={ONLY: "Choose this where the file also holds what the victim sent."},
        reveals={ONLY: "only"},
    )
    only = LongTextField(
        label="Names or numbers of the suspect",
        help_text="As they stand in the column “From whom”, each on a line of its own.",
        max_length=4000,
        rows=3,
    )
    acts = CheckboxesField(
        label="What kind of act is each row?", help_text="Select all that apply.", choices=Act
    )
    targets = CheckboxesField(label="Who are they against?", reveals={SOMEBODY_ELSE: "against_other"})
    against_other = forms.CharField(label="Who else?", max_length=200)
    how_known = RadioField(label="How do we know?", choices=HowKnown)
    zone = RadioField(
        label="Which clock are the times from?",
        help_text="Where the file says so itself, that counts.",
        choices=Zone,
    )
    grouping = RadioField(
        label="How should they stand on the timeline?",
        help_text="A series is one entry that can be opened, such as: 412 calls between 3 May 2026 and 9 June 2026.",
        choices=Grouping,
        hints={Grouping.NONE: "For up to 100 rows."},
    )
    is_exhibit = forms.BooleanField(label="Add the file as an exhibit too", required=False)

    def __init__(self, *args: Any, batch: ImportBatch, victims: Iterable[Victim], **kwargs: Any) -> None:
        self.mapping = FileMapping.of(batch.mapping)
        super().__init__(*args, initial=self._answers(batch), **kwargs)
        named = [(str(victim.pk), victim.person.name) for victim in victims]
        self.fields["targets"].choices = [*named, (SOMEBODY_ELSE, "Somebody else")]
        if len(named) == 1 and not self.initial["targets"]:
            self.initial["targets"] = [named[0][0]]
        columns = [("", "No column"), *[(str(at), name) for at, name in enumerate(self.mapping.headings)]]
        for name, label in COLUMN_NAMES.items():
            field = forms.ChoiceField(label=label, choices=columns, required=False)
            field.error_messages["invalid_choice"] = f"{label} must be a column of the file"
            self.fields[f"column_{name}"] = field

    def _answers(self, batch: ImportBatch) -> dict[str, Any]:
        said = self.mapping
        others = [SOMEBODY_ELSE] if said.against_other else []
        return {
            **{f"column_{name}": str(at) for name, at in said.columns.items()},
            **{
                name: getattr(said, name)
                for name in ("acts", "against_other", "how_known", "kind", "zone", "grouping")
            },
            "is_exhibit": said.is_exhibit,
            "whose": ONLY if said.only else ALL,
            "only": "\n".join(said.only),
            "targets": [*map(str, said.victims), *others],
            "version": batch.version,
        }

    def layout(self) -> Iterable[Any]:
        fits = [Field(f"column_{name}") for name in COLUMN_NAMES]
        return [
            Fieldset(
                "Which column says what?", *fits, hint="They were guessed by their headings. Check them."
            ),
            Fieldset("What holds for every row?", Field("kind", width="20"), "whose", "zone"),
            Field("acts", size="m"),
            Field("targets", size="m"),
            Field("how_known", size="m"),
            Field("grouping", size="m"),
            "is_exhibit",
        ]

    def clean_only(self) -> list[str]:
        names = [" ".join(line.split()) for line in self.cleaned_data["only"].split("\n")]
        return list(dict.fromkeys(filter(None, names)))[:MOST_NAMES]

    def clean(self) -> None:
        given = self.cleaned_data
        moment, on, at = (given.get(f"column_{name}") for name in ("moment", "date", "time"))
        if not moment and not on and "column_moment" not in self.errors and "column_date" not in self.errors:
            self.add_error(
                "column_moment", "Select the column with the date and time, or the column with the date"
            )
        elif moment and (on or at):
            self.add_error("column_moment", "Select either one column for date and time, or two columns")
        if given.get("whose") == ONLY and not given.get("column_sender"):
            self.add_error("column_sender", "Select the column that says from whom a row is")

    def facts(self) -> dict[str, Any]:
        given, chosen = self.cleaned_data, self.cleaned_data["targets"]
        same = (
            "version",
            "only",
            "acts",
            "against_other",
            "how_known",
            "kind",
            "zone",
            "grouping",
            "is_exhibit",
        )
        return {
            **{name: given[name] for name in same},
            "only": given["only"] or [],
            "columns": {
                name: int(given[f"column_{name}"]) for name in COLUMN_NAMES if given[f"column_{name}"]
            },
            "victims": [int(pk) for pk in chosen if pk != SOMEBODY_ELSE],
        }


class AskForImportForm(GovForm):
    versioned = True
    submit_text = "Import the rows"


class ReverseImportForm(GovForm):
    versioned = True
    submit_text = "Reverse the import"
    names = {"reason": "why it is reversed"}

    reason = LongTextField(
        label="Why is it reversed?",
        help_text="For example, that it was the download of another phone.",
        max_length=1000,
        rows=3,
    )
