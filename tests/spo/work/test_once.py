"""A double click, a reload and a twin in another thread."""

import threading
import uuid
from dataclasses import replace

import pytest
from django.db import close_old_connections, connection

from spo.accounts.models import Unit
from spo.exceptions import Denied
from spo.work.exceptions import AlreadySent
from spo.work.models import Submission
from spo.work.once import Sending, once


def sending(**changes: str) -> Sending:
    return Sending(**{"token": uuid.uuid4().hex, "path": "/things/add/", "content": "0" * 64} | changes)


def test_once_leads_a_second_sending_to_the_first_result(db, officer):
    same, made = sending(), []

    def do() -> str:
        made.append(1)
        return f"/things/{len(made)}"

    urls = [once(sending=same, by=officer, do=do) for _ in range(3)]

    assert (urls, made) == (["/things/1"] * 3, [1])


def test_once_refused_keeps_nothing_and_may_be_sent_again(db, officer):
    same = sending()

    def refuse() -> str:
        raise Denied("No.")

    with pytest.raises(Denied):
        once(sending=same, by=officer, do=refuse)

    assert Submission.objects.count() == 0
    assert once(sending=same, by=officer, do=lambda: "/things/1") == "/things/1"


def test_once_with_the_token_of_somebody_else_is_denied(db, officer, colleague):
    same = sending()
    once(sending=same, by=officer, do=lambda: "/things/1")

    with pytest.raises(Denied):
        once(sending=same, by=colleague, do=lambda: "/things/2")


@pytest.mark.parametrize("other", [{"path": "/things/2/"}, {"content": "1" * 64}])
def test_once_with_other_content_or_from_another_page_is_refused(db, officer, other):
    first = sending()
    once(sending=first, by=officer, do=lambda: "/things/1")

    with pytest.raises(AlreadySent) as refused:
        once(sending=replace(first, **other), by=officer, do=lambda: "/things/2")

    assert refused.value.url == "/things/1"


def test_once_from_four_threads_makes_one_thing(committed, officer):
    same, together, urls = sending(), threading.Barrier(4), []

    def do() -> str:
        return f"/units/{Unit.objects.create(name='Made once', force='Northmoor').pk}"

    def sender() -> None:
        together.wait()
        urls.append(once(sending=same, by=officer, do=do))
        connection.close()

    threads = [threading.Thread(target=sender) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_old_connections()

    made = Unit.objects.get(name="Made once")
    assert urls == [f"/units/{made.pk}"] * 4
