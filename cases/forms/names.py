"""Names and birthdays, as every form about people asks for them."""

from django import forms
from django.utils import timezone

from cases.ages import birth_problems
from spo.pages.forms import GovForm
from spo.workdays import today


def name_field(label: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=120, required=False)


def require_a_name(form: GovForm, prefix: str, sentence: str) -> None:
    """One of the two is enough."""
    names = (f"{prefix}given_names", f"{prefix}family_name")
    if not any(form.cleaned_data.get(name) or name in form.errors for name in names):
        form.add_error(names[0], sentence)


def born_in_the_past(form: GovForm, name: str) -> None:
    problems = birth_problems(form.cleaned_data.get(name), None, None, today=today(timezone.now()))
    for sentence in problems.values():
        form.add_error(name, sentence)
