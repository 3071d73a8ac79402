"""What allauth tells this project, put on the record. The only receivers there are."""

from typing import Any

from allauth.account import signals as account_signals
from allauth.account.authentication import get_authentication_records
from allauth.mfa import signals as mfa_signals
from allauth.mfa.models import Authenticator
from django.dispatch import receiver
from django.http import HttpRequest

from spo.accounts import sessions
from spo.accounts.models import User
from spo.audit.enums import Operation
from spo.audit.record import record


def _record(request: HttpRequest, user: User, did: str, operation: Operation, **details: Any) -> None:
    user.address = request.META["REMOTE_ADDR"]
    record(by=user, did=did, operation=operation, subject=f"user {user.pk}", **details)


@receiver(account_signals.user_logged_in)
def signed_in(request: HttpRequest, user: User, **kwargs: Any) -> None:
    methods = [entry["method"] for entry in get_authentication_records(request, user)]
    if "mfa" in methods:
        sessions.prove_second_factor(request.session)
    _record(request, user, "session.started", Operation.SIGN_IN, fields=sorted(set(methods)))


@receiver(account_signals.user_logged_out)
def signed_out(request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    if user:
        _record(request, user, "session.ended", Operation.SIGN_IN)


@receiver(account_signals.password_changed)
@receiver(account_signals.password_reset)
def password_changed(request: HttpRequest, user: User, **kwargs: Any) -> None:
    _record(request, user, "password.changed", Operation.ADMINISTRATION, fields=["password"])


@receiver(mfa_signals.authenticator_added)
def factor_added(request: HttpRequest, **kwargs: Any) -> None:
    """Whoever has just enrolled a factor has proven it in this session."""
    sessions.prove_second_factor(request.session)


@receiver(mfa_signals.authentication_failed)
def factor_refused(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    _record(request, user, "session.refused", Operation.REFUSAL, fields=[authenticator.type])
