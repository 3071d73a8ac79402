"""The copy of an exhibit: shown in the browser, and asked for again."""

from django.http import FileResponse, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from cases.actions import renditions as actions
from cases.permissions.exhibits import open_exhibit
from cases.permissions.renditions import exhibit_with_rendition
from cases.policies.renditions import check_show_rendition
from spo.accounts.requests import SignedInRequest
from spo.files.responses import shown_response
from spo.pages.forms import GovForm
from spo.pages.posting import SeeOther, is_asked_here
from spo.work.once import once, sending_of


@require_safe
def open_rendition(request: SignedInRequest, reference: str, pk: int) -> HttpResponse | FileResponse:
    """Called by case and exhibit, never by the name the file came with.

    A court may read that this person looked at it: recorded before the first byte leaves and once it can, and only for
    whoever asked for it here. A link that somebody sent leads to the page of the exhibit.
    """
    exhibit = exhibit_with_rendition(request.user, reference, pk)
    check_show_rendition(exhibit)
    if not is_asked_here(request):
        return SeeOther(reverse("open_exhibit", args=[reference, pk]))
    name = f"{exhibit.case.reference}-{exhibit.initials}-{exhibit.number}-copy.pdf"
    response = shown_response(sha256=exhibit.rendition.sha256, name=name)
    if request.method == "GET":
        actions.view_rendition(by=request.user, exhibit=exhibit)
    return response


@require_POST
def make_rendition_again(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    exhibit = open_exhibit(request.user, reference, pk)
    form, url = GovForm(request.POST), reverse("open_exhibit", args=[reference, pk])
    if form.is_valid():

        def do() -> str:
            actions.make_again(by=request.user, exhibit=exhibit)
            return url

        once(sending=sending_of(request, form), by=request.user, do=do)
    return SeeOther(url)
