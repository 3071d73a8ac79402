"""base.html and what it is given."""

from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory

from spo.exceptions import Stale
from spo.pages.context import page
from spo.pages.forms import GovForm

PERSON = SimpleNamespace(is_authenticated=True, name="Sam Okafor", get_role_display=lambda: "Officer")
BANNER = '<div class="govuk-notification-banner'
MODULE = 'data-module="govuk-notification-banner"'


class NameForm(GovForm):
    name = forms.CharField(max_length=20)


def request_of(user: Any) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = user
    return request


def drawn(**context: Any) -> str:
    return render_to_string("base.html", context)


def test_page_of_somebody_signed_in_names_them_and_lets_them_out() -> None:
    html = drawn(
        **page(request_of(PERSON)), nav=[{"text": "Cases", "url": "/cases/", "current": True, "count": 120}]
    )

    for part in (
        "Sam Okafor",
        '<span class="app-account__role">Officer</span>',
        '<form method="post" action="/sign-out/" class="app-account__sign-out">',
        'href="/cases/" aria-current="page"',
        '<span aria-hidden="true">99+</span><span class="govuk-visually-hidden">(120 new)</span>',
    ):
        assert part in html


def test_page_of_a_stranger_has_no_menu() -> None:
    html = drawn(**page(RequestFactory().get("/")))

    assert ("app-account" in html, "<nav" in html) == (False, False)


@pytest.mark.parametrize(
    ("context", "prefix"),
    [
        ({}, ""),
        ({"form": NameForm()}, ""),
        ({"form": NameForm({})}, "Error: "),
        ({"stale": Stale(current={}, yours={})}, "Error: "),
    ],
)
def test_title_says_when_something_is_wrong(context: dict[str, Any], prefix: str) -> None:
    assert f"<title>{prefix}Page – Stalking Protection Orders</title>" in drawn(**context)


def test_problems_come_before_the_content() -> None:
    html = drawn(form=NameForm({"submission": "f" * 32}))

    assert html.index('<main class="govuk-main-wrapper"') < html.index('<a href="#id_name">Enter name</a>')


def test_both_texts_come_before_the_form_that_is_out_of_date() -> None:
    html = drawn(stale=Stale(current={"Note": "Hers"}, yours={"Note": "Mine"}))

    assert html.index("Someone else changed this") < html.index("Hers") < html.index("Mine")


@pytest.mark.parametrize(
    ("levels", "opening"),
    [
        (
            [constants.SUCCESS, constants.SUCCESS],
            f'{BANNER} govuk-notification-banner--success" role="alert"',
        ),
        ([constants.SUCCESS, constants.WARNING], f'{BANNER}" role="region"'),
        ([constants.INFO], f'{BANNER}" role="region"'),
    ],
)
def test_messages_share_one_banner(levels: list[int], opening: str) -> None:
    html = drawn(messages=[Message(level, f"Text <{level}>") for level in levels])

    assert (html.count(MODULE), html.count(opening), html.count("Text &lt;")) == (1, 1, len(levels))


def test_messages_wait_while_there_are_problems() -> None:
    unread = iter([Message(constants.SUCCESS, "Saved")])

    html = drawn(messages=unread, form=NameForm({}))

    assert (html.count(MODULE), len(list(unread))) == (0, 1)


def test_page_has_nothing_inline() -> None:
    html = drawn(
        **page(request_of(PERSON)) | {"timeout": {"seconds": 1800, "minutes": 30, "warn_seconds": 300}}
    )

    assert [
        part for part in (" style=", "<style", " onclick=", "<script>", "javascript:") if part in html
    ] == []
