"""What answers come to: the level they suggest, and what changed since the last time. A person decides all the same."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Any

from cases.enums import RiskLevel
from cases.questionnaires.reading import NOT_KNOWN

Content = Mapping[str, Any]
Answers = Mapping[str, str]
ENOUGH = "2/3"  # of the questions, unless the data file says otherwise
RANKS = {level: rank for rank, level in enumerate(["", *RiskLevel.values])}


@dataclass(frozen=True)
class Suggestion:
    """`gravest` is the highest level that an answer points to, `known` how many questions have one that is known."""

    gravest: str
    known: int
    asked: int
    needed: int

    @property
    def level(self) -> str:
        return self.gravest if self.known >= self.needed else ""

    @property
    def counted(self) -> str:
        return f"{self.known} of {self.asked} questions"

    @property
    def sentence(self) -> str:
        """One grave answer is said even where there are too few of them to suggest a level."""
        were = "was" if self.known == 1 else "were"
        points = (
            f" One that was given points to {RiskLevel(self.gravest).label.lower()} risk."
            if self.gravest
            else ""
        )
        if self.level:
            return f"The answers suggest: {RiskLevel(self.level).label} risk. {self.counted} {were} answered."
        return (
            f"There are too few answers for a suggestion: {self.counted} {were} answered, and {self.needed} are needed. "
            f"“Not known” is not counted.{points}"
        )


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
    """The highest level that any answer suggests, the lowest where none does; nothing while too few are known."""
    return suggestion(content, answers).level


def suggestion(content: Content, answers: Answers) -> Suggestion:
    """Questions that are answered in words suggest nothing, and are not counted."""
    asked = [question for question in questions(content) if question["answers"]]
    known = [
        answer["suggests"] or RiskLevel.STANDARD.value
        for question in asked
        for answer in question["answers"]
        if answer["code"] == answers.get(question["code"]) != NOT_KNOWN
    ]
    return Suggestion(
        gravest=max(known, key=RANKS.__getitem__, default=""),
        known=len(known),
        asked=len(asked),
        needed=max(1, ceil(len(asked) * Fraction(content.get("enough_answers", ENOUGH)))),
    )


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
