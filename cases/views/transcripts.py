"""The transcript of a recording."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cases.actions import transcripts as actions
from cases.forms.transcripts import TranscriptForm
from cases.permissions.cases import check_edit_case
from cases.permissions.exhibits import open_exhibit
from cases.policies.exhibits import check_transcript
from cases.views.posting import answer_case_form
from spo.accounts.requests import SignedInRequest
from spo.pages.forms import GovForm
from spo.pages.posting import SHOW_OR_SEND, SeeOther, before_showing, posted
from spo.work.once import once, sending_of


@require_http_methods(SHOW_OR_SEND)
def write_transcript(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    exhibit = open_exhibit(request.user, reference, pk)
    check_edit_case(request.user, exhibit.case)
    before_showing(request, check_transcript, exhibit)
    known = getattr(exhibit, "transcript", None)
    start = {"text": known.text, "version": known.version} if known else {"version": 0}
    form, url = TranscriptForm(posted(request), initial=start), reverse("open_exhibit", args=[reference, pk])

    def do() -> str:
        actions.write_transcript(by=request.user, exhibit=exhibit, **form.facts())
        return url

    return answer_case_form(
        request,
        exhibit.case,
        form,
        do,
        tab="list_exhibits",
        title="Transcript",
        caption=f"Exhibit {exhibit.reference}",
        back_url=url,
        success="The transcript was saved",
    )


@require_POST
def exhibit_transcript(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    exhibit, form = open_exhibit(request.user, reference, pk), GovForm(request.POST)
    if not form.is_valid():
        return SeeOther(reverse("open_exhibit", args=[reference, pk]))

    def do() -> str:
        made = actions.exhibit_transcript(by=request.user, exhibit=exhibit)
        return reverse("open_exhibit", args=[reference, made.pk])

    return SeeOther(once(sending=sending_of(request, form), by=request.user, do=do))
