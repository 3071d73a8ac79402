"""What a session remembers about how it began, and how all sessions of a person are ended."""

import time
import uuid

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

from spo.accounts.models import User

STARTED_AT = "signed_in_at"
SECOND_FACTOR = "second_factor_proven"
DEMO = "came_through_demo_door"


def is_too_old(session: SessionBase) -> bool:
    """ASVS 7.3.2: a session ends `SESSION_LIFE` after sign-in, however busy it was."""
    started_at = session.setdefault(STARTED_AT, time.time())
    return time.time() - started_at > settings.SESSION_LIFE


def prove_second_factor(session: SessionBase) -> None:
    session[SECOND_FACTOR] = True


def has_second_factor(session: SessionBase) -> bool:
    return bool(session.get(SECOND_FACTOR))


def mark_demo(session: SessionBase) -> None:
    session[DEMO] = True


def is_demo(session: SessionBase) -> bool:
    return bool(session.get(DEMO))


def end_sessions(user: User) -> None:
    """ASVS 7.4.2: every session of this person is refused from the next request. The caller saves."""
    user.session_stamp = uuid.uuid4()
