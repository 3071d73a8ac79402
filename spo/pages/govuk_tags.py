"""Template tags and filters of every page. They are builtins: no page loads them."""

from collections.abc import Iterable
from typing import Any

from crispy_forms.utils import render_field
from django import template
from django.contrib.messages import SUCCESS
from django.contrib.messages.storage.base import Message
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template import Context
from django.utils.safestring import SafeString

from spo.dates import gov_date, gov_datetime, gov_time
from spo.pages.controls import PLAIN, Control, Look
from spo.pages.summary import problems_in

register = template.Library()
register.filter("gov_date", gov_date)
register.filter("gov_time", gov_time)
register.filter("gov_datetime", gov_datetime)


@register.simple_tag
def control(field: BoundField, look: Look | str = "") -> Control:
    """`{% control field look as control %}`: the field as the template pack sees it."""
    return Control(field, look or PLAIN)


@register.simple_tag(takes_context=True)
def revealed_field(context: Context, form: BaseForm, name: str) -> SafeString:
    """A field inside the option that reveals it."""
    return render_field(name, form, context, extra_context={"look": Look(size="")})


@register.inclusion_tag("govuk/error_summary.html")
def error_summary(*forms: Any) -> dict[str, Any]:
    """`{% error_summary form formset %}`: nothing when nothing is wrong."""
    return {"problems": problems_in(*forms)}


@register.simple_tag
def error_prefix(form: Any, formset: Any, *refusals: Any) -> str:
    """ "Error: " at the start of the title of a page on which something is wrong."""
    return "Error: " if any(refusals) or problems_in(form, formset) else ""


@register.inclusion_tag("components/banner.html")
def banner(messages: Iterable[Message], *forms: Any) -> dict[str, Any]:
    """Django's messages as one banner, green when all are successes. Kept for later while there are problems."""
    given = [] if problems_in(*forms) else list(messages)
    return {"texts": [str(message) for message in given], "success": all(m.level == SUCCESS for m in given)}


@register.inclusion_tag("components/pill.html")
def pill(text: str, colour: str = "") -> dict[str, str]:
    """`{% pill "Overdue" "red" %}`: a status. Words carry the meaning, colour only repeats it."""
    return {"text": text, "colour": colour}


@register.simple_tag
def has_actions(rows: Iterable[dict[str, Any]]) -> bool:
    """Whether any row of a summary list has a link; the others then keep its column free."""
    return any(row.get("actions") for row in rows)
