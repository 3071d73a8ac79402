"""The pages: GOV.UK looks, forms and answers. A plain package, no app; it knows nothing of cases or orders.

A form is a `forms.GovForm`, with fields of Django and of `fields`, laid out with `layout`:

    class IncidentForm(GovForm):
        names = {"what": "what happened"}              # "Enter what happened"
        what = LongTextField(label="What happened?", max_length=4000)
        happened_on = DateField(label="Date of incident", help_text="For example, 27 3 2026")
        known = RadioField(label="Is the time known?", choices=..., reveals={"yes": "time"})

A page extends base.html and fills `title`, `content` and, where it needs them, `before_content` (the back
link), `aside` and `content_width`; base.html itself shows the error summary and the "Error: " title of the
context variables `form` and `formset`, both texts of a `stale` refusal, and that a form was `already_sent`.
`{% crispy form %}` draws the form:

    {% extends "base.html" %}
    {% load crispy_forms_tags %}
    {% block title %}Log an incident{% endblock %}
    {% block content %}<h1 class="govuk-heading-l">Log an incident</h1>{% crispy form %}{% endblock %}

The tags and filters of `govuk_tags` need no load: error_summary, pill, gov_date, gov_time, gov_datetime. Components are
includes whose inputs are named in their first line: {% include "components/action.html" with ... %}.
"""
