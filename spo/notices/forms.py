"""Input of the reminders page."""

from django import forms

from spo.pages.forms import GovForm
from spo.pages.layout import Secondary

LARGEST = 2**63 - 1


class SeenForm(GovForm):
    submit_text = ""

    newest = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=LARGEST)

    def layout(self) -> list[Secondary]:
        return [Secondary("Mark all as seen")]


class PageForm(GovForm):
    """Which page of the list, from the address."""

    submission = None
    before = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)
