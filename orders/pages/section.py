"""What the page of a section of a draft says, and the cards of its terms."""

from typing import Any

from cases.pages.said import said_by_victims
from orders.enums import Section
from orders.models import Application, Comment, Term
from orders.pages.tasks import comments_on_last
from orders.permissions.applications import check_write
from orders.policies.applications import check_can_edit
from orders.policies.completeness import missing_in_term, relied_on, waiting_for
from orders.text.build import build_text, term_text
from orders.text.outline import Part, outline, term_part
from spo.accounts.models import User
from spo.refusals import refusal


def context(user: User, application: Application, section: Section) -> dict[str, Any]:
    """`denied` and the text stand in place of a form that cannot be sent."""
    denied = (
        refusal(check_write, user, application)
        or refusal(check_can_edit, application)
        or waiting_for(application).get(section, "")
    )
    is_read = denied or section == Section.RESPONDENT
    return {
        "application": application,
        "section": section,
        "comments": comments_on_last(application).get(section, []),
        "denied": denied,
        "parts": outline(build_text(application))[section] if is_read else [],
        "said": said_by_victims(application.case) if section == Section.VICTIM_VIEWS else [],
    }


def terms_context(user: User, application: Application) -> dict[str, Any]:
    """The list of terms: what was said of one of them stands on its card."""
    shown = context(user, application, Section.TERMS)
    said: list[Comment] = shown["comments"]
    return shown | {
        "comments": [comment for comment in said if comment.term_number is None],
        "cards": _cards(application, said),
    }


def _cards(application: Application, said: list[Comment]) -> list[dict[str, Any]]:
    terms = list(application.terms.prefetch_related("incidents"))
    incidents = relied_on(application)
    return [
        {
            "term": term,
            "part": term_part(term_text(term), with_interim=bool(application.is_interim_asked)),
            "missing": missing_in_term(term, incidents),
            "comments": [comment for comment in said if comment.term_number == term.pk],
            "is_first": term == terms[0],
            "is_last": term == terms[-1],
        }
        for term in terms
    ]


def term_as_written(term: Term) -> Part:
    return term_part(term_text(term))
