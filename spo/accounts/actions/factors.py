"""One's own second factors, on the record."""

from collections.abc import Iterator
from contextlib import contextmanager

from allauth.mfa.models import Authenticator
from django.db import transaction

from spo.accounts.models import User
from spo.accounts.permissions import own_factors
from spo.audit.enums import Operation
from spo.audit.record import record
from spo.notices.mail import queue_mail

CODES = Authenticator.Type.RECOVERY_CODES


@contextmanager
def recording_factors(*, by: User) -> Iterator[None]:
    """What allauth does to a person's factors inside, its record and the mail about it are one transaction.

    allauth tells of most changes only after they are committed, when a record that fails could undo nothing.
    """
    with transaction.atomic():
        User.objects.select_for_update().get(pk=by.pk)
        before = _types(by)
        yield
        after = _types(by)
        gone = sorted(before[pk] for pk in before.keys() - after.keys())
        new = [after[pk] for pk in sorted(after.keys() - before.keys())]
        if CODES in gone and CODES in new:
            gone.remove(CODES)
            new.remove(CODES)
            _record(by, "factor.replaced", CODES, mail="codes_replaced")
        for kind in gone:
            _record(by, "factor.removed", kind, mail="factor_removed")
        for kind in new:
            _record(by, "factor.added", kind, mail="" if kind == CODES else "factor_added")


def _types(user: User) -> dict[int, str]:
    return dict(own_factors(user).values_list("pk", "type"))


def _record(by: User, did: str, kind: str, *, mail: str) -> None:
    event = record(by=by, did=did, operation=Operation.ADMINISTRATION, subject=f"user {by.pk}", fields=[kind])
    if mail:
        queue_mail(to_user=by, template=mail, context={}, key=f"factor {event.pk}")
