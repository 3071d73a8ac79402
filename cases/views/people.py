"""The people in a case: who they are, by what other names, and how a victim can be reached safely."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cases.actions import people as actions
from cases.ages import age_wording, youth
from cases.forms.corrections import RemoveForm, RemoveVictimForm
from cases.forms.people import AliasForm, PersonForm, SafeContactForm, SuspectForm, VictimForm
from cases.models import Suspect, Victim
from cases.pages.denials import edit_denied
from cases.pages.frame import frame
from cases.permissions import people as permissions
from cases.permissions.cases import check_edit_case, open_case
from cases.policies import check_remove_victim
from cases.views.posting import SHOW_OR_SEND, answer_case_form, initial
from cases.words import earlier_order_words, person_words, rows, suspect_words
from spo.accounts.requests import SignedInRequest
from spo.pages.forms import GovForm
from spo.pages.posting import before_showing, posted
from spo.workdays import today

TAB = "list_people"


@require_safe
def list_people(request: SignedInRequest, reference: str) -> HttpResponse:
    case = open_case(request.user, reference, "people")
    context = {
        "people": [_card(role) for role in (case.suspect, *case.standing_victims)],
        "removed": [victim for victim in case.victims.all() if victim.is_removed],
        "add_denied": edit_denied(request.user, case),
    }
    return render(request, "cases/list_people.html", frame(request.user, case, TAB) | context)


@require_http_methods(SHOW_OR_SEND)
def add_victim(request: SignedInRequest, reference: str) -> HttpResponse:
    case = open_case(request.user, reference, "adding a victim")
    check_edit_case(request.user, case)
    form = VictimForm(posted(request))

    def do() -> str:
        victim = actions.add_victim(by=request.user, case=case, named=form.named())
        return reverse("open_person", args=[reference, victim.person_id])

    back = reverse("list_people", args=[reference])
    return answer_case_form(
        request, case, form, do, tab=TAB, title="Add a victim", back_url=back, success="The victim was added"
    )


@require_safe
def open_person(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    role = permissions.open_person(request.user, reference, pk)
    case, person, day = role.case, role.person, today(timezone.now())
    suspect = role if isinstance(role, Suspect) else None
    context = {
        "role": role,
        "person": person,
        "is_suspect": suspect is not None,
        "rows": rows(person_words(person)),
        "age": age_wording(person, day),
        "youth": str(youth(person, day)) if suspect else "",
        "aliases": person.aliases.all(),
        "details": permissions.visible_contact_details(person),
        "suspect_rows": rows(suspect_words(suspect)) if suspect else [],
        "orders": _orders(suspect) if suspect else [],
        "edit_denied": edit_denied(request.user, case),
        "remove_denied": "" if suspect else edit_denied(request.user, case, check_remove_victim, role),
    }
    return render(request, "cases/open_person.html", frame(request.user, case, TAB) | context)


@require_http_methods(SHOW_OR_SEND)
def change_person(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    role = permissions.open_person(request.user, reference, pk)
    check_edit_case(request.user, role.case)
    start = initial(role.person, PersonForm)
    form = PersonForm(posted(request), initial=start, may_be_unknown=isinstance(role, Suspect))

    def do() -> str:
        actions.change_person(by=request.user, role=role, **form.facts())
        return _url(role)

    return _answer(request, role, form, do, title="Who they are", success="The person was changed")


@require_http_methods(SHOW_OR_SEND)
def change_victim(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    victim = permissions.open_victim(request.user, reference, pk)
    check_edit_case(request.user, victim.case)
    form = SafeContactForm(posted(request), initial=initial(victim, SafeContactForm))

    def do() -> str:
        actions.change_victim(by=request.user, victim=victim, **form.facts())
        return _url(victim)

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
        return _url(suspect)

    return _answer(request, suspect, form, do, title="What the court asks", success="The suspect was changed")


@require_http_methods(SHOW_OR_SEND)
def add_alias(request: SignedInRequest, reference: str, pk: int) -> HttpResponse:
    role = permissions.open_person(request.user, reference, pk)
    check_edit_case(request.user, role.case)
    form = AliasForm(posted(request))

    def do() -> str:
        actions.add_alias(by=request.user, role=role, name=form.cleaned_data["name"])
        return _url(role)

    return _answer(request, role, form, do, title="Add another name", success="The name was added")


@require_http_methods(SHOW_OR_SEND)
def remove_alias(request: SignedInRequest, reference: str, pk: int, alias_pk: int) -> HttpResponse:
    role = permissions.open_person(request.user, reference, pk)
    alias = permissions.open_alias(role, alias_pk)
    check_edit_case(request.user, role.case)
    form = RemoveForm(posted(request))

    def do() -> str:
        actions.remove_alias(by=request.user, role=role, alias=alias)
        return _url(role)

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
        back_url=_url(role),
        success=success,
        intro=intro,
    )


def _orders(suspect: Suspect) -> list[dict[str, Any]]:
    reference = suspect.case.reference
    return [
        {
            "title": str(order),
            "rows": rows(earlier_order_words(order)),
            "card_actions": [
                {"text": "Change", "url": reverse("change_earlier_order", args=[reference, order.pk])},
                {"text": "Remove", "url": reverse("remove_earlier_order", args=[reference, order.pk])},
            ],
        }
        for order in permissions.visible_earlier_orders(suspect)
    ]


def _card(role: Victim | Suspect) -> dict[str, Any]:
    person, day = role.person, today(timezone.now())
    told = {"Age": age_wording(person, day).removeprefix("aged ")}
    if isinstance(role, Suspect):
        told |= {"Description": person.description} if not person.is_identified else {}
        told |= {"Youth court": str(youth(person, day))} if str(youth(person, day)) else {}
    else:
        told |= {"Safe contact": role.safe_contact}
    return {
        "title": f"{person.name}, {'suspect' if isinstance(role, Suspect) else 'victim'}",
        "rows": rows(told),
        "card_actions": [{"text": "Open", "url": _url(role)}],
    }


def _url(role: Victim | Suspect) -> str:
    return reverse("open_person", args=[role.case.reference, role.person_id])
