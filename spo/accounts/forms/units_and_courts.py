"""Units and courts."""

from django import forms

from spo.pages.fields import LongTextField
from spo.pages.forms import GovForm


class UnitForm(GovForm):
    names = {"name": "the name of the unit", "force": "the name of the force", "chief_officer": "who applies"}
    submit_text = "Save"

    name = forms.CharField(label="Name of the unit", max_length=120)
    force = forms.CharField(label="Police force", max_length=120)
    chief_officer = forms.CharField(
        label="Who applies for orders",
        max_length=200,
        help_text="The chief officer as the application names them, such as the Chief Constable of Northmoor Police",
    )


class CourtForm(GovForm):
    names = {"name": "the name of the court"}
    submit_text = "Save"

    name = forms.CharField(label="Name of the court", max_length=120)
    address = LongTextField(label="Address", max_length=500, rows=4, required=False)
