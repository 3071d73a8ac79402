"""Data files of questions: what is read of a good one, and what is said of a bad one."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from cases.models import Questionnaire
from cases.questionnaires import reading
from cases.questionnaires.answering import Changed, answered, changes, suggested, suggestion
from cases.questionnaires.reading import Faulty, read

SHIPPED = Path(reading.__file__).with_name("general.toml")
GOOD = """
code = "short"
edition = 1
title = "Short"

[due_again_after_days]
standard = 90
medium = 28
high = 7

[[sections]]
title = "First"

[[sections.questions]]
code = "threats"
text = "Threats?"
suggests = { yes = "high" }

[[sections.questions]]
code = "often"
text = "How often?"
kind = "choice"
answers = [{ code = "rarely", text = "Rarely" }, { code = "daily", text = "Daily", suggests = "medium" }]

[[sections.questions]]
code = "else"
text = "What else?"
kind = "text"
"""

CODE_RULE = "code must be small letters, digits and hyphens, 40 at most, a letter first."
TWO_ANSWERS = "it needs two answers or more, of different codes, none of them not-known."
NO_LEVEL = "a question of the kind text has no answers that suggest a level."
LEVELS = "a suggested level must be one of standard, medium, high."
YES_OR_NO = "suggests must say for yes or no which level it suggests."


def content() -> dict[str, Any]:
    return read(GOOD.encode(), file="short.toml").content


def test_read_keeps_what_the_file_says() -> None:
    found = read(GOOD.encode(), file="short.toml")

    [section] = found.content["sections"]
    assert (found.code, found.edition, found.title) == ("short", 1, "Short")
    assert found.content["due_again_after_days"] == {"standard": 90, "medium": 28, "high": 7}
    assert [question["code"] for question in section["questions"]] == ["threats", "often", "else"]
    assert [answer["code"] for answer in section["questions"][1]["answers"]] == [
        "rarely",
        "daily",
        "not-known",
    ]


def test_line_ends_of_other_systems_make_no_other_file() -> None:
    windows = GOOD.replace("\n", "\r\n").encode("utf-8-sig")

    assert read(windows, file="w.toml") == read(GOOD.encode(), file="u.toml")


def test_shipped_file_is_read_and_loaded_by_a_migration(db: None) -> None:
    found = read(SHIPPED.read_bytes(), file=SHIPPED.name)

    loaded = Questionnaire.objects.get(unit=None)
    assert (loaded.code, loaded.edition, loaded.content) == (found.code, found.edition, found.content)
    assert loaded.sha256 == found.sha256


def test_first_edition_of_the_shipped_questions_stays_as_it_was_loaded() -> None:
    """A migration reads it on each fresh database. A later edition is a file of its own, loaded by a command."""
    found = read(SHIPPED.read_bytes(), file=SHIPPED.name)
    content = hashlib.sha256(json.dumps(found.content, sort_keys=True).encode()).hexdigest()

    assert (found.code, found.edition, found.title) == (
        "general-stalking",
        1,
        "General questions about stalking risk",
    )
    assert found.sha256 == "e74bc1e7a4b77509936704c7789c2dcd54780c1c3daa33f396ed4f0d5a9ba6da"
    assert content == "f5f58125cf349396c0f0e796ce3bdcd22a74f63043a537a8eb60da4b4a6658ce"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (GOOD, f"a = {'[' * 60_000}", "the file has too many brackets inside each other."),
        (GOOD, "= nothing", "the file is not TOML: Invalid statement (at line 1, column 1)."),
        ('code = "short"', "", CODE_RULE),
        ('code = "short"', 'code = "Short!"', CODE_RULE),
        ("edition = 1", "edition = 0", "edition must be a whole number from 1 to 9999."),
        ("edition = 1", "edition = true", "edition must be a whole number from 1 to 9999."),
        ("edition = 1", 'edition = "2"', "edition must be a whole number from 1 to 9999."),
        ('title = "Short"', 'title = " "', "title is missing."),
        ('title = "Short"', f'title = "{"x" * 121}"', "title must be text of at most 120 characters."),
        ("high = 7", "", "due_again_after_days must give a number for standard, medium, high."),
        ("high = 7", "high = 0", "due_again_after_days.high must be a whole number from 1 to 366."),
        ("edition = 1", "edition = 1\ncolour = 1", "colour is not known here."),
    ],
)
def test_fault_of_the_file_is_named(old: str, new: str, sentence: str) -> None:
    with pytest.raises(Faulty) as refused:
        read(GOOD.replace(old, new, 1).encode(), file="short.toml")

    assert refused.value.sentence == f"short.toml: {sentence}"


@pytest.mark.parametrize(
    ("old", "new", "question", "fault"),
    [
        ('text = "Threats?"', "", "threats", "text is missing."),
        ('yes = "high"', 'maybe = "high"', "threats", YES_OR_NO),
        ('yes = "high"', 'yes = "extreme"', "threats", LEVELS),
        ('kind = "choice"', 'kind = "slider"', "often", "kind must be one of yes-no, choice, text."),
        ('kind = "choice"', "", "often", "answers belong to a question of the kind choice."),
        ('code = "daily"', 'code = "rarely"', "often", TWO_ANSWERS),
        ('code = "daily"', 'code = "not-known"', "often", TWO_ANSWERS),
        ('suggests = "medium"', "suggests = 3", "often", LEVELS),
        ('suggests = "medium"', "weight = 3", "often", "weight is not known here."),
        ('kind = "text"', 'kind = "text"\nsuggests = { yes = "high" }', "else", NO_LEVEL),
        ('code = "else"', 'code = "threats"', "threats", "its code is used twice."),
    ],
)
def test_fault_of_a_question_is_named_with_its_code(old: str, new: str, question: str, fault: str) -> None:
    with pytest.raises(Faulty) as refused:
        read(GOOD.replace(old, new, 1).encode(), file="short.toml")

    assert refused.value.sentence == f"short.toml, question “{question}”: {fault}"


@pytest.mark.parametrize("data", [b"\xff\xfe", b"a" * 200_001, b"", b"title = 1", b"sections = 4"])
def test_what_is_no_questionnaire_is_refused(data: bytes) -> None:
    with pytest.raises(Faulty):
        read(data, file="x.toml")


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        ({}, ""),
        ({"threats": "not-known", "often": "not-known", "else": "Much"}, ""),
        ({"threats": "yes", "often": "not-known"}, ""),
        ({"threats": "no", "often": "rarely"}, "standard"),
        ({"threats": "no", "often": "daily"}, "medium"),
        ({"threats": "yes", "often": "rarely"}, "high"),
        ({"threats": "yes", "often": "daily"}, "high"),
    ],
)
def test_suggested_level_is_the_highest_that_an_answer_suggests(answers: dict[str, str], level: str) -> None:
    assert suggested(content(), answers) == level


def test_suggestion_says_how_many_were_answered_or_that_they_are_too_few() -> None:
    few, enough = ({"threats": "yes"}, {"threats": "yes", "often": "rarely"})

    assert suggestion(content(), few).sentence == (
        "There are too few answers for a suggestion: 1 of 2 questions was answered, and 2 are needed. "
        "“Not known” is not counted. One that was given points to high risk."
    )
    assert suggestion(content(), enough).sentence == (
        "The answers suggest: High risk. 2 of 2 questions were answered."
    )
    assert suggestion(content(), {}).sentence == (
        "There are too few answers for a suggestion: 0 of 2 questions were answered, and 2 are needed. "
        "“Not known” is not counted."
    )


@pytest.mark.parametrize(("share", "level"), [("1/2", "high"), ("1", ""), ("0.4", "high")])
def test_data_file_says_how_many_answers_are_enough(share: str, level: str) -> None:
    stated = GOOD.replace("edition = 1", f'edition = 1\nenough_answers = "{share}"')

    assert suggested(read(stated.encode(), file="x").content, {"threats": "yes"}) == level


@pytest.mark.parametrize("share", ['"0"', '"5/4"', '"-1/2"', '"1/0"', '"much"', "0.5", "true", "[]"])
def test_share_that_is_none_is_refused(share: str) -> None:
    stated = GOOD.replace("edition = 1", f"edition = 1\nenough_answers = {share}")

    with pytest.raises(Faulty, match="enough_answers must be a share"):
        read(stated.encode(), file="x")


def test_answered_gives_words() -> None:
    found = answered(content(), {"threats": "yes", "often": "daily", "else": "A dog"})

    assert [(each.question, each.said) for each in found] == [
        ("Threats?", "Yes"),
        ("How often?", "Daily"),
        ("What else?", "A dog"),
    ]


def test_changes_name_each_question_answered_otherwise() -> None:
    now, before = {"threats": "yes", "often": "daily", "else": ""}, {"threats": "no", "often": "daily"}

    assert changes(content(), now, content(), before) == [Changed("Threats?", "No", "Yes")]


def test_changes_to_another_edition_say_what_was_not_asked() -> None:
    old = read(GOOD.replace('code = "often"', 'code = "rate"').encode(), file="x").content

    found = changes(content(), {"threats": "no", "often": "daily"}, old, {"threats": "no", "rate": "daily"})

    assert found == [Changed("How often?", "Not asked", "Daily")]
