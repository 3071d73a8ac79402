"""A process that a hostile file has taken over lays in its folder what it likes: nothing else becomes a copy."""

import json
from pathlib import Path
from typing import Any

import pytest

from cases.enums import RenditionState
from cases.evidence import rendering
from cases.models import RenditionPage
from spo.accounts.models import User
from spo.files import path_of
from tests.cases.evidence.making import made_of, taken_in
from tests.spo.files.samples import pdf

DEEP = "[" * 60_000


def leave(monkeypatch: pytest.MonkeyPatch, kind: str, content: str) -> None:
    """One kind of child has been taken over; the others do what they do."""
    honest = rendering.ask_child

    def ask(asked: str, source: Path, target: Path, **options: Any) -> dict:
        if asked != kind:
            return honest(asked, source, target, **options)
        target.write_text(content)
        return {"note": "", "walls": []}

    monkeypatch.setattr(rendering, "ask_child", ask)


def test_link_to_another_file_of_the_store_becomes_no_copy(
    officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = taken_in(b"Of another case", "secret.txt", officer)

    def ask(kind: str, source: Path, target: Path, **_: Any) -> dict:
        if kind == "words":
            target.write_text('[{"text": "", "is_read": false}]')
        else:
            target.symlink_to(path_of(other.sha256))
        return {"note": "", "walls": []}

    monkeypatch.setattr(rendering, "ask_child", ask)

    rendition = made_of(pdf(), "letter.pdf", officer)

    assert (rendition.state, rendition.sha256) == (RenditionState.NEEDS_PERSON, "")


@pytest.mark.parametrize(
    "content",
    [
        DEEP,
        "{}",
        "[1]",
        '[{"text": "a"}]',
        '[{"text": "\\u0000", "is_read": true}]',
        '[{"text": 1, "is_read": 1}]',
    ],
)
def test_words_of_another_form_are_not_kept(
    officer: User, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    leave(monkeypatch, "words", content)

    rendition = made_of(pdf(), "letter.pdf", officer)

    assert (rendition.state, RenditionPage.objects.count()) == (RenditionState.NEEDS_PERSON, 0)


@pytest.mark.parametrize("part", [1, {"rows": [[1]]}, {"facts": [["a"]]}, {"rows": 1}, {"body": ["a"]}])
def test_parts_of_another_form_are_not_printed(
    officer: User, monkeypatch: pytest.MonkeyPatch, part: object
) -> None:
    leave(monkeypatch, "parts", json.dumps([part]))

    assert made_of(b"Words", "notes.txt", officer).state == RenditionState.NEEDS_PERSON


def test_whoever_reads_the_copy_has_a_folder_of_its_own(
    officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = {}
    honest = rendering.ask_child

    def ask(kind: str, source: Path, target: Path, **options: Any) -> dict:
        folders[kind] = target.parent
        return honest(kind, source, target, **options)

    monkeypatch.setattr(rendering, "ask_child", ask)

    assert made_of(pdf(), "letter.pdf", officer).state == RenditionState.READY
    assert folders["words"].parent == folders["pdf"]
