"""Importing a table of messages or calls, a step a page."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.actions import imports as actions
from cases.forms.imports import AskForImportForm, DescribeImportForm, ReverseImportForm, UploadImportForm
from cases.imports.problems import problems_csv
from cases.models import ImportBatch
from cases.pages import imports as page
from cases.pages.denials import edit_denied
from cases.pages.frame import frame
from cases.permissions import imports as permissions
from cases.permissions.cases import check_edit_case, open_case
from cases.policies.imports import check_describe_import, check_reverse_import
from cases.views.posting import answer_case_form
from spo.accounts.requests import SignedInRequest
from spo.files.responses import HEADERS
from spo.pages.forms import GovForm
from spo.pages.keys import key_from, page_of
from spo.pages.posting import SHOW_OR_SEND, SeeOther, before_showing, posted
from spo.work.once import once, sending_of
from spo.work.uploads import with_upload

TAB = "list_incidents"


@require_safe
def list_imports(request: SignedInRequest, reference: str) -> HttpResponse:
    case = open_case(request.user, reference, "imports")
    before = request.GET.get("before", "")
    found = page_of(permissions.visible_imports(case), before=key_from(before))
    context = {
        "batches": found.rows,
        "first_url": reverse("list_imports", args=[reference]) if before else "",
        "next_url": f"?before={found.last_key}" if found.has_more else "",
        "upload_denied": edit_denied(request.user, case),
    }
    return render(request, "cases/list_imports.html", frame(request.user, case, TAB) | context)


@require_http_methods(SHOW_OR_SEND)
def upload_import(request: SignedInRequest, reference: str) -> HttpResponse:
    case = open_case(request.user, reference, "importing a file")
    check_edit_case(request.user, case)

    def answer(form: UploadImportForm, keep: Callable[[], None]) -> HttpResponse:
        def do() -> str:
            batch = actions.upload_import(by=request.user, case=case, **form.facts())
            return reverse("describe_import", args=[reference, batch.pk])

        return answer_case_form(
            request,
            case,
            form,
            do,
            tab=TAB,
            title="Import a file",
            caption="Step 1 of 3",
            back_url=reverse("list_imports", args=[reference]),
            template="cases/add_exhibit.html",
            keep=keep,
        )

    return with_upload(request, UploadImportForm, answer)


@require_http_methods(SHOW_OR_SEND)
def describe_import(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    batch = permissions.open_import(request.user, reference, pk)
    check_edit_case(request.user, batch.case)
    if batch.refusal:
        return SeeOther(page.import_url(batch))
    before_showing(request, check_describe_import, batch)
    words = {"title": "What does the file say?", "caption": "Step 2 of 3"}
    if not batch.is_read and request.method != "POST":
        return _wait(request, batch, words)
    form = DescribeImportForm(posted(request), batch=batch, victims=batch.case.standing_victims)

    def do() -> str:
        actions.describe_import(by=request.user, batch=batch, **form.facts())
        return reverse("ask_for_import", args=[reference, pk])

    template = "cases/describe_import.html"
    return _answer(request, batch, form, do, template=template, mapping=form.mapping, **words)


@require_http_methods(SHOW_OR_SEND)
def ask_for_import(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    """What a worker found in the file, and the button."""
    batch = permissions.open_import(request.user, reference, pk)
    check_edit_case(request.user, batch.case)
    if batch.refusal:
        return SeeOther(page.import_url(batch))
    before_showing(request, check_describe_import, batch)
    words = {"title": "Check what will be imported", "caption": "Step 3 of 3"}
    if not batch.is_sifted and request.method != "POST":
        return _wait(request, batch, words)
    form = AskForImportForm(posted(request), initial={"version": batch.version})

    def do() -> str:
        actions.ask_for_import(by=request.user, batch=batch, version=form.cleaned_data["version"])
        return page.import_url(batch)

    found = page.preview(batch) if batch.is_sifted else {}
    template = "cases/ask_for_import.html"
    return _answer(request, batch, form, do, template=template, preview=found, **words)


@require_safe
def open_import(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    batch = permissions.open_import(request.user, reference, pk)
    shown = page.context(request.user, batch) | {"submission": GovForm()["submission"].value()}
    return render(request, "cases/open_import.html", frame(request.user, batch.case, TAB) | shown)


@require_safe
def import_progress(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    """Fetched alone while the rows are imported."""
    progress = page.progress_of(permissions.import_in_scope(request.user, reference, pk))
    return render(request, "cases/_import_progress.html", {"progress": progress})


@require_POST
def try_import_again(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    batch = permissions.open_import(request.user, reference, pk)
    form = GovForm(request.POST)
    if form.is_valid():

        def do() -> str:
            actions.try_import_again(by=request.user, batch=batch)
            return page.import_url(batch)

        once(sending=sending_of(request, form), by=request.user, do=do)
    return SeeOther(page.import_url(batch))


@require_safe
def download_import_problems(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    batch = permissions.open_import(request.user, reference, pk)
    rows = permissions.list_problems(request.user, batch)
    name = f"{batch.case.reference}-import-{batch.pk}-problems.csv"
    shown = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(problems_csv(rows), content_type="text/csv; charset=utf-8", headers=HEADERS | shown)


@require_http_methods(SHOW_OR_SEND)
def reverse_import(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    batch = permissions.open_import(request.user, reference, pk)
    check_edit_case(request.user, batch.case)
    before_showing(request, check_reverse_import, batch)
    form = ReverseImportForm(posted(request), initial={"version": batch.version})

    def do() -> str:
        actions.reverse_import(by=request.user, batch=batch, **form.facts())
        return page.import_url(batch)

    success, intro = "The import was reversed", page.what_goes(batch)
    return _answer(request, batch, form, do, title="Reverse the import", success=success, intro=intro)


def _wait(request: SignedInRequest, batch: ImportBatch, words: dict[str, str]) -> HttpResponse:
    """For the worker that reads the file."""
    shown = page.waiting(request.user, batch) | words | {"submission": GovForm()["submission"].value()}
    context = frame(request.user, batch.case, TAB) | shown
    return render(request, "cases/wait_for_import.html", context)


def _answer(
    request: SignedInRequest, batch: ImportBatch, form: GovForm, do: Callable[[], str], **context: Any
) -> HttpResponse:
    back_url = page.import_url(batch)
    return answer_case_form(request, batch.case, form, do, tab=TAB, back_url=back_url, batch=batch, **context)
