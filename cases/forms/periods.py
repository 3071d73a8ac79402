"""Two dates of one form."""

from spo.pages.forms import GovForm


def later_than(form: GovForm, first: str, last: str, sentence: str) -> None:
    """Say beside the later date that it lies before the earlier one."""
    start, end = form.cleaned_data.get(first), form.cleaned_data.get(last)
    if start and end and end < start:
        form.add_error(last, sentence)
