"""What dates in a form must be to each other, and to today."""

from django.utils import timezone

from spo.pages.forms import GovForm
from spo.workdays import today


def later_than(form: GovForm, first: str, last: str, sentence: str) -> None:
    """Say beside the later date that it lies before the earlier one."""
    start, end = form.cleaned_data.get(first), form.cleaned_data.get(last)
    if start and end and end < start:
        form.add_error(last, sentence)


def not_to_come(form: GovForm, name: str, sentence: str) -> None:
    """Say beside a date that it lies in the future."""
    if (given := form.cleaned_data.get(name)) and given > today(timezone.now()):
        form.add_error(name, sentence)
