"""A form sent twice makes one thing."""

from collections.abc import Callable

from django.db import transaction

from spo.accounts.models import User
from spo.exceptions import Denied
from spo.work.models import Submission


@transaction.atomic
def once(*, token: str, by: User, do: Callable[[], str]) -> str:
    """Run `do` for the first sending of a form and return the URL it leads to; later sendings get the same URL.

    A twin that arrives meanwhile waits on the unique index. When `do` raises, nothing of either is kept.
    """
    Submission.objects.bulk_create([Submission(token=token, user=by)], ignore_conflicts=True)
    submission = Submission.objects.select_for_update().get(token=token)
    if submission.user_id != by.pk:
        raise Denied("This form was opened by someone else. Open it again from your own pages.")
    if not submission.url:
        submission.url = do()
        submission.save(update_fields=["url"])
    return submission.url
