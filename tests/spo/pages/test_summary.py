from crispy_forms.utils import render_crispy_form
from django import forms

from spo.pages.fields import CheckboxesField, DateField, RadioField
from spo.pages.forms import GovForm
from spo.pages.summary import Problem, problems_in
from tests.spo.pages.official import normal


class EveryKind(GovForm):
    name = forms.CharField(max_length=20)
    how = RadioField(choices=[("a", "A"), ("b", "B")])
    acts = CheckboxesField(choices=[("a", "A"), ("b", "B")])
    seen_on = DateField()
    told = forms.BooleanField()
    statement = forms.FileField(max_length=100)

    def clean(self) -> None:
        self.add_error(None, "Something else is wrong")


def test_every_problem_leads_to_the_first_control_of_its_field() -> None:
    form = EveryKind({"submission": "f" * 32})

    assert problems_in(form) == [
        Problem("Something else is wrong"),
        Problem("Enter name", "id_name"),
        Problem("Select how", "id_how"),
        Problem("Select acts", "id_acts"),
        Problem("Enter seen on", "id_seen_on-day"),
        Problem("Select told", "id_told"),
        Problem("Select statement", "id_statement"),
    ]


def test_every_link_leads_to_a_control_that_is_there() -> None:
    form = EveryKind({"submission": "f" * 32})
    controls = {line for line in normal(render_crispy_form(form)) if "<input" in line}

    missing = [p for p in problems_in(form)[1:] if not any(f"id='{p.target}'" in line for line in controls)]

    assert missing == []


def test_problem_of_a_date_leads_to_the_part_that_is_wrong() -> None:
    form = EveryKind(
        {"submission": "f" * 32, "seen_on-day": "1", "seen_on-month": "13", "seen_on-year": "2026"}
    )

    assert problems_in(form)[4] == Problem("Seen on must be a real date", "id_seen_on-month")


def test_problem_of_a_hidden_field_has_no_link() -> None:
    assert problems_in(EveryKind({}))[1].target == ""


def test_nothing_is_wrong_with_a_blank_form_or_with_none() -> None:
    assert problems_in(EveryKind(), None, "") == []


def test_problems_of_a_formset_lead_into_its_rows() -> None:
    class Alias(GovForm):
        submission = None
        alias = forms.CharField(max_length=20)

    formset = forms.formset_factory(Alias, min_num=2, validate_min=True, extra=0)
    data = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-alias": "Sam", "form-1-alias": ""}

    assert problems_in(formset(data)) == [
        Problem("Please submit at least 2 forms."),
        Problem("Enter alias", "id_form-1-alias"),
    ]
