"""Logging incidents from a pasted message thread."""

import pytest
from django.test import Client

from cases.forms import threads
from cases.imports.mapping import FileMapping
from cases.imports.threads import Thread
from cases.models import Case, ImportBatch
from spo.files import open_stored
from tests.cases.views.sending import errors, send
from tests.factories.work import work_off

THREAD = "From Ann's phone\n03/05/2026, 09:00 - Bob: Where are you?\n03/05/2026, 09:05 - Ann: Stop\n"


@pytest.fixture
def url(case: Case) -> str:
    return f"/cases/{case.reference}/imports/thread/"


def test_thread_is_read_before_anything_is_asked(client: Client, url: str) -> None:
    page = send(client, url, thread=THREAD, read="yes")

    assert page.status_code == 200
    assert [message.name for message in page.context["sent"]] == ["Bob", "Ann"]
    assert "Line 1: From Ann&#x27;s phone" in page.text
    assert page.context["form"].fields["suspects"].choices == [("Bob", "Bob"), ("Ann", "Ann")]
    assert ImportBatch.objects.exists() is False


def test_thread_becomes_a_table_of_which_the_suspect_sent_some(client: Client, case: Case, url: str) -> None:
    answers = {"submission": "a" * 32, "thread": THREAD, "suspects": ["Bob"]}

    first, again = (client.post(url, answers) for _ in range(2))

    work_off()
    batch = ImportBatch.objects.get()
    assert first["Location"] == again["Location"] == f"/cases/{case.reference}/imports/{batch.pk}/columns/"
    mapping = FileMapping.of(batch.mapping)
    assert (mapping.only, mapping.columns) == (["Bob"], {"moment": 0, "sender": 1, "text": 2})
    with open_stored(batch.sha256) as file:
        assert file.read().splitlines()[1:] == [
            b"2026-05-03 09:00,Bob,Where are you?",
            b"2026-05-03 09:05,Ann,Stop",
        ]


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"thread": ""}, "thread"),
        ({"thread": "", "read": "yes"}, "thread"),
        ({"thread": "Hello", "read": "yes"}, "thread"),
        ({"thread": "x" * 500_001, "read": "yes"}, "thread"),
        ({"thread": f"{THREAD}\x1b", "read": "yes"}, "thread"),
        ({"thread": THREAD}, "suspects"),
        ({"thread": THREAD, "suspects": ["Carol"]}, "suspects"),
    ],
)
def test_thread_refuses(client: Client, url: str, answers: dict, field: str) -> None:
    response = send(client, url, **answers)

    assert (response.status_code, list(errors(response))) == (422, [field])
    assert ImportBatch.objects.exists() is False


def test_thread_that_is_too_long_is_not_read(
    client: Client, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(text: str) -> Thread:
        raise AssertionError(f"{len(text)} characters were read")

    monkeypatch.setattr(threads, "read_thread", read)

    response = send(client, url, thread=f"{THREAD}{'x' * 500_000}", suspects=["Bob"])

    assert (response.status_code, "thread" in errors(response)) == (422, True)
