"""The court's own pages: its list, one filing, opening the papers, accepting, returning."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from orders.actions import filings as actions
from orders.enums import CourtPurpose
from orders.forms.court import AcceptForm, PurposeForm, SendBackForm
from orders.pages import filing as filing_page
from orders.pages.court import filing_pill
from orders.permissions import filings as permissions
from orders.policies.filings import (
    check_accept,
    check_readable,
    check_send_back,
)
from orders.views.clerks import answer_clerk, filing_url
from orders.views.downloads import send_file
from spo.accounts.requests import SignedInRequest
from spo.pages.keys import key_from
from spo.pages.posting import SHOW_OR_SEND, posted

SHEET_WARNING = (
    "For the court alone. It must not be served on the respondent, "
    "copied into the bundle or read out in open court."
)


@require_safe
def list_filings(request: SignedInRequest) -> HttpResponse:
    before = request.GET.get("before", "")
    page = permissions.list_filings(request.user, key_from(before))
    shown = {
        "court": request.user.court,
        "rows": [
            {"filing": filing, "url": filing_url(filing), "pill": filing_pill(filing)} for filing in page.rows
        ],
        "first_url": reverse("list_filings") if before else "",
        "next_url": f"?before={page.last_key}" if page.has_more else "",
    }
    return render(request, "orders/list_filings.html", shown)


@require_safe
def open_filing(request: SignedInRequest, pk: int) -> HttpResponse:
    filing = permissions.open_filing(request.user, pk)
    return render(request, "orders/open_filing.html", filing_page.context(filing))


@require_http_methods(SHOW_OR_SEND)
def download_filed_bundle(request: SignedInRequest, pk: int) -> HttpResponse | FileResponse:
    return _open_paper(request, pk, actions.download_filed_bundle, CourtPurpose, title="Open the bundle")


@require_http_methods(SHOW_OR_SEND)
def download_confidential_sheet(request: SignedInRequest, pk: int) -> HttpResponse | FileResponse:
    return _open_paper(
        request,
        pk,
        actions.download_confidential_sheet,
        CourtPurpose.of_the_sheet(),
        title="Open the confidential sheet",
        warning=SHEET_WARNING,
    )


def _open_paper(
    request: SignedInRequest, pk: int, act: Any, purposes: Iterable[CourtPurpose], **words: str
) -> HttpResponse | FileResponse:
    """Asks why, records it, and only then gives the file."""
    filing = permissions.open_filing(request.user, pk)
    form = PurposeForm(posted(request), purposes=purposes)
    if request.method == "POST" and form.is_valid():
        return send_file(act(by=request.user, filing=filing, **form.facts()))
    check_readable(filing)
    shown = {"filing": filing, "form": form, "back_url": filing_url(filing), **words}
    return render(request, "orders/open_paper.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(SHOW_OR_SEND)
def accept_filing(request: SignedInRequest, pk: int) -> HttpResponse:
    filing = permissions.open_filing(request.user, pk)
    return answer_clerk(
        request,
        filing,
        AcceptForm(posted(request)),
        partial(actions.accept_filing, filing=filing),
        check=check_accept,
        title="Accept the application",
        success="The application is accepted. The officer is told by email",
        intro="The application is then before the court. You can list a hearing next.",
    )


@require_http_methods(SHOW_OR_SEND)
def send_back(request: SignedInRequest, pk: int) -> HttpResponse:
    filing = permissions.open_filing(request.user, pk)
    return answer_clerk(
        request,
        filing,
        SendBackForm(posted(request)),
        partial(actions.send_back, filing=filing),
        check=check_send_back,
        title="Return to the police",
        success="The application is returned. The officer is told by email",
        intro="The police can correct it and file it again. You will not be able to open this bundle any more.",
    )
