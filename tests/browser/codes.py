"""What an authenticator app shows."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt

SECONDS = 30


def code_of(app: Authenticator) -> str:
    return code_for(decrypt(app.data["secret"]))


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // SECONDS))
