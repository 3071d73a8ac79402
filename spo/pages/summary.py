"""The list of problems at the top of a page, each with a link to the control that is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm
from django.forms.formsets import BaseFormSet

from spo.pages.controls import Control


@dataclass(frozen=True)
class Problem:
    text: str
    target: str = ""


def problems_in(*forms: BaseForm | BaseFormSet | None) -> list[Problem]:
    """Every error of forms and formsets, in the order of their fields."""
    return [problem for form in forms if form for problem in problems_of(form)]


def problems_of(form: BaseForm | BaseFormSet) -> Iterable[Problem]:
    if isinstance(form, BaseFormSet):
        yield from (Problem(text) for text in form.non_form_errors())
        for each in form:
            yield from problems_of(each)
        return
    yield from (Problem(text) for text in form.errors.get(NON_FIELD_ERRORS, ()))
    for field in form:
        target = "" if field.is_hidden else Control(field).target
        yield from (Problem(text, target) for text in field.errors)
