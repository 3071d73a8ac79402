"""Many files at once: in one form, or each in parts by a script, and what became of each."""

from contextlib import ExitStack
from functools import partial as bound

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.actions import exhibits as actions
from cases.forms.uploads import BeginUploadForm, FinishUploadForm, ManyExhibitsForm
from cases.models import Case
from cases.pages import uploads as page
from cases.pages.denials import edit_denied
from cases.pages.frame import frame
from cases.permissions.cases import case_in_scope, check_edit_case, open_case
from cases.permissions.incidents import outline_of_standing_incidents
from cases.policies import check_case_open
from cases.policies.exhibits import check_room_to_send
from cases.views.posting import answer_case_form
from spo.accounts.requests import SignedInRequest
from spo.files import FileRefused
from spo.pages.forms import GovForm
from spo.pages.keys import key_from
from spo.pages.posting import SHOW_OR_SEND, SeeOther, posted
from spo.work import partial
from spo.work.models import PartialUpload
from spo.work.staging import discard, stage, staged_upload

TAB = "list_exhibits"


@require_http_methods(SHOW_OR_SEND)
def add_exhibits(request: SignedInRequest, reference: str) -> HttpResponse:
    """Without a script: all files with the form. They are kept while something else in it is wrong."""
    case = open_case(request.user, reference, "adding exhibits")
    check_edit_case(request.user, case)
    tokens = request.POST.get("kept", "").split()
    with ExitStack() as stack:
        found = [staged_upload(by=request.user, token=token) for token in tokens]
        kept = [stack.enter_context(upload) for upload in found if upload is not None]
        incidents = outline_of_standing_incidents(case)
        form = ManyExhibitsForm(posted(request), request.FILES or None, incidents=incidents, kept_files=kept)

        def do() -> str:
            given = form.cleaned_data["files"]
            actions.add_exhibits(by=request.user, case=case, files=given, said=form.said())
            return reverse("list_uploads", args=[reference])

        response = answer_case_form(
            request,
            case,
            form,
            do,
            tab=TAB,
            title="Add several files",
            back_url=reverse("list_exhibits", args=[reference]),
            template="cases/add_exhibits.html",
            keep=bound(_keep, request, form),
            part=partial.PART,
        )
    if isinstance(response, SeeOther):
        for token in tokens:
            discard(by=request.user, token=token)
    return response


@require_safe
def list_uploads(request: SignedInRequest, reference: str) -> HttpResponse:
    """What the person sent within the last day, and what became of each."""
    case = open_case(request.user, reference, "files sent")
    shown = page.context(request.user, case, key_from(request.GET.get("before", "")))
    shown |= {"add_denied": edit_denied(request.user, case)}
    return render(request, "cases/list_uploads.html", frame(request.user, case, TAB) | shown)


@require_POST
def begin_upload(request: SignedInRequest, reference: str) -> HttpResponse:
    """Says from which byte the file is wanted: from the first, or from where it stopped before."""
    case = _case(request, reference)
    form = BeginUploadForm(request.POST, incidents=outline_of_standing_incidents(case))
    if not form.is_valid():
        return _problems(form)
    facts = form.file_facts()
    check = bound(check_room_to_send, request.user, facts["size"])
    return _state(partial.begin(by=request.user, place=case.reference, **facts, check=check), case)


@require_POST
def send_part(request: SignedInRequest, reference: str, token: str) -> HttpResponse:
    """The bytes are the body. 409 says how much is there, when this part is not the next."""
    case = _case(request, reference)
    upload = partial.open_partial(by=request.user, place=case.reference, token=token)
    offset, sha256 = key_from(request.GET.get("offset", "")), request.GET.get("sha256", "")
    if offset is None:
        return _out_of_step(upload.received)
    try:
        sent = partial.append(
            by=request.user,
            place=case.reference,
            token=token,
            offset=offset,
            content=_body(request),
            sha256=sha256,
        )
        return _state(sent, case)
    except partial.OutOfStep as step:
        return _out_of_step(step.received)


@require_POST
def finish_upload(request: SignedInRequest, reference: str, token: str) -> HttpResponse:
    case = _case(request, reference)
    upload = partial.open_partial(by=request.user, place=case.reference, token=token)
    form = FinishUploadForm(request.POST, incidents=outline_of_standing_incidents(case))
    if not form.is_valid():
        return _problems(form)
    digest = form.cleaned_data["parts_sha256"]
    try:
        done = actions.add_uploaded_exhibit(
            by=request.user, case=case, upload=upload, parts_sha256=digest, said=form.said()
        )
    except partial.OutOfStep as step:
        return _out_of_step(step.received)
    return _state(done, case)


@require_POST
def forget_upload(request: SignedInRequest, reference: str, token: str) -> HttpResponse:
    case = _case(request, reference)
    upload = partial.open_partial(by=request.user, place=case.reference, token=token)
    partial.forget(by=request.user, upload=upload)
    return SeeOther(reverse("list_uploads", args=[reference]))


def _case(request: SignedInRequest, reference: str) -> Case:
    """Asked for each part of a file: what is done is recorded, not every look at the case on the way."""
    case = case_in_scope(request.user, reference)
    check_edit_case(request.user, case)
    check_case_open(case)
    return case


def _body(request: HttpRequest) -> bytes:
    """No more than a part, whatever length was said; a body that was cut off is none."""
    try:
        content = request.read(partial.PART + 1)
    except UnreadablePostError:
        return b""
    if len(content) > partial.PART:
        raise RequestDataTooBig
    return content


def _state(upload: PartialUpload, case: Case) -> JsonResponse:
    return JsonResponse(page.state_of(upload, case), status=422 if upload.refusal else 200)


def _out_of_step(received: int) -> JsonResponse:
    return JsonResponse({"received": received}, status=409)


def _problems(form: GovForm) -> JsonResponse:
    found = [{"field": name, "sentence": texts[0]} for name, texts in form.errors.items()]
    return JsonResponse({"problems": found}, status=422)


def _keep(request: SignedInRequest, form: ManyExhibitsForm) -> None:
    """The files of a form that comes back wait with it; for which there is no room, it says so."""
    tokens = request.POST.get("kept", "").split()
    for upload in request.FILES.getlist("files"):
        try:
            tokens.append(stage(by=request.user, upload=upload))
            form.kept_files.append(upload)
        except FileRefused as refused:
            form.add_error("files", f"{upload.name}: {refused.sentence}")
    data = request.POST.copy()
    data["kept"] = " ".join(tokens)
    form.data = data
