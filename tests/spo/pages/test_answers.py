"""Each refusal has its status and its page; a fault has a page that needs nothing."""

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.test import Client, RequestFactory, override_settings

from spo.accounts.models import User
from spo.exceptions import Denied, Incomplete, NotNow, NotVisible, Refused, Stale
from spo.pages import answers

SENTENCE = "Only a superintendent or above can approve an application."


def answer(refusal: Exception) -> HttpResponse | None:
    middleware = answers.AnswersMiddleware(lambda request: HttpResponse())
    return middleware.process_exception(RequestFactory().get("/case/1"), refusal)


@pytest.mark.parametrize(
    ("refusal", "status", "shown"),
    [
        (NotVisible(), 404, "Page not found"),
        (Denied(SENTENCE), 403, SENTENCE),
        (NotNow("The application was withdrawn."), 409, "The application was withdrawn."),
        (Refused(SENTENCE), 403, SENTENCE),
        (Incomplete("Not yet.", [("Say why", "/why")]), 422, '<a class="govuk-link" href="/why">Say why</a>'),
        (
            Stale(current={"Note": "Hers"}, yours={"Note": "Yours"}),
            409,
            '<p class="govuk-body app-text">Hers</p>',
        ),
        (
            Stale(current={"Note": "Hers"}, yours={"Note": "Yours"}),
            409,
            '<p class="govuk-body app-text">Yours</p>',
        ),
    ],
)
def test_refusal_is_answered_with_its_page(refusal: Refused, status: int, shown: str) -> None:
    response = answer(refusal)

    assert (response.status_code, shown in response.text) == (status, True)


@pytest.mark.parametrize(
    ("referer", "leads_to"),
    [
        ("http://testserver/cases/SPO-2026-000001/?page=2#top", "/cases/SPO-2026-000001/?page=2"),
        ("http://testserver/case/1", ""),
        ("http://elsewhere.example/case/2", ""),
        ("http://testserver//elsewhere.example/", ""),
        ("javascript:alert(1)", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_refusal_leads_back_to_the_page_of_this_site_it_came_from(referer: str, leads_to: str) -> None:
    request = RequestFactory().get("/case/1", headers={"Referer": referer})

    page = answers.refuse(request, NotNow("The application was withdrawn.")).text

    link = f'<a class="govuk-link" href="{leads_to}">Go back to the page you came from</a>'
    assert page.count("Go back to the page you came from") == page.count(link) == bool(leads_to)


def test_what_is_not_visible_is_answered_like_what_does_not_exist() -> None:
    request = RequestFactory().get("/case/1")

    assert answer(NotVisible()).content == answers.not_found(request, Exception()).content


def test_sentence_is_escaped() -> None:
    assert "<b>" not in answer(Denied("<b>No</b>")).text


def test_fault_is_left_to_django() -> None:
    assert answer(ValueError()) is None


def test_method_a_view_does_not_take_has_a_page() -> None:
    middleware = answers.AnswersMiddleware(lambda request: HttpResponseNotAllowed(["POST"]))

    response = middleware(RequestFactory().get("/"))

    assert (response.status_code, response.headers["Allow"]) == (405, "POST")
    assert "This address does not work that way" in response.text


@pytest.mark.parametrize(
    ("view", "status", "title"),
    [
        (answers.bad_request, 400, "There is a problem with that request"),
        (answers.forbidden, 403, "You cannot do this"),
        (answers.not_found, 404, "Page not found"),
        (answers.too_many_requests, 429, "Too many attempts"),
        (answers.server_error, 500, "Sorry, there is a problem with the service"),
        (answers.csrf_failure, 403, "You cannot do this"),
    ],
)
def test_status_has_its_page(view: object, status: int, title: str) -> None:
    response = view(RequestFactory().get("/"), Exception())

    assert (response.status_code, f'<h1 class="govuk-heading-l">{title}</h1>' in response.text) == (
        status,
        True,
    )


@pytest.mark.parametrize(
    "sent",
    [
        {"name": "x" * (5 * 2**20 + 1)},
        {f"field-{number}": "" for number in range(5_001)},
        {f"file-{number}": ContentFile(b"x", name="a.txt") for number in range(301)},
    ],
    ids=["text", "fields", "files"],
)
def test_too_much_at_once_has_a_page_that_says_so(
    client_for: Callable[[User], Client], officer: User, sent: dict[str, object]
) -> None:
    response = client_for(officer).post("/cases/new/", sent)

    assert (response.status_code, response.text.count("That was too much at once")) == (413, 2)


def test_page_that_came_from_elsewhere_says_nothing_was_saved() -> None:
    assert answers.EXPIRED_PAGE in answers.csrf_failure(RequestFactory().post("/")).text


def test_fault_of_the_fault_page_is_answered_in_plain_words() -> None:
    with override_settings(TEMPLATES=[]):
        response = answers.server_error(HttpRequest())

    assert (response.status_code, response.text) == (500, answers.LAST_RESORT)
