"""Continuity on paper: asked for with a warning where it tells too much, and taken once it is printed."""

from dataclasses import asdict

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.actions import statements as actions
from cases.confidential import kinds_given_away
from cases.forms.continuity import StatementForm
from cases.models import Case, ContinuityStatement, Exhibit
from cases.pages.continuity import statement_progress, warning
from cases.pages.frame import frame
from cases.permissions import exhibits as permissions
from cases.permissions.cases import open_case
from spo.accounts.requests import SignedInRequest
from spo.files import download_response
from spo.pages.posting import SHOW_OR_SEND, posted
from spo.work.posting import answer_form

TAB = "list_exhibits"


@require_http_methods(SHOW_OR_SEND)
def print_continuity(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    exhibit = permissions.open_exhibit(request.user, reference, pk)
    back_url = reverse("open_continuity", args=[reference, pk])
    return _ask(request, exhibit.case, exhibit, back_url)


@require_http_methods(SHOW_OR_SEND)
def print_all_continuity(request: SignedInRequest, reference: str) -> HttpResponse:
    case = open_case(request.user, reference, "continuity of all exhibits")
    return _ask(request, case, None, reverse("list_exhibits", args=[reference]))


@require_safe
def open_statement(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    statement = permissions.open_statement(request.user, reference, pk)
    context = {
        "statement": statement,
        "progress": statement_progress(statement),
        "progress_url": reverse("show_statement_progress", args=[reference, pk]),
    }
    return render(request, "cases/open_statement.html", frame(request.user, statement.case, TAB) | context)


@require_safe
def show_statement_progress(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    """Fetched alone while it is being printed."""
    statement = permissions.visible_statement(request.user, reference, pk)
    return render(request, "components/_progress.html", asdict(statement_progress(statement)))


@require_POST
def download_statement(request: SignedInRequest, reference: str, pk: int) -> HttpResponse | FileResponse:
    statement = permissions.open_statement(request.user, reference, pk)
    actions.download_statement(by=request.user, statement=statement)
    return download_response(sha256=statement.sha256, name=_name(statement), media_type="application/pdf")


def _ask(request: SignedInRequest, case: Case, exhibit: Exhibit | None, back_url: str) -> HttpResponse:
    kinds = kinds_given_away(permissions.typed_of_continuity(case, exhibit), case)
    form = StatementForm(posted(request), has_warning=bool(kinds))

    def do() -> str:
        statement = actions.ask_statement(by=request.user, case=case, exhibit=exhibit)
        return reverse("open_statement", args=[case.reference, statement.pk])

    about = f"of exhibit {exhibit.reference}" if exhibit else "of all exhibits"
    context = {"title": f"Print the continuity {about}", "back_url": back_url, "warning": warning(kinds)}
    shown = frame(request.user, case, TAB) | context
    return answer_form(request, form, do, template="cases/print_continuity.html", context=shown)


def _name(statement: ContinuityStatement) -> str:
    exhibit = statement.exhibit
    about = f"{exhibit.initials}-{exhibit.number}-continuity" if exhibit else "continuity"
    return f"{statement.case.reference}-{about}.pdf"
