"""Characters that no text may hold, on every form there is."""

from collections.abc import Callable

import pytest
from django import forms
from django.test import Client
from django.urls import get_resolver

from spo.accounts.forms.allauth import AllauthForm
from spo.accounts.models import Court, User
from spo.pages.characters import plain_line
from spo.pages.forms import GovForm
from spo.work.staging import discard, staged_upload

HOSTILE = {
    "NUL": "a\0b",
    "bell": "a\x07b",
    "escape": "a\x1b[31mb",
    "delete": "a\x7fb",
    "next line": "a\x85b",
    "undecodable": "a\ufffdb",
    "half a pair": "a\ud800b",
    "no character": "a\uffffb",
    "turned round": "a\u202egpj.exe",
}
FRIENDLY = "Zoë’s “note” – नमस्ते 👩‍👩‍👧 \u05e9\u05dc\u200f £5\u00a0x"


def forms_of_the_site() -> list[type[GovForm]]:
    """The addresses are read first, and with them every view and its forms."""
    assert get_resolver().url_patterns != []
    found, waiting = set(), [GovForm]
    while waiting:
        kinds = waiting.pop().__subclasses__()
        found |= set(kinds)
        waiting += kinds
    ours = [form for form in found if not form.__module__.startswith("tests.")]
    return sorted(ours, key=lambda form: (form.__module__, form.__qualname__))


def taken(text: str) -> list[str]:
    """The text fields that let it through, each under the form class of the site and no rule of its own."""
    found = []
    for form in forms_of_the_site():
        fields = {name: f for name, f in form.base_fields.items() if isinstance(f, forms.CharField)}
        kind = AllauthForm if issubclass(form, AllauthForm) else GovForm
        bare = type("Bare", (kind,), {"submission": None, **fields})(dict.fromkeys(fields, text))
        bare.is_valid()
        found += [f"{form.__qualname__}.{name}" for name in fields if name not in bare.errors]
    return found


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_field_takes_a_hostile_character(text: str) -> None:
    assert taken(text) == []


def test_text_of_other_scripts_is_taken() -> None:
    assert plain_line(FRIENDLY) is None


@pytest.mark.parametrize("raw", ["%FF%FE", "%ED%A0%80", "%00", "%1B", "%C2%85", "%E2%80%AE"])
def test_hostile_bytes_are_named_beside_the_field_and_nothing_is_saved(
    client_for: Callable[[User], Client], administrator: User, raw: str
) -> None:
    body = f"submission={'a' * 32}&name=Co{raw}urt&address=1+High+Street"

    answer = client_for(administrator).generic(
        "POST", "/courts/add/", body, content_type="application/x-www-form-urlencoded"
    )

    assert (answer.status_code, Court.objects.count()) == (422, 0)
    assert list(answer.context["form"].errors) == ["name"]
    assert "1 High Street" in answer.text


@pytest.mark.parametrize("token", ["a\0b", "a\ud800", "x" * 65, "../x"])
def test_hostile_token_of_a_file_finds_none(officer: User, token: str) -> None:
    discard(by=officer, token=token)

    assert staged_upload(by=officer, token=token) is None
