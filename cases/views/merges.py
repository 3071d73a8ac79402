"""Two records that are one person: compared, joined, and separated."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.actions import merges as actions
from cases.forms.merges import MergeForm, UndoMergeForm
from cases.models import Person
from cases.pages import merges as page
from cases.permissions import merges as permissions
from cases.policies.merging import check_can_merge, check_can_undo
from spo.accounts.requests import SignedInRequest
from spo.pages.posting import SHOW_OR_SEND, before_showing, posted
from spo.work.posting import answer_form


@require_http_methods(SHOW_OR_SEND)
def merge_people(request: SignedInRequest, pk: int, other: int) -> HttpResponse:
    """`pk` is the record that stays."""
    kept, merged = permissions.open_two_people(request.user, pk, other)
    permissions.check_merge_people(request.user, kept, merged)
    before_showing(request, check_can_merge, kept, merged)
    form = MergeForm(posted(request))

    def do() -> str:
        actions.merge_people(by=request.user, kept=kept, merged=merged, **form.facts())
        return _url(kept)

    return answer_form(
        request,
        form,
        do,
        template="cases/merge_people.html",
        context=page.comparison(request.user, kept, merged),
        success="The two records were joined",
    )


@require_http_methods(SHOW_OR_SEND)
def undo_merge(request: SignedInRequest, pk: int, merge_pk: int) -> HttpResponse:
    merge = permissions.open_merge(request.user, pk, merge_pk)
    permissions.check_undo_merge(request.user, merge)
    before_showing(request, check_can_undo, merge)
    form = UndoMergeForm(posted(request))

    def do() -> str:
        actions.undo_merge(by=request.user, merge=merge, **form.facts())
        return _url(merge.merged)

    return answer_form(
        request,
        form,
        do,
        template="cases/undo_merge.html",
        context=page.parting(request.user, merge),
        success="The records were separated",
    )


def _url(person: Person) -> str:
    return reverse("open_known_person", args=[person.pk])
