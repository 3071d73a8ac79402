"""Everything known of one person, whatever they are in how many cases."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from cases.pages import known_people as page
from cases.permissions.merges import open_known_person as open_one
from spo.accounts.requests import SignedInRequest


@require_safe
def open_known_person(request: SignedInRequest, pk: int) -> HttpResponse:
    """A record that was joined to another leads to the page of that one."""
    person = open_one(request.user, pk)
    if person.pk != pk:
        return redirect("open_known_person", person.pk)
    return render(request, "cases/open_known_person.html", page.context(request.user, person))
