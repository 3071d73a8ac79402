"""The first page after signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from spo.pages.navigation import places_for


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The leftmost place somebody can go to is where they begin."""
    places = places_for(request.user)
    return redirect(places[0].url) if places else render(request, "accounts/home.html")
