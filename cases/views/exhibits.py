"""Evidence: the list, adding a file, what is said about it, and giving out the original."""

from collections.abc import Callable
from functools import partial

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cases.actions import describing
from cases.actions import exhibits as actions
from cases.confidential import kinds_given_away
from cases.evidence.continuity import lines
from cases.forms.corrections import WithdrawForm
from cases.forms.exhibits import DescribeExhibitForm, DownloadForm, ExhibitForm, FilterExhibitsForm
from cases.models import Exhibit
from cases.pages.continuity import events
from cases.pages.denials import edit_denied
from cases.pages.frame import frame
from cases.pages.renditions import rendition_panel
from cases.pages.transcripts import transcript_panel
from cases.permissions import exhibits as permissions
from cases.permissions.cases import check_edit_case, open_case
from cases.permissions.incidents import outline_of_standing_incidents
from cases.policies import check_change_exhibit, check_withdraw_exhibit
from cases.search import exhibit_page
from cases.views.posting import answer_case_form, initial
from cases.words import exhibit_words, original_words, rows
from spo.accounts.requests import SignedInRequest
from spo.files import download_response
from spo.files.kinds import BY_MEDIA_TYPE
from spo.pages.forms import GovForm
from spo.pages.keys import key_from
from spo.pages.posting import SHOW_OR_SEND, before_showing, posted
from spo.work.uploads import with_upload

TAB = "list_exhibits"
SHOWN = 3  # handlings on the page of the exhibit


@require_safe
def list_exhibits(request: SignedInRequest, reference: str) -> HttpResponse:
    case = open_case(request.user, reference, "evidence")
    form = FilterExhibitsForm(request.GET)
    sought, before = form.sought(), key_from(request.GET.get("before", ""))
    page = exhibit_page(permissions.visible_exhibits(case), sought, before)
    context = {
        "form": form,
        "sought": sought,
        "exhibits": page.rows,
        "newest_url": sought.url() if before else "",
        "older_url": sought.url(page.last_key) if page.has_more else "",
        "add_denied": edit_denied(request.user, case),
    }
    return render(request, "cases/list_exhibits.html", frame(request.user, case, TAB) | context)


@require_http_methods(SHOW_OR_SEND)
def add_exhibit(request: SignedInRequest, reference: str) -> HttpResponse:
    case = open_case(request.user, reference, "adding an exhibit")
    check_edit_case(request.user, case)
    make = partial(
        ExhibitForm,
        incidents=outline_of_standing_incidents(case),
        recordings=permissions.visible_recordings(case),
        initial={name: request.GET.get(name, "") for name in ("incident", "made_from")},
    )

    def answer(form: ExhibitForm, keep: Callable[[], None]) -> HttpResponse:
        def do() -> str:
            return _url(actions.add_exhibit(by=request.user, case=case, **form.facts()))

        return answer_case_form(
            request,
            case,
            form,
            do,
            tab=TAB,
            title="Add an exhibit",
            back_url=reverse("list_exhibits", args=[reference]),
            success="The exhibit was added",
            template="cases/add_exhibit.html",
            keep=keep,
        )

    return with_upload(request, make, answer)


@require_safe
def open_exhibit(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    exhibit = permissions.open_exhibit(request.user, reference, pk)
    case, user = exhibit.case, request.user
    context = transcript_panel(user, exhibit) | {
        "exhibit": exhibit,
        "rows": rows(exhibit_words(exhibit)),
        "given_away": kinds_given_away([exhibit.title], case),
        "name_gives_away": kinds_given_away([exhibit.file_name], case),
        "original": rows(original_words(exhibit)),
        "made_of": permissions.visible_made_of(exhibit),
        "handlings": events(lines(permissions.latest_continuity(exhibit)))[:SHOWN],
        "copy": rendition_panel(user, exhibit, GovForm()["submission"].value()),
        "change_denied": edit_denied(user, case, check_change_exhibit, exhibit),
        "withdraw_denied": edit_denied(user, case, check_withdraw_exhibit, exhibit),
    }
    return render(request, "cases/open_exhibit.html", frame(user, case, TAB) | context)


@require_http_methods(SHOW_OR_SEND)
def change_exhibit(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    exhibit = permissions.open_exhibit(request.user, reference, pk)
    check_edit_case(request.user, exhibit.case)
    before_showing(request, check_change_exhibit, exhibit)
    start = initial(exhibit, DescribeExhibitForm) | {
        "incident": exhibit.incident.number if exhibit.incident else "",
        "is_for_respondent": "yes" if exhibit.is_for_respondent else "no",
    }
    incidents = outline_of_standing_incidents(exhibit.case)
    form = DescribeExhibitForm(posted(request), incidents=incidents, initial=start)

    def do() -> str:
        describing.change_exhibit(by=request.user, exhibit=exhibit, **form.facts())
        return _url(exhibit)

    return answer_case_form(
        request,
        exhibit.case,
        form,
        do,
        tab=TAB,
        title=f"Change exhibit {exhibit.reference}",
        back_url=_url(exhibit),
        success=f"Exhibit {exhibit.reference} was changed",
    )


@require_http_methods(SHOW_OR_SEND)
def withdraw_exhibit(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    exhibit = permissions.open_exhibit(request.user, reference, pk)
    check_edit_case(request.user, exhibit.case)
    before_showing(request, check_withdraw_exhibit, exhibit)
    form = WithdrawForm(posted(request))

    def do() -> str:
        describing.withdraw_exhibit(by=request.user, exhibit=exhibit, reason=form.cleaned_data["reason"])
        return _url(exhibit)

    return answer_case_form(
        request,
        exhibit.case,
        form,
        do,
        tab=TAB,
        title=f"Withdraw exhibit {exhibit.reference}",
        back_url=_url(exhibit),
        success=f"Exhibit {exhibit.reference} was withdrawn",
        intro="It stays in the list, struck through, with your name and the reason. This cannot be undone.",
    )


@require_http_methods(SHOW_OR_SEND)
def download_exhibit(request: SignedInRequest, reference: str, pk: int) -> HttpResponse | FileResponse:
    """Asks why, records it, and only then gives the bytes."""
    exhibit = permissions.open_exhibit(request.user, reference, pk)
    form = DownloadForm(posted(request))
    if request.method == "POST" and form.is_valid():
        purpose = form.cleaned_data["purpose"]
        actions.download_exhibit(by=request.user, exhibit=exhibit, purpose=purpose)
        name = _download_name(exhibit)
        return download_response(sha256=exhibit.sha256, name=name, media_type=exhibit.media_type)
    context = {"form": form, "title": f"Download exhibit {exhibit.reference}", "back_url": _url(exhibit)}
    status = 422 if form.is_bound else 200
    shown = frame(request.user, exhibit.case, TAB) | context
    return render(request, "cases/form.html", shown, status=status)


def _download_name(exhibit: Exhibit) -> str:
    """Case and exhibit reference. The name it came with may say who somebody is or where they live."""
    ending = BY_MEDIA_TYPE[exhibit.media_type].endings[0]
    return f"{exhibit.case.reference}-{exhibit.initials}-{exhibit.number}.{ending}"


def _url(exhibit: Exhibit) -> str:
    return reverse("open_exhibit", args=[exhibit.case.reference, exhibit.pk])
