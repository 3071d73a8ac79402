"""The same answers under another token, as a browser sends them that went back: asked about, and taken on purpose."""

import threading
from dataclasses import replace

import pytest
from django.conf import LazySettings
from django.db import close_old_connections, connection
from django.test import RequestFactory
from django.utils import timezone

from spo.accounts.models import Unit, User
from spo.pages.forms import GovForm
from spo.work.exceptions import AlreadySent, SentAMomentAgo
from spo.work.models import Submission
from spo.work.once import A_MOMENT, Sending, once, sending_of

FIRST = Sending("a" * 32, "/things/add/", "c" * 64, "d" * 64)


def make(sending: Sending, by: User, url: str = "/things/1") -> str:
    return once(sending=sending, by=by, do=lambda: url)


def test_same_answers_a_moment_later_are_asked_about(db: None, officer: User) -> None:
    make(FIRST, officer)

    with pytest.raises(SentAMomentAgo) as asked:
        make(replace(FIRST, token="b" * 32), officer, "/things/2")

    assert (asked.value.url, Submission.objects.count()) == ("/things/1", 1)


def test_same_answers_are_taken_under_the_token_that_the_question_gave(db: None, officer: User) -> None:
    make(FIRST, officer)
    with pytest.raises(SentAMomentAgo) as asked:
        make(replace(FIRST, token="b" * 32), officer)
    second = replace(FIRST, token=asked.value.token)

    urls = [make(second, officer, "/things/2") for _ in range(2)]

    assert urls == ["/things/2"] * 2
    with pytest.raises(SentAMomentAgo) as again:
        make(replace(FIRST, token="e" * 32), officer)
    assert (again.value.url, again.value.token != second.token) == ("/things/2", True)


@pytest.mark.parametrize(
    "other",
    [
        {"path": "/things/2/"},
        {"content": "1" * 64, "answers": "2" * 64},
        {"answers": ""},
        {"content": "1" * 64, "has_files": True},
    ],
)
def test_something_else_is_not_asked_about(db: None, officer: User, other: dict[str, object]) -> None:
    make(FIRST, officer)

    assert make(replace(FIRST, token="b" * 32, **other), officer, "/things/2") == "/things/2"


@pytest.mark.parametrize("file", [{"content": "1" * 64}, {"has_files": True}])
def test_file_that_was_lost_on_the_way_back_or_chosen_again_is_the_same(
    db: None, officer: User, file: dict[str, object]
) -> None:
    make(replace(FIRST, has_files=True), officer)

    with pytest.raises(SentAMomentAgo):
        make(replace(FIRST, token="b" * 32, **file), officer)


def test_somebody_else_and_a_later_time_are_not_asked_about(db: None, officer: User, colleague: User) -> None:
    make(FIRST, officer)

    other = make(replace(FIRST, token="b" * 32), colleague, "/things/2")
    Submission.objects.update(created_at=timezone.now() - A_MOMENT)
    later = make(replace(FIRST, token="e" * 32), officer, "/things/3")

    assert (other, later) == ("/things/2", "/things/3")


def test_token_of_other_answers_is_refused_before_anything_is_asked(db: None, officer: User) -> None:
    make(FIRST, officer)

    with pytest.raises(AlreadySent) as refused:
        make(replace(FIRST, content="1" * 64), officer)

    assert type(refused.value) is AlreadySent


def test_two_pages_that_send_the_same_at_once_make_one_thing(committed: None, officer: User) -> None:
    together, ends = threading.Barrier(2), []

    def do() -> str:
        return f"/units/{Unit.objects.create(name='Made once', force='Northmoor').pk}"

    def sender(token: str) -> None:
        together.wait()
        try:
            once(sending=replace(FIRST, token=token * 32), by=officer, do=do)
            ends.append("made")
        except SentAMomentAgo:
            ends.append("asked")
        connection.close()

    threads = [threading.Thread(target=sender, args=(token,)) for token in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_old_connections()

    assert (sorted(ends), Unit.objects.filter(name="Made once").count()) == (["asked", "made"], 1)


def test_hash_of_the_answers_needs_the_key_and_leaves_files_out(settings: LazySettings) -> None:
    sent = {"submission": "a" * 32, "name": "Ann", "kept": "token"}
    requests = [RequestFactory().post("/x/", sent) for _ in range(2)]
    forms = [GovForm(request.POST) for request in requests]
    assert [form.is_valid() for form in forms] == [True, True]

    first = sending_of(requests[0], forms[0])
    settings.SECRET_KEY = "another key, as long as the one before it was"
    second = sending_of(requests[1], forms[1])

    assert (first.answers == second.answers, first.content == second.content) == (False, False)
    assert (len(first.answers), first.answers == first.content, first.has_files) == (64, False, True)


def test_form_that_asks_nothing_or_may_be_repeated_is_not_asked_about() -> None:
    class Repeated(GovForm):
        may_repeat = True

    bare = RequestFactory().post("/x/", {"submission": "a" * 32, "csrfmiddlewaretoken": "x"})
    full = RequestFactory().post("/x/", {"submission": "a" * 32, "to": "up"})
    address = RequestFactory().post("/x/?of=1", {"submission": "a" * 32, "to": "up"})
    forms = [(bare, GovForm(bare.POST)), (full, Repeated(full.POST)), (full, GovForm(full.POST))]

    said = [bool(form.is_valid() and sending_of(request, form).answers) for request, form in forms]

    assert said == [False, False, True]
    forms = [(full, GovForm(full.POST)), (address, GovForm(address.POST))]
    one, other = (form.is_valid() and sending_of(request, form).answers for request, form in forms)
    assert one != other
