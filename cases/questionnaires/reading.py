"""Reading a questionnaire from its data file. Whatever is not as it must be is refused, with where and what."""

import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from cases.enums import RiskLevel
from spo.exceptions import Refused

LARGEST = 200_000  # bytes of a data file
MOST_QUESTIONS = 100
MOST_DAYS = 366
CODE = re.compile(r"[a-z][a-z0-9-]{0,39}")
NOT_KNOWN = "not-known"
YES_NO = {"yes": "Yes", "no": "No"}
FILE_KEYS = {"code", "edition", "title", "guidance", "due_again_after_days", "enough_answers", "sections"}
SECTION_KEYS = {"title", "guidance", "questions"}
QUESTION_KEYS = {"code", "text", "help", "kind", "suggests", "answers"}
ANSWER_KEYS = {"code", "text", "suggests"}
KINDS = ("yes-no", "choice", "text")


class Faulty(Refused):
    """Names the file, the question where there is one, and the fault."""


@dataclass(frozen=True)
class Questions:
    """A data file as it is kept: `content` says of each question its answers and the level each suggests."""

    code: str
    edition: int
    title: str
    content: dict[str, Any]
    sha256: str


def read(data: bytes, *, file: str) -> Questions:
    """Raises `Faulty` with the first thing that is wrong."""
    if len(data) > LARGEST:
        raise _faulty(file, f"the file is larger than {LARGEST:,} bytes")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        table = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise _faulty(file, "the file is not text in UTF-8") from error
    except ValueError as error:
        raise _faulty(file, f"the file is not TOML: {error}") from error
    except RecursionError as error:
        raise _faulty(file, "the file has too many brackets inside each other") from error
    _only(table, FILE_KEYS, file)
    sections = [_section(row, file) for row in _tables(table, "sections", file)]
    _check_codes(sections, file)
    content = {
        "guidance": _text(table, "guidance", file, longest=4000, required=False),
        "due_again_after_days": _days(table.get("due_again_after_days"), file),
        "sections": sections,
    } | _share(table, file)
    return Questions(
        code=_code(table, file),
        edition=_number(table.get("edition"), "edition", file, 9999),
        title=_text(table, "title", file, longest=120),
        content=content,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def _section(row: Mapping[str, Any], file: str) -> dict[str, Any]:
    _only(row, SECTION_KEYS, file)
    return {
        "title": _text(row, "title", file, longest=120),
        "guidance": _text(row, "guidance", file, longest=2000, required=False),
        "questions": [_question(each, file) for each in _tables(row, "questions", file)],
    }


def _question(row: Mapping[str, Any], file: str) -> dict[str, Any]:
    """Yes-no and choice are one thing once read: answers, each with the level it suggests, the last "not known"."""
    code = _code(row, file)
    place = f"{file}, question “{code}”"
    _only(row, QUESTION_KEYS, place)
    kind = row.get("kind", "yes-no")
    if kind not in KINDS:
        raise _faulty(place, f"kind must be one of {_listed(KINDS)}")
    read_answers = {"yes-no": _yes_no, "choice": _choice, "text": _no_answers}[kind]
    return {
        "code": code,
        "text": _text(row, "text", place, longest=300),
        "help": _text(row, "help", place, longest=1000, required=False),
        "answers": read_answers(row, place),
    }


def _yes_no(row: Mapping[str, Any], place: str) -> list[dict[str, str]]:
    if "answers" in row:
        raise _faulty(place, "answers belong to a question of the kind choice")
    suggests = row.get("suggests", {})
    if not isinstance(suggests, dict) or not set(suggests) <= set(YES_NO):
        raise _faulty(place, "suggests must say for yes or no which level it suggests")
    levels = {code: _level(level, place) for code, level in suggests.items()}
    return [*({"code": c, "text": t, "suggests": levels.get(c, "")} for c, t in YES_NO.items()), _not_known()]


def _choice(row: Mapping[str, Any], place: str) -> list[dict[str, str]]:
    if "suggests" in row:
        raise _faulty(place, "suggests belongs to each answer of a question of the kind choice")
    answers = []
    for answer in _tables(row, "answers", place):
        _only(answer, ANSWER_KEYS, place)
        suggests = _level(answer["suggests"], place) if "suggests" in answer else ""
        text = _text(answer, "text", place, longest=200)
        answers.append({"code": _code(answer, place), "text": text, "suggests": suggests})
    codes = [answer["code"] for answer in answers]
    if len(codes) < 2 or len(set(codes)) < len(codes) or NOT_KNOWN in codes:
        raise _faulty(place, f"it needs two answers or more, of different codes, none of them {NOT_KNOWN}")
    return [*answers, _not_known()]


def _no_answers(row: Mapping[str, Any], place: str) -> list[dict[str, str]]:
    if {"suggests", "answers"} & set(row):
        raise _faulty(place, "a question of the kind text has no answers that suggest a level")
    return []


def _not_known() -> dict[str, str]:
    return {"code": NOT_KNOWN, "text": "Not known", "suggests": ""}


def _check_codes(sections: list[dict[str, Any]], file: str) -> None:
    codes = Counter(question["code"] for section in sections for question in section["questions"])
    if codes.total() > MOST_QUESTIONS:
        raise _faulty(file, f"it has more than {MOST_QUESTIONS} questions")
    if twice := next((code for code, times in codes.items() if times > 1), ""):
        raise _faulty(f"{file}, question “{twice}”", "its code is used twice")


def _days(value: Any, file: str) -> dict[str, int]:
    if not isinstance(value, dict) or set(value) != set(RiskLevel.values):
        raise _faulty(file, f"due_again_after_days must give a number for {_listed(RiskLevel.values)}")
    return {
        level: _number(value[level], f"due_again_after_days.{level}", file, MOST_DAYS) for level in RiskLevel
    }


def _share(table: Mapping[str, Any], file: str) -> dict[str, str]:
    """How many of the questions must be answered before a level is suggested. A file need not say it."""
    if "enough_answers" not in table:
        return {}
    try:
        share = Fraction(table["enough_answers"])
    except (ValueError, TypeError, ZeroDivisionError, OverflowError):
        share = Fraction(0)
    if not isinstance(table["enough_answers"], str) or not 0 < share <= 1:
        raise _faulty(file, "enough_answers must be a share from nothing to one, written such as “2/3”")
    return {"enough_answers": str(share)}


def _number(value: Any, name: str, place: str, highest: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= highest:
        raise _faulty(place, f"{name} must be a whole number from 1 to {highest}")
    return value


def _level(value: Any, place: str) -> str:
    if value not in RiskLevel.values:
        raise _faulty(place, f"a suggested level must be one of {_listed(RiskLevel.values)}")
    return str(value)


def _text(row: Mapping[str, Any], name: str, place: str, *, longest: int, required: bool = True) -> str:
    value = row.get(name, "")
    if not isinstance(value, str) or len(value) > longest or "\0" in value:
        raise _faulty(place, f"{name} must be text of at most {longest} characters")
    if required and not value.strip():
        raise _faulty(place, f"{name} is missing")
    return value.strip()


def _code(row: Mapping[str, Any], place: str) -> str:
    value = row.get("code")
    if not isinstance(value, str) or not CODE.fullmatch(value):
        raise _faulty(place, "code must be small letters, digits and hyphens, 40 at most, a letter first")
    return value


def _tables(row: Mapping[str, Any], name: str, place: str) -> list[dict[str, Any]]:
    value = row.get(name)
    if not isinstance(value, list) or not value or not all(isinstance(each, dict) for each in value):
        raise _faulty(place, f"{name} is missing")
    return value


def _only(row: Mapping[str, Any], known: Collection[str], place: str) -> None:
    if unknown := sorted(set(row) - set(known)):
        raise _faulty(place, f"{_listed(unknown)} is not known here")


def _listed(names: Collection[str]) -> str:
    return ", ".join(names)


def _faulty(place: str, fault: str) -> Faulty:
    return Faulty(f"{place}: {fault}.")
