"""The people in a case: who they are, by what other names, and how a victim can be reached safely."""

from collections.abc import Callable
from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cases.actions import people as actions
from cases.actions.merges import merge_people
from cases.forms.corrections import RemoveForm, RemoveVictimForm
from cases.forms.people import AliasForm, PersonForm, SafeContactForm, SuspectForm, VictimForm
from cases.models import Suspect, Victim
from cases.pages import people as page
from cases.pages.denials import edit_denied
from cases.pages.frame import frame
from cases.pages.people import person_url
from cases.permissions import people as permissions
from cases.permissions.cases import check_edit_case, open_case
from cases.permissions.matching import matches_for, namesakes
from cases.policies import check_remove_victim
from cases.views.posting import answer_case_form, initial
from cases.views.who import asking
from spo.accounts.requests import SignedInRequest
from spo.pages.forms import GovForm
from spo.pages.posting import SHOW_OR_SEND, before_showing, posted

TAB = "list_people"
NAMED = "The suspect was named, and is somebody recorded already."


@require_safe
def list_people(request: SignedInRequest, reference: str) -> HttpResponse:
    case = open_case(request.user, reference, "people")
    context = {
        "people": [page.card(role) for role in (case.suspect, *case.standing_victims)],
        "removed": page.removed_rows(request.user, case),
        "add_denied": edit_denied(request.user, case),
    }
    return render(request, "cases/list_people.html", frame(request.user, case, TAB) | context)


@require_http_methods(SHOW_OR_SEND)
def add_victim(request: SignedInRequest, reference: str) -> HttpResponse:
    case = open_case(request.user, reference, "adding a victim")
    check_edit_case(request.user, case)
    form = VictimForm(posted(request), find=asking(request, partial(matches_for, request.user)))

    def do() -> str:
        return person_url(actions.add_victim(by=request.user, case=case, named=form.victim()))

    back = reverse("list_people", args=[reference])
    return answer_case_form(
        request, case, form, do, tab=TAB, title="Add a victim", back_url=back, success="The victim was added"
    )


@require_safe
def open_person(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    role = permissions.open_person(request.user, reference, pk)
    shown = frame(request.user, role.case, TAB) | page.context(request.user, role)
    return render(request, "cases/open_person.html", shown)


@require_http_methods(SHOW_OR_SEND)
def change_person(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    role = permissions.open_person(request.user, reference, pk)
    check_edit_case(request.user, role.case)
    start = initial(role.person, PersonForm)
    find = asking(request, partial(namesakes, request.user, role))
    form = PersonForm(posted(request), initial=start, may_be_unknown=isinstance(role, Suspect), find=find)

    def do() -> str:
        changed = actions.change_person(by=request.user, role=role, **form.facts())
        if recorded := form.cleaned_data["is_recorded"]:
            merge_people(by=request.user, kept=recorded, merged=changed, reason=NAMED)
        return person_url(role)

    return _answer(request, role, form, do, title="Who they are", success="The person was changed")


@require_http_methods(SHOW_OR_SEND)
def change_victim(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    victim = permissions.open_victim(request.user, reference, pk)
    check_edit_case(request.user, victim.case)
    form = SafeContactForm(posted(request), initial=initial(victim, SafeContactForm))

    def do() -> str:
        actions.change_victim(by=request.user, victim=victim, **form.facts())
        return person_url(victim)

    return _answer(request, victim, form, do, title="Safe contact", success="Safe contact was changed")


@require_http_methods(SHOW_OR_SEND)
def remove_victim(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    victim = permissions.open_victim(request.user, reference, pk)
    check_edit_case(request.user, victim.case)
    before_showing(request, check_remove_victim, victim)
    form = RemoveVictimForm(posted(request))

    def do() -> str:
        actions.remove_victim(by=request.user, victim=victim, **form.facts())
        return reverse("list_people", args=[reference])

    intro = "Remove only somebody added by mistake. They stay on the page of people, struck through."
    return _answer(
        request,
        victim,
        form,
        do,
        title="Remove from the case",
        success=f"{victim.person.name} was removed from the case",
        intro=f"{intro} This cannot be undone.",
    )


@require_http_methods(SHOW_OR_SEND)
def change_suspect(request: SignedInRequest, reference: str) -> HttpResponse:
    suspect = permissions.open_suspect(request.user, reference)
    check_edit_case(request.user, suspect.case)
    form = SuspectForm(posted(request), initial=initial(suspect, SuspectForm))

    def do() -> str:
        actions.change_suspect(by=request.user, suspect=suspect, **form.facts())
        return person_url(suspect)

    return _answer(request, suspect, form, do, title="What the court asks", success="The suspect was changed")


@require_http_methods(SHOW_OR_SEND)
def add_alias(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    role = permissions.open_person(request.user, reference, pk)
    check_edit_case(request.user, role.case)
    form = AliasForm(posted(request))

    def do() -> str:
        actions.add_alias(by=request.user, role=role, name=form.cleaned_data["name"])
        return person_url(role)

    return _answer(request, role, form, do, title="Add another name", success="The name was added")


@require_http_methods(SHOW_OR_SEND)
def remove_alias(request: SignedInRequest, reference: str, pk: int, alias_pk: int) -> HttpResponse:
    role = permissions.open_person(request.user, reference, pk)
    alias = permissions.open_alias(request.user, role, alias_pk)
    check_edit_case(request.user, role.case)
    form = RemoveForm(posted(request))

    def do() -> str:
        actions.remove_alias(by=request.user, role=role, alias=alias)
        return person_url(role)

    intro = f"“{alias.name}” will no longer be shown as a name of this person."
    return _answer(
        request, role, form, do, title="Remove a name", success="The name was removed", intro=intro
    )


def _answer(
    request: SignedInRequest,
    role: Victim | Suspect,
    form: GovForm,
    do: Callable[[], str],
    *,
    title: str,
    success: str,
    intro: str = "",
) -> HttpResponse:
    return answer_case_form(
        request,
        role.case,
        form,
        do,
        tab=TAB,
        title=title,
        caption=role.person.name,
        back_url=person_url(role),
        success=success,
        intro=intro,
    )
