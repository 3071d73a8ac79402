"""Where the link in an invitation leads."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from spo.accounts.actions.invitations import accept_invitation
from spo.accounts.forms.password import FirstPasswordForm
from spo.accounts.links import hash_token
from spo.accounts.policies import open_invitation
from spo.audit.actors import System
from spo.exceptions import NotVisible
from spo.pages.posting import SHOW_OR_SEND, posted


@sensitive_post_parameters()
@require_http_methods(SHOW_OR_SEND)
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Mail scanners open links: looking does not spend one, only sending a good password does."""
    visitor = System("Not signed in", role="visitor", address=request.META["REMOTE_ADDR"])
    try:
        person = open_invitation(hash_token(token)).user
        form = FirstPasswordForm(data=posted(request), user=person)
        if not form.is_valid():
            context = {"form": form, "person": person}
            status = 422 if form.is_bound else 200
            return render(request, "accounts/accept_invitation.html", context, status=status)
        accept_invitation(by=visitor, token=token, password=form.cleaned_data["password1"])
    except NotVisible:
        return render(request, "accounts/invitation_over.html", status=404)
    messages.success(request, "Your password is saved. Sign in with it.")
    return redirect("account_login")
