"""What was submitted, and what a supervisor decides about it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from orders.actions import decisions
from orders.enums import Section
from orders.forms.decisions import ApproveForm, CommentForm, ReturnForm
from orders.pages import version as page
from orders.pages.application_panel import application_url
from orders.pages.history import version_url
from orders.permissions import applications as permissions
from orders.policies import applications as policies
from spo.accounts.requests import SignedInRequest
from spo.pages.posting import SHOW_OR_SEND, before_showing, posted
from spo.work.posting import answer_form


@require_safe
def list_waiting(request: SignedInRequest) -> HttpResponse:
    rows = [{"version": row, "url": version_url(row)} for row in permissions.list_waiting(request.user)]
    return render(request, "orders/list_waiting.html", {"rows": rows})


@require_safe
def open_version(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    version = permissions.open_version(request.user, pk, number)
    return render(request, "orders/open_version.html", page.context(request.user, version))


@require_http_methods(SHOW_OR_SEND)
def add_comment(
    request: SignedInRequest, pk: int, number: int, section: str, term_number: int | None = None
) -> HttpResponse:
    version = permissions.open_version(request.user, pk, number)
    if section not in Section.values:
        raise Http404
    permissions.check_comment(request.user, version.application)
    before_showing(request, policies.check_return, version)
    policies.check_has_term(version, term_number)
    form = CommentForm(posted(request))

    def do() -> str:
        decisions.add_comment(
            by=request.user,
            version=version,
            section=Section(section),
            term_number=term_number,
            **form.facts(),
        )
        return f"{version_url(version)}#{section}"

    context = {
        "version": version,
        "section": Section(section),
        "parts": page.commented_parts(version, section, term_number),
    }
    return answer_form(request, form, do, template="orders/add_comment.html", context=context)


@require_http_methods(SHOW_OR_SEND)
def return_for_changes(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    version = permissions.open_version(request.user, pk, number)
    permissions.check_return(request.user, version.application)
    before_showing(request, policies.check_return, version)
    form = ReturnForm(posted(request))

    def do() -> str:
        decisions.return_for_changes(by=request.user, version=version, **form.facts())
        return application_url(version.application)

    context = {"version": version, "comments": page.comments(version)}
    success = "The application was returned"
    return answer_form(
        request, form, do, template="orders/return_for_changes.html", context=context, success=success
    )


@require_http_methods(SHOW_OR_SEND)
def approve(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Who approves what, in the words that will be printed, before it is done."""
    version = permissions.open_version(request.user, pk, number)
    permissions.check_approve(request.user, version.application)
    before_showing(request, policies.check_approve, version)
    form = ApproveForm(posted(request))

    def do() -> str:
        decisions.approve(by=request.user, version=version)
        return reverse("application_approved", args=[pk, number])

    context = {"version": version, "rows": page.authority_rows(request.user, version)}
    return answer_form(request, form, do, template="orders/approve.html", context=context)


@require_safe
def application_approved(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    version = permissions.open_version(request.user, pk, number)
    if not hasattr(version, "approval"):
        raise Http404
    return render(
        request, "orders/application_approved.html", {"version": version, "approval": version.approval}
    )
