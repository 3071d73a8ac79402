"""Contact details. A confidential one is shown alone, on a page whose opening is recorded."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cases.actions import contacts as actions
from cases.forms.contacts import CONFIDENTIAL, ContactForm, NewContactForm
from cases.forms.corrections import RemoveForm
from cases.models import Case, ContactDetail, Suspect
from cases.pages.denials import edit_denied
from cases.pages.frame import frame
from cases.pages.safety import safe_contact_of
from cases.permissions import people as permissions
from cases.permissions.cases import check_edit_case
from cases.views.posting import answer_case_form, initial
from cases.words import contact_words, rows
from spo.accounts.requests import SignedInRequest
from spo.pages.posting import SHOW_OR_SEND, posted

TAB = "list_people"


@require_http_methods(SHOW_OR_SEND)
def add_contact_detail(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    role = permissions.open_person(request.user, reference, pk)
    check_edit_case(request.user, role.case)
    start = {"is_known": "yes" if isinstance(role, Suspect) else CONFIDENTIAL}
    form = NewContactForm(posted(request), initial=start)

    def do() -> str:
        actions.add_contact_detail(by=request.user, role=role, **form.detail())
        return _person_url(role.case, pk)

    title, success = "Add a contact detail", "The contact detail was added"
    return answer_case_form(
        request,
        role.case,
        form,
        do,
        tab=TAB,
        title=title,
        caption=role.person.name,
        back_url=_person_url(role.case, pk),
        success=success,
    )


@require_safe
def open_contact_detail(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    case, detail = permissions.open_contact_detail(request.user, reference, pk)
    context = {
        "detail": detail,
        "rows": rows(contact_words(detail)),
        "person_url": _person_url(case, detail.person_id),
        "rules": safe_contact_of(case, detail.person_id),
        "edit_denied": edit_denied(request.user, case),
    }
    return render(request, "cases/open_contact_detail.html", frame(request.user, case, TAB) | context)


@require_http_methods(SHOW_OR_SEND)
def change_contact_detail(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    case, detail = permissions.open_contact_detail(request.user, reference, pk)
    check_edit_case(request.user, case)
    start = {"is_known": CONFIDENTIAL if detail.is_confidential else "yes"}
    form = ContactForm(posted(request), initial=initial(detail, ContactForm) | start)

    def do() -> str:
        version = form.cleaned_data["version"]
        actions.change_contact_detail(
            by=request.user, case=case, detail=detail, version=version, **form.detail()
        )
        return _person_url(case, detail.person_id)

    return _answer(
        request,
        case,
        detail,
        form,
        do,
        title="Change a contact detail",
        success="The contact detail was changed",
    )


@require_http_methods(SHOW_OR_SEND)
def remove_contact_detail(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    case, detail = permissions.open_contact_detail(request.user, reference, pk)
    check_edit_case(request.user, case)
    form = RemoveForm(posted(request))

    def do() -> str:
        actions.remove_contact_detail(by=request.user, case=case, detail=detail)
        return _person_url(case, detail.person_id)

    return _answer(
        request,
        case,
        detail,
        form,
        do,
        title="Remove a contact detail",
        success="The contact detail was removed",
        intro="Remove only what was entered by mistake: papers for the court will no longer be checked for it. "
        "For one that is out of date, enter until when it was in use.",
    )


def _answer(
    request: SignedInRequest, case: Case, detail: ContactDetail, form: Any, do: Any, **page: Any
) -> HttpResponse:
    back, caption = _person_url(case, detail.person_id), detail.person.name
    return answer_case_form(request, case, form, do, tab=TAB, back_url=back, caption=caption, **page)


def _person_url(case: Case, pk: int) -> str:
    return reverse("open_person", args=[case.reference, pk])
