"""Where a signed-in person can go. Each app offers its pages when the software starts; the first is where they begin."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True)
class Place:
    """`count` is shown as a badge: what waits there and was not seen."""

    text: str
    url: str
    count: int = 0


Offer = Callable[[Any], Iterable[Place]]
_offers: list[tuple[int, Offer]] = []
_searches: list[Callable[[Any], str]] = []


def offer(function: Offer, *, position: int) -> None:
    """`function` answers which places it has for a user. A lower position stands further left."""
    if all(known is not function for _, known in _offers):
        _offers.append((position, function))
        _offers.sort(key=lambda pair: pair[0])


def offer_search(function: Callable[[Any], str]) -> None:
    """`function` answers where a user can search, or nothing. It goes into the header of every page."""
    if function not in _searches:
        _searches.append(function)


def places_for(user: Any) -> list[Place]:
    return [place for _, function in _offers for place in function(user)]


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The context variables `nav` and `search_url` of base.html."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or getattr(user, "is_enrolling", False):
        return {}
    places = places_for(user)
    here = max((place.url for place in places if request.path.startswith(place.url)), key=len, default="")
    return {
        "nav": [asdict(place) | {"current": place.url == here} for place in places],
        "search_url": next(filter(None, (function(user) for function in _searches)), ""),
    }
