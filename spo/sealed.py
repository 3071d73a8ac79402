"""Values encrypted at rest, and the keyed hash by which an exact value can still be found."""

import hashlib
import hmac
from functools import cache

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import models


@cache
def _cipher(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def seal(text: str) -> str:
    """Encrypt with the newest key. The same text gives a different token each time."""
    return _cipher(tuple(settings.FIELD_KEYS)).encrypt(text.encode()).decode()


def unseal(token: str) -> str:
    """Decrypt with whichever key fits. Raises `cryptography.fernet.InvalidToken` when none does."""
    return _cipher(tuple(settings.FIELD_KEYS)).decrypt(token.encode()).decode()


def lookup_hash(kind: str, normalised: str) -> str:
    """64 hex digits that are equal for equal values of one kind, and useless without SECRET_KEY."""
    key = hashlib.sha256(b"lookup:" + settings.SECRET_KEY.encode()).digest()
    return hmac.new(key, f"{kind}:{normalised}".encode(), hashlib.sha256).hexdigest()


class SealedTextField(models.TextField):
    """Text that only ever reaches the database encrypted."""

    def from_db_value(self, value: str | None, expression: object, connection: object) -> str | None:
        return value if value in (None, "") else unseal(value)

    def get_prep_value(self, value: object) -> str | None:
        text = super().get_prep_value(value)
        return text if text in (None, "") else seal(text)
