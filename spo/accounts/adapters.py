"""Where allauth asks this project how to behave."""

import time
from typing import Any
from uuid import uuid4

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from spo.accounts.actions.credentials import send_reset_link
from spo.accounts.actions.sign_in import refuse_sign_in
from spo.accounts.links import reset_link
from spo.accounts.models import User
from spo.accounts.permissions import has_another_factor
from spo.audit.actors import System
from spo.notices.mail import queue_mail
from spo.sealed import seal, unseal

PASSWORD_MAILS = {"account/email/password_changed", "account/email/password_reset"}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "Email address or password is not correct",
        "incorrect_password": "Password is not correct",
        "enter_current_password": "Current password is not correct",
        "too_many_login_attempts": "There were too many attempts. Wait 5 minutes and try again",
        "rate_limited": "There were too many attempts. Wait 5 minutes and try again",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Only an administrator makes accounts."""
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever gave a password or code in this session a moment ago is not asked for it again."""
        records = get_authentication_records(self.request, self.request.user)
        return not records or time.time() - records[-1]["at"] > app_settings.REAUTHENTICATION_TIMEOUT

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        visitor = System("Not signed in", role="visitor", address=self.get_client_ip(request))
        refuse_sign_in(by=visitor, email=credentials.get("email", ""))

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        visitor = System("Not signed in", role="visitor", address=self.get_client_ip(self.request))
        send_reset_link(by=visitor, user=user, link=context["password_reset_url"])

    def send_notification_mail(self, template_prefix: str, user: User, *args: Any, **kwargs: Any) -> None:
        """allauth's mails about a password, in our words and through our queue.

        Those about second factors are queued with the change itself, in `actions.factors`.
        """
        if template_prefix in PASSWORD_MAILS:
            with transaction.atomic():
                queue_mail(
                    to_user=user, template="password_changed", context={}, key=f"password {uuid4().hex}"
                )

    def get_reset_password_from_key_url(self, key: str) -> str:
        uid, _, token = key.partition("-")
        return reset_link(uid, token)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """ASVS 6.3.1: counted by account and address, so that nobody can lock out somebody elsewhere."""
        key = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{key}:{self.get_client_ip(request)}"


class MFAAdapter(DefaultMFAAdapter):
    """Secrets of second factors are encrypted at rest; the last second factor cannot be removed."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "Code is not correct, or was used before. Wait for the next one",
        "cannot_delete_authenticator": "You cannot remove your only second factor. Add another one first",
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return has_another_factor(authenticator.user, authenticator.pk)

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002 (allauth's name)
        known = Authenticator.objects.filter(user=user, type=type).count()
        return f"Passkey {known + 1}" if known else "Passkey"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """What the browser names when it offers a passkey."""
        return super().get_public_key_credential_rp_entity() | {"name": settings.MFA_TOTP_ISSUER}
