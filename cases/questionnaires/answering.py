"""What answers come to: the level they suggest, and what changed since the last time. A person decides all the same."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cases.enums import RiskLevel
from cases.questionnaires.reading import NOT_KNOWN

Content = Mapping[str, Any]
Answers = Mapping[str, str]
RANKS = {level: rank for rank, level in enumerate(["", *RiskLevel.values])}


@dataclass(frozen=True)
class Answered:
    """One question and what was said, in words."""

    section: str
    question: str
    said: str


@dataclass(frozen=True)
class Changed:
    """One question that was answered otherwise the last time."""

    question: str
    before: str
    now: str


def questions(content: Content) -> Iterator[dict[str, Any]]:
    for section in content["sections"]:
        yield from section["questions"]


def suggested(content: Content, answers: Answers) -> str:
    """The highest level that any answer suggests, the lowest where none does; nothing while nothing is known."""
    known = [
        answer["suggests"] or RiskLevel.STANDARD.value
        for question in questions(content)
        for answer in question["answers"]
        if answer["code"] == answers.get(question["code"]) != NOT_KNOWN
    ]
    return max(known, key=RANKS.__getitem__, default="")


def said(question: Mapping[str, Any], answers: Answers) -> str:
    given = answers.get(question["code"], "")
    return next((answer["text"] for answer in question["answers"] if answer["code"] == given), given)


def answered(content: Content, answers: Answers) -> list[Answered]:
    return [
        Answered(section["title"], question["text"], said(question, answers))
        for section in content["sections"]
        for question in section["questions"]
    ]


def changes(content: Content, answers: Answers, before: Content, answers_before: Answers) -> list[Changed]:
    """Question by question, by code, so that another edition is compared where it asks the same."""
    earlier = {question["code"]: question for question in questions(before)}
    both = [(question, earlier.get(question["code"])) for question in questions(content)]
    pairs = [
        (question["text"], said(old, answers_before) if old else "Not asked", said(question, answers))
        for question, old in both
    ]
    return [Changed(text, old, now) for text, old, now in pairs if old != now]
