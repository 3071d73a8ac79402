"""A double click, a reload and a twin in another thread."""

import threading
import uuid

import pytest
from django.db import close_old_connections, connection

from spo.accounts.models import Unit
from spo.exceptions import Denied
from spo.work.models import Submission
from spo.work.once import once


def test_once_leads_a_second_sending_to_the_first_result(db, officer):
    token, made = uuid.uuid4().hex, []

    def do() -> str:
        made.append(1)
        return f"/things/{len(made)}"

    urls = [once(token=token, by=officer, do=do) for _ in range(3)]

    assert (urls, made) == (["/things/1"] * 3, [1])


def test_once_refused_keeps_nothing_and_may_be_sent_again(db, officer):
    token = uuid.uuid4().hex

    def refuse() -> str:
        raise Denied("No.")

    with pytest.raises(Denied):
        once(token=token, by=officer, do=refuse)

    assert Submission.objects.count() == 0
    assert once(token=token, by=officer, do=lambda: "/things/1") == "/things/1"


def test_once_with_the_token_of_somebody_else_is_denied(db, officer, colleague):
    token = uuid.uuid4().hex
    once(token=token, by=officer, do=lambda: "/things/1")

    with pytest.raises(Denied):
        once(token=token, by=colleague, do=lambda: "/things/2")


def test_once_from_four_threads_makes_one_thing(committed, officer):
    token, together, urls = uuid.uuid4().hex, threading.Barrier(4), []

    def do() -> str:
        return f"/units/{Unit.objects.create(name='Made once', force='Northmoor').pk}"

    def sender() -> None:
        together.wait()
        urls.append(once(token=token, by=officer, do=do))
        connection.close()

    threads = [threading.Thread(target=sender) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_old_connections()

    made = Unit.objects.get(name="Made once")
    assert urls == [f"/units/{made.pk}"] * 4
