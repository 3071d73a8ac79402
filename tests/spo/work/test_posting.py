"""A form that is sent again: the same answers lead to the same page, other answers are a decision."""

import re
from collections.abc import Callable
from contextlib import closing

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

from spo.accounts.models import Court, User
from spo.audit.models import AuditEvent
from spo.pages.forms import GovForm
from spo.work.once import Sending, sending_of

SignIn = Callable[[User], Client]
TOKEN = "a" * 32
FIRST = {"submission": TOKEN, "name": "First Court", "address": "1 High Street"}
OTHER = FIRST | {"name": "Other Court"}


@pytest.fixture
def client(client_for: SignIn, administrator: User) -> Client:
    client = client_for(administrator)
    client.post("/courts/add/", FIRST)
    return client


# What was typed must not be lost to a look at what was saved.
NEW_TAB = '<a href="/courts/" target="_blank" rel="noopener">See what was saved (opens in a new tab)</a>'


def names() -> list[str]:
    return list(Court.objects.order_by("name").values_list("name", flat=True))


def test_form_sent_again_leads_to_the_first_answer(client: Client) -> None:
    again = client.post("/courts/add/", FIRST)

    assert (again.status_code, again["Location"], names()) == (303, "/courts/", ["First Court"])


def test_form_sent_again_with_other_answers_says_so_and_keeps_them(client: Client) -> None:
    answer = client.post("/courts/add/", OTHER)

    page = answer.content.decode()
    assert (answer.status_code, names()) == (409, ["First Court"])
    assert page.count("This form was already sent with other answers") == 1
    assert page.count('value="Other Court"') == 1
    assert page.count(NEW_TAB) == 1
    assert page.count("<title>Error: ") == 1


def test_other_answers_sent_on_purpose_are_taken(client: Client) -> None:
    page = client.post("/courts/add/", OTHER).content.decode()
    fresh = re.search(r'name="submission" value="([0-9a-f]{32})"', page)[1]

    answer = client.post("/courts/add/", OTHER | {"submission": fresh})

    assert (answer.status_code, fresh != TOKEN, names()) == (303, True, ["First Court", "Other Court"])


def test_form_sent_to_another_page_under_the_same_token_is_refused(client: Client) -> None:
    court = Court.objects.get()

    answer = client.post(f"/courts/{court.pk}/", FIRST)

    assert (answer.status_code, AuditEvent.objects.filter(did="court.changed").count()) == (409, 0)


def sent(**changes: object) -> Sending:
    file = SimpleUploadedFile("plan.pdf", b"%PDF-1.7")
    answers = {"submission": TOKEN, "what": "Calls", "acts": ["a", "b"], "file": file} | changes
    with closing(RequestFactory().post("/x/", answers)) as request:
        form = GovForm(request.POST)
        assert form.is_valid()
        return sending_of(request, form)


@pytest.mark.parametrize(
    ("changes", "is_same"),
    [
        ({}, True),
        ({"csrfmiddlewaretoken": "b"}, True),
        ({"what": "Letters"}, False),
        ({"acts": ["a"]}, False),
        ({"acts": ["b", "a"]}, False),
        ({"file": SimpleUploadedFile("plan.pdf", b"%PDF-1.7 longer")}, False),
        ({"file": SimpleUploadedFile("other.pdf", b"%PDF-1.7")}, False),
        ({"file": SimpleUploadedFile("plan.pdf", b"%PDF-1.6")}, False),
    ],
)
def test_content_of_a_sending_is_every_answer_and_file(changes: dict[str, object], is_same: bool) -> None:
    assert (sent(**changes) == sent()) is is_same
