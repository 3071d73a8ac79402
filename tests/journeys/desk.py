"""A person at a desk: reads pages, fills in the forms that are on them, and sends them. A browser without a window."""

from datetime import date, datetime
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from django.http import FileResponse, HttpResponse
from django.test import Client
from django.urls import reverse

Answers = dict[str, Any]


class Desk:
    """Pages go by the names of their URLs; an answer goes by the name of its field."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def read(self, name: str, *args: object) -> str:
        """The words of the page."""
        response = self.client.get(reverse(name, args=args))
        assert response.status_code == 200, words_of(main_of(response))
        return words_of(main_of(response))

    def send(self, name: str, *args: object, **answers: Any) -> str:
        """The words of the page that it leads to."""
        response = self._sent(name, *args, **answers)
        assert (response.status_code, errors_of(response)) == (303, [])
        return words_of(main_of(self.client.get(response.url)))

    def be_told(self, name: str, *args: object, **answers: Any) -> tuple[int, list[str]]:
        """How a form that is wrong is answered: the status, and the lines of the error summary."""
        response = self._sent(name, *args, **answers)
        return response.status_code, errors_of(response)

    def be_refused(self, name: str, *args: object) -> tuple[int, str]:
        """How a page that is not for this person, or not now, is answered: the status and the words."""
        response = self.client.get(reverse(name, args=args))
        return response.status_code, words_of(main_of(response))

    def be_given(self, name: str, *args: object, **answers: Any) -> FileResponse:
        """A file, of which nothing has been read yet."""
        response = self._sent(name, *args, **answers)
        assert (response.status_code, errors_of(response)) == (200, [])
        return response

    def take(self, name: str, *args: object, **answers: Any) -> bytes:
        """The whole of a file."""
        return self.be_given(name, *args, **answers).getvalue()

    def _sent(self, name: str, *args: object, **answers: Any) -> HttpResponse:
        url = reverse(name, args=args)
        return self.client.post(url, blank(self.client.get(url)) | typed(answers))


def blank(page: HttpResponse) -> Answers:
    """What the form on the page would send if nobody touched it."""
    forms = [form for form in main_of(page).iter("form") if form.get("method") == "post"]
    given: dict[str, list[str]] = {}
    for control in (control for form in forms for control in form.iter()):
        for value in _values(control):
            given.setdefault(control.get("name", ""), []).append(value)
    given.pop("", None)
    return dict(given)


def _values(control: Element) -> list[str]:
    if control.tag == "textarea":
        return ["".join(control.itertext()).removeprefix("\n")]
    if control.tag == "select":
        options = list(control.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None] or options[:1]
        return [option.get("value", "") for option in chosen]
    if control.tag != "input" or control.get("type") in ("file", "submit"):
        return []
    if control.get("type") in ("radio", "checkbox"):
        return [control.get("value", "on")] if control.get("checked") is not None else []
    return [control.get("value", "")]


def typed(answers: Answers) -> Answers:
    """A date goes into three inputs, a moment into four; nothing at all takes the answer away."""
    given: Answers = {}
    for name, value in answers.items():
        if isinstance(value, date):
            given |= {f"{name}-{part}": getattr(value, part) for part in ("day", "month", "year")}
        if isinstance(value, datetime):
            given[f"{name}-time"] = f"{value:%H:%M}"
        if not isinstance(value, date):
            given[name] = value
    return given


def main_of(response: HttpResponse) -> Element:
    page = html5lib.parse(response.content, namespaceHTMLElements=False)
    return next(page.iter("main"))


def words_of(part: Element) -> str:
    return " ".join(" ".join(part.itertext()).split())


def errors_of(response: HttpResponse) -> list[str]:
    if "text/html" not in response.headers.get("Content-Type", "") or not response.content:
        return []
    found = [part for part in main_of(response).iter("div") if part.get("class") == "govuk-error-summary"]
    return [words_of(link) for summary in found for link in summary.iter("a")]
