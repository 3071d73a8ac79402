"""Sending a form as a browser would: with the token of the page it came from."""

import uuid
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.test import Client


def send(client: Client, url: str, **data: Any) -> HttpResponse:
    return client.post(url, {"submission": uuid.uuid4().hex, **data})


def day(name: str, value: date) -> dict[str, int]:
    """The three inputs of a date."""
    return {f"{name}-day": value.day, f"{name}-month": value.month, f"{name}-year": value.year}


def errors(response: HttpResponse) -> dict[str, list[str]]:
    return dict(response.context["form"].errors)
