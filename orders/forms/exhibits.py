"""Which exhibits go into the bundle, each confirmed by itself."""

from typing import Any

from django import forms
from django.template.defaultfilters import filesizeformat

from cases.models import Exhibit
from orders.forms.sections import SectionForm
from orders.models import Application
from spo.pages.fields import CheckboxesField

NONE = "none"


class ExhibitsForm(SectionForm):
    """Under each chosen exhibit a box of its own: whoever ticks it has looked."""

    names = {"exhibits": "the exhibits, or that there are none"}

    def __init__(self, application: Application, data: Any = None) -> None:
        self.offered = list(application.case.exhibits.filter(withdrawn_at=None, is_for_respondent=True))
        boxes = {_box(row): _confirmation(row) for row in self.offered}
        self.base_fields = {**type(self).base_fields, "exhibits": _choice(self.offered), **boxes}
        super().__init__(application, data)

    def answers(self) -> dict[str, Any]:
        chosen = set(self.application.exhibit_links.values_list("exhibit_id", flat=True))
        confirmed = {_box(row): row.pk in chosen for row in self.offered}
        return {"exhibits": [NONE] if self.application.has_no_exhibits else list(chosen), **confirmed}

    def clean(self) -> None:
        for row in self._chosen():
            if not self.cleaned_data[_box(row)]:
                sentence = f"Confirm that {row.reference} shows no confidential detail, or leave it out"
                self.add_error(_box(row), sentence)

    def facts(self) -> dict[str, Any]:
        return {"version": self.cleaned_data["version"], "confirmed": [row.pk for row in self._chosen()]}

    def _chosen(self) -> list[Exhibit]:
        chosen = self.cleaned_data.get("exhibits", [])
        return [row for row in self.offered if str(row.pk) in chosen]


def _choice(offered: list[Exhibit]) -> CheckboxesField:
    return CheckboxesField(
        label="Which exhibits go to the court?",
        choices=[
            *((row.pk, f"{row.reference}: {row.title}") for row in offered),
            (NONE, "There are no exhibits"),
        ],
        hints={row.pk: f"{row.media_type}, {filesizeformat(row.size)}" for row in offered},
        reveals={row.pk: _box(row) for row in offered},
        exclusive=NONE,
    )


def _box(row: Exhibit) -> str:
    return f"confirmed_{row.pk}"


def _confirmation(row: Exhibit) -> forms.BooleanField:
    label = f"I have looked at the whole of {row.reference} and it shows no confidential detail"
    return forms.BooleanField(label=label, required=False)
