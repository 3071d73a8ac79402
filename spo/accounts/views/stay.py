"""The answer to "stay signed in": asking is enough, because every request starts the idle time again."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST


@require_POST
def stay_signed_in(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=204)
