"""A form sent twice makes one thing."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest

from spo.accounts.models import User
from spo.exceptions import Denied
from spo.work.exceptions import AlreadySent
from spo.work.models import Submission

NOT_ANSWERS = {"csrfmiddlewaretoken", "submission"}


@dataclass(frozen=True)
class Sending:
    """One form as it arrived: the token it was given, where it was sent, and a hash of its answers."""

    token: str
    path: str
    content: str


def sending_of(request: HttpRequest, form: Form) -> Sending:
    """Of a well-formed form. Of a file its content counts: two pages of a scan may have one name and one size."""
    answers = sorted((name, values) for name, values in request.POST.lists() if name not in NOT_ANSWERS)
    files = sorted(
        (name, [(file.name, file.size, _digest(file)) for file in files])
        for name, files in request.FILES.lists()
    )
    content = hashlib.sha256(json.dumps([answers, files]).encode()).hexdigest()
    return Sending(form.cleaned_data["submission"], request.path, content)


def _digest(file: UploadedFile) -> str:
    if file.closed:  # it was over the limit, which matters to no form that is well-formed all the same
        return ""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()


@transaction.atomic
def once(*, sending: Sending, by: User, do: Callable[[], str]) -> str:
    """Run `do` for the first sending of a form and return the URL it leads to; the same again gets the same URL.

    A twin that arrives meanwhile waits on the unique index. When `do` raises, nothing of either is kept.
    """
    new = Submission(token=sending.token, user=by, path=sending.path, content=sending.content)
    Submission.objects.bulk_create([new], ignore_conflicts=True)
    submission = Submission.objects.select_for_update().get(token=sending.token)
    if submission.user_id != by.pk:
        raise Denied("This form was opened by someone else. Open it again from your own pages.")
    if (submission.path, submission.content) != (sending.path, sending.content):
        raise AlreadySent(submission.url)
    if not submission.url:
        submission.url = do()
        submission.save(update_fields=["url"])
    return submission.url


def was_done(*, token: str, by: User) -> bool:
    """Whether the form of that token was sent by this person, and what it asks for is done."""
    return Submission.objects.filter(token=token, user=by).exclude(url="").exists()
