"""One row of a phone download or a message export: when it was, who sent it, and how it will read. Pure."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from cases.enums import WhenKind
from cases.imports.moments import has_seconds, read_moment
from cases.when import When, problems
from spo.pages.characters import BREAKS, is_hidden, is_unreadable

LONGEST = 20_000  # characters of an account
LONGEST_KIND = 60
COLUMN_NAMES = {
    "moment": "Date and time, in one column",
    "date": "Date alone",
    "time": "Time alone",
    "sender": "From whom",
    "recipient": "To whom",
    "text": "Words of the message",
    "kind": "Kind, such as call or SMS",
    "direction": "Direction, such as incoming or missed",
    "duration": "How long it lasted",
}


@dataclass(frozen=True)
class Problem:
    """Why a row is not taken, with the column that says so."""

    row: int
    column: str
    sentence: str


@dataclass(frozen=True)
class Entry:
    """One act as the table tells it."""

    row: int
    when: When
    kind: str = ""
    direction: str = ""
    sender: str = ""
    recipient: str = ""
    text: str = ""
    duration: str = ""
    is_to_the_second: bool = False

    @property
    def account(self) -> str:
        """Message, incoming, from X to Y, lasting 2 minutes: the words, which may be several lines."""
        parts = [self.kind or "Message", self.direction.lower()]
        ways = " ".join(
            filter(None, [self.sender and f"from {self.sender}", self.recipient and f"to {self.recipient}"])
        )
        parts += [ways, self.duration and f"lasting {self.duration}"]
        head = ", ".join(filter(None, parts))
        return f"{head}: {self.text}" if self.text else f"{head}."

    def fingerprint(self, twin: int, acts: Sequence[str] = ()) -> str:
        """The same for the same row in another file, said to be the same acts. Of those alike each has its own where nobody
        gave seconds: `twin` counts those that came before it."""
        facts: list[object] = [
            *sorted(acts),
            self.when.starts_on,
            self.when.starts_time,
            self.kind,
            self.direction,
            self.sender,
            self.recipient,
        ]
        facts += [" ".join(self.text.split()), self.duration, 0 if self.is_to_the_second else twin]
        return hashlib.sha256("\x1f".join(str(fact).casefold() for fact in facts).encode()).hexdigest()


@dataclass(frozen=True)
class Reading:
    """Which column, by its number, says what; in which zone the times are; and whose rows are acts of the suspect."""

    headings: Sequence[str]
    columns: Mapping[str, int]
    is_utc: bool = False
    kind: str = ""
    only: Sequence[str] = field(default_factory=tuple)

    def column(self, name: str) -> str:
        return self.headings[self.columns[name]] if name in self.columns else ""


WORDS = {
    "moment": (
        "timestamp",
        "date and time",
        "datetime",
        "date/time",
        "date-time",
        "date time",
        "date & time",
    ),
    "date": ("date", "day", "sent on"),
    "time": ("time", "clock"),
    "direction": ("direction", "in/out", "incoming", "call type", "status"),
    "sender": ("from", "sender", "author", "caller", "source", "calling", "party", "number", "contact"),
    "recipient": ("to", "recipient", "called", "destination", "dialled", "target"),
    "text": ("text", "message", "body", "content", "words", "snippet", "description"),
    "duration": ("duration", "length", "talk time"),
    "kind": ("kind", "type", "service", "app", "event"),
}


def guess(headings: Sequence[str]) -> dict[str, int]:
    """Which column says what, by its heading: one that is called so, else one whose words begin so."""
    plain = [" ".join(heading.casefold().replace("_", " ").split()) for heading in headings]
    found: dict[str, int] = {}
    for exact in (True, False):
        for name, words in WORDS.items():
            for at, heading in enumerate(plain):
                fits = heading in words if exact else any(_begins(heading, word) for word in words)
                if fits and name not in found and at not in found.values():
                    found[name] = at
    if "moment" in found:
        found.pop("date", None)
        found.pop("time", None)
    elif "date" not in found and "time" in found:
        found["moment"] = found.pop("time")
    elif "date" in found and "time" not in found:
        found["moment"] = found.pop("date")
    return found


def _begins(heading: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", heading) is not None


def read_row(number: int, cells: Sequence[str], reading: Reading, *, now: datetime) -> Entry | Problem | None:
    """What the row says; why it cannot be taken; or nothing where somebody else than the suspect sent it."""
    given = {name: clean(cells[at]) for name, at in reading.columns.items()}
    sender = given.get("sender", "")
    if reading.only and _alike(sender) not in {_alike(name) for name in reading.only}:
        return None
    name = "moment" if "moment" in reading.columns else "date"
    typed = " ".join(filter(None, [given.get(name, ""), given.get("time", "") if name == "date" else ""]))
    if not given.get(name):
        return Problem(number, reading.column(name), "There is no date.")
    read = read_moment(typed, is_utc=reading.is_utc)
    if read is None:
        return Problem(
            number, reading.column(name), f"“{typed[:60]}” is not a date, day first, or not a time."
        )
    on, at = read
    when = When(WhenKind.EXACT, on, at)
    if wrong := problems(when, now=now):
        return Problem(number, reading.column(name), f"{next(iter(wrong.values()))}.")
    told = {key: given.get(key, "") for key in ("direction", "sender", "recipient", "text", "duration")}
    found = Entry(
        number,
        when,
        " ".join(given.get("kind", "").split())[:LONGEST_KIND] or reading.kind,
        **told,
        is_to_the_second=bool(at and has_seconds(typed)),
    )
    if len(found.account) > LONGEST:
        return Problem(number, reading.column("text"), f"The text is longer than {LONGEST:,} characters.")
    return found


def clean(cell: str) -> str:
    """Without what cannot be seen or stored; every sort of line break is one."""
    text = unicodedata.normalize("NFC", cell).replace("\r\n", "\n").replace("\r", "\n").translate(BREAKS)
    return "".join(" " if _is_bad(mark) else mark for mark in text).strip()


def _is_bad(mark: str) -> bool:
    return mark not in "\n\t" and (is_hidden(mark) or is_unreadable(mark))


def _alike(name: str) -> str:
    return " ".join(re.sub(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", name).casefold().split())
