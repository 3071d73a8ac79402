"""Coming in, and being refused."""

from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest

from spo.accounts import sessions
from spo.accounts.models import User
from spo.audit.actors import Actor
from spo.audit.enums import Operation
from spo.audit.record import record

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@transaction.atomic
def refuse_sign_in(*, by: Actor, email: str) -> None:
    """Record a wrong password. What was typed is not kept: it may be a password in the wrong box."""
    user = User.objects.filter(email__iexact=email).only("pk").first()
    subject = f"user {user.pk}" if user else "no account"
    record(by=by, did="session.refused", operation=Operation.REFUSAL, subject=subject)


@transaction.atomic
def enter_demo(*, by: User, request: HttpRequest) -> None:
    """Sign in as one of the demonstration's people, without password or second factor."""
    login(request, by, backend=BACKEND)
    sessions.mark_demo(request.session)
    by.address = request.META["REMOTE_ADDR"]
    record(
        by=by, did="session.started", operation=Operation.SIGN_IN, subject=f"user {by.pk}", fields=["demo"]
    )
