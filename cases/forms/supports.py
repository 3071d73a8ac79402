"""Which parts of the test an incident supports, with a sentence for each."""

from collections.abc import Iterable
from typing import Any

from cases.enums import Limb
from spo.pages.fields import CheckboxesField, LongTextField
from spo.pages.forms import GovForm
from spo.pages.layout import Field

HOW = {limb: f"how_{limb.value}" for limb in Limb}


class SupportsForm(GovForm):
    versioned = True
    names = {
        "supports": "what it helps to show",
        **{name: f"how it shows {limb.label[:1].lower()}{limb.label[1:]}" for limb, name in HOW.items()},
    }

    supports = CheckboxesField(
        label="What does it help to show?",
        help_text="What the court must be satisfied of before it can make an order. Select all that apply.",
        choices=Limb,
        reveals=HOW,
        required=False,
    )
    how_acts = LongTextField(label="How does it show that?", max_length=1000, rows=2)
    how_risk = LongTextField(label="How does it show that?", max_length=1000, rows=2)
    how_necessity = LongTextField(label="How does it show that?", max_length=1000, rows=2)

    def layout(self) -> Iterable[Any]:
        return [Field("supports", size="m")]

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        chosen = {Limb(limb): given[HOW[Limb(limb)]] for limb in given["supports"]}
        return {"version": given["version"], "supports": chosen}
