"""Characters that no text may hold, on every form there is."""

from collections.abc import Callable

import pytest
from django import forms
from django.test import Client
from django.urls import get_resolver

from spo.accounts.forms.allauth import AllauthForm
from spo.accounts.models import Court, User
from spo.pages.characters import plain_line
from spo.pages.fields import LongTextField
from spo.pages.forms import GovForm
from spo.work.staging import discard, staged_upload

HOSTILE = {
    "NUL": "a\0b",
    "bell": "a\x07b",
    "escape": "a\x1b[31mb",
    "delete": "a\x7fb",
    "undecodable": "a\ufffdb",
    "half a pair": "a\ud800b",
    "no character": "a\uffffb",
    "turned round": "a\u202egpj.exe",
}
FRIENDLY = "Zoë’s “note” – नमस्ते 👩‍👩‍👧 \u05e9\u05dc\u200f £5\u00a0x"
HIDDEN = "must not include hidden characters. There is one"
RETYPE = "Delete the words around it and type them again"
RETYPE_IT = "Delete it and type it again"


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


class Account(GovForm):
    submission = None
    account = LongTextField(label="What happened", max_length=200)
    title = forms.CharField(label="Title", max_length=200, required=False)


@pytest.mark.parametrize("mark", ["\v", "\f", "\x85", "\u2028", "\u2029"])
def test_break_of_another_program_is_a_line_break(mark: str) -> None:
    form = Account({"account": f"He came.{mark}He left."})

    assert form.is_valid()
    assert form.cleaned_data["account"] == "He came.\nHe left."


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (
            {"account": "He came.\r\nHe followed her all the way\x07 home."},
            f"What happened {HIDDEN} in line 2, after “all the way”. {RETYPE}",
        ),
        (
            {"account": "\x1bHe came."},
            f"What happened {HIDDEN} at its start. {RETYPE}",
        ),
        (
            {"account": "He came 50% of the \ufffd days."},
            f"What happened includes a character that could not be read, after “50% of the”. {RETYPE_IT}",
        ),
        (
            {"account": "He came.", "title": "A\x85note"},
            f"Title {HIDDEN} after “A”. {RETYPE}",
        ),
    ],
)
def test_place_of_the_character_is_named(typed: dict[str, str], says: str) -> None:
    errors = Account(typed).errors

    assert [text for texts in errors.values() for text in texts] == [says]


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
