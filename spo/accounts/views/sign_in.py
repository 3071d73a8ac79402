"""The sign-in page, and the door for people of the demonstration."""

from typing import Any

from allauth.account.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from spo.accounts.actions.sign_in import enter_demo as enter
from spo.accounts.permissions import open_demo_account, visible_demo_accounts


class SignInView(LoginView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"demo_accounts": visible_demo_accounts()}


@require_POST
def enter_demo(request: HttpRequest) -> HttpResponse:
    user = open_demo_account(request.POST.get("account", ""))
    enter(by=user, request=request)
    return redirect("home")
