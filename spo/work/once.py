"""A form sent twice makes one thing."""

import hashlib
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction
from django.db.models.functions import Now
from django.http import HttpRequest

from spo.accounts.models import User
from spo.exceptions import Denied
from spo.pages.forms import GovForm
from spo.sealed import lookup_hash
from spo.work.exceptions import AlreadySent, SentAMomentAgo
from spo.work.models import Submission

NOT_ANSWERS = {"csrfmiddlewaretoken", "submission"}
KEPT_FILE = "kept"  # names a file that came before
A_MOMENT = timedelta(minutes=10)


@dataclass(frozen=True)
class Sending:
    """One form as it arrived: the token it was given, where it was sent, and keyed hashes of what came with it.

    `answers` leaves the files out; it is empty where nothing is asked, or the same is often meant again.
    """

    token: str
    path: str
    content: str
    answers: str = ""
    has_files: bool = False


def sending_of(request: HttpRequest, form: GovForm) -> Sending:
    """Of a well-formed form. Of a file its content counts: two pages of a scan may have one name and one size."""
    given = sorted((name, values) for name, values in request.POST.lists() if name not in NOT_ANSWERS)
    files = sorted(
        (name, [(file.name, file.size, _digest(file)) for file in files])
        for name, files in request.FILES.lists()
    )
    answers = [(name, values) for name, values in given if name != KEPT_FILE]
    chosen = sorted(request.GET.lists())  # an address may say what the form is about
    return Sending(
        token=form.cleaned_data["submission"],
        path=request.path,
        content=_hash([given, files]),
        answers=_hash([answers, chosen]) if answers and not form.may_repeat else "",
        has_files=bool(files or request.POST.get(KEPT_FILE)),
    )


def _hash(given: Any) -> str:
    return lookup_hash("answers of a form", json.dumps(given))


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

    A twin that arrives meanwhile waits on the unique index. When `do` raises, nothing of either is kept. The same
    answers under a new token, as a browser sends them that went back to the page, are asked about.
    """
    told = {"path": sending.path, "content": sending.content, "answers": sending.answers}
    new = Submission(token=sending.token, user=by, **told)
    Submission.objects.bulk_create([new], ignore_conflicts=True)
    submission = Submission.objects.select_for_update().get(token=sending.token)
    if submission.user_id != by.pk:
        raise Denied("This form was opened by someone else. Open it again from your own pages.")
    if (submission.path, submission.content) != (sending.path, sending.content):
        raise AlreadySent(submission.url, token=uuid.uuid4().hex)
    if not submission.url:
        _ask_about_the_same(sending, by)
        submission.url = do()
        submission.save(update_fields=["url"])
    return submission.url


def _ask_about_the_same(sending: Sending, by: User) -> None:
    """Refuse what the person sent a moment ago, unless its token follows from that one: then it was asked about.

    The lock lets two tabs that send the same at once wait for each other. Files are not compared where none came,
    because a browser that goes back restores what was typed and forgets what was selected.
    """
    if not sending.answers:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [sending.answers, by.pk])
    recent = Submission.objects.filter(user=by, path=sending.path, answers=sending.answers)
    recent = recent.filter(created_at__gt=Now() - A_MOMENT).exclude(token=sending.token)
    if sending.has_files:
        recent = recent.filter(content=sending.content)
    last = recent.order_by("-created_at", "-pk").first()
    if last is not None and sending.token != _token_after(last.token):
        raise SentAMomentAgo(last.url, token=_token_after(last.token))


def _token_after(token: str) -> str:
    return lookup_hash("form sent again on purpose", token)[:32]


def was_done(*, token: str, by: User) -> bool:
    """Whether the form of that token was sent by this person, and what it asks for is done."""
    return Submission.objects.filter(token=token, user=by).exclude(url="").exists()
