"""Input of the reminders page."""

from django import forms

from spo.pages.forms import GovForm

LARGEST = 2**63 - 1


class SeenForm(GovForm):
    submit_text = "Mark all as seen"

    newest = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=LARGEST)


class PageForm(GovForm):
    """Which page of the list, from the address."""

    submission = None
    before = forms.IntegerField(required=False, min_value=1, max_value=LARGEST)
