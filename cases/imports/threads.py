"""A message thread as somebody copied or exported it: who wrote what, when. Pure.

WhatsApp of both makers, copies of text messages, and "name, date time: words". A line that begins no message goes on with
the one before it.
"""

import csv
import re
from dataclasses import dataclass, field, replace
from io import StringIO

from cases.imports.moments import read_moment

MARKS = re.compile(
    r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)  # that turn or frame what stands around them
DATE = r"(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|(?:[A-Za-z]{3,9},? )?\d{1,2} [A-Za-z]{3,9} \d{4}|[A-Za-z]{3,9} \d{1,2}, \d{4})"
TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[APap]\.?[Mm]\.?)?"
MOMENT = rf"(?P<moment>{DATE},? (?:at )?{TIME})"
NAME = r"(?P<name>[^:\[\]\n]{1,80}?)"
FIRST = re.compile(rf"\[?{MOMENT}\]?(?: ?[-–—] ?| )(?P<rest>.*)")
NAMED = re.compile(rf"{NAME}: ?(?P<text>.*)")
LAST = re.compile(rf"{NAME},? ?[\[(]?{MOMENT}[\])]?: ?(?P<text>.*)")
NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})([-/.]\d{2,4}.*)")
HEADINGS = ("Date and time", "From", "Text")


@dataclass(frozen=True)
class Message:
    """`moment` as year, month, day and time, with seconds where they were given."""

    moment: str
    name: str
    text: str


@dataclass(frozen=True)
class Thread:
    """Messages in their order, and the lines, by number, that belong to none of them."""

    messages: list[Message] = field(default_factory=list)
    unread: list[tuple[int, str]] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """Whoever wrote, in the order in which they first did."""
        return list(dict.fromkeys(message.name for message in self.messages))


@dataclass(frozen=True)
class _Start:
    moment: str
    name: str
    text: str


def read_thread(text: str) -> Thread:
    """Dates are day first, unless no day of the thread can be, as in exports of a telephone set to the United States."""
    found: list[tuple[_Start, list[str]]] = []
    unread = []
    lines = [MARKS.sub("", line.replace("\u202f", " ")).rstrip() for line in text.splitlines()]
    starts = [_start(line.strip()) for line in lines]
    is_swapped = _is_month_first([start.moment for start in starts if start])
    for number, (line, start) in enumerate(zip(lines, starts, strict=True), start=1):
        moment = _normal(start.moment, is_swapped) if start else ""
        if start and moment and start.name:
            found.append((replace(start, moment=moment), [start.text]))
        elif found and not start:
            found[-1][1].append(line)
        elif line.strip():
            unread.append((number, line.strip()))
    return Thread(
        [Message(start.moment, start.name, "\n".join(said).strip()) for start, said in found], unread
    )


def table_of(thread: Thread) -> bytes:
    """As a CSV table, for the way that every other table goes."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    writer.writerows([message.moment, message.name, message.text] for message in thread.messages)
    return out.getvalue().encode()


def _start(line: str) -> _Start | None:
    """The beginning of a message, or a notice of the program, which nobody wrote and which has no name."""
    if first := FIRST.fullmatch(line):
        named = NAMED.fullmatch(first["rest"])
        return _Start(first["moment"], *(_told(named) if named else ("", first["rest"])))
    last = LAST.fullmatch(line)
    return _Start(last["moment"], *_told(last)) if last else None


def _told(match: re.Match[str]) -> tuple[str, str]:
    return " ".join(match["name"].split()), match["text"]


def _is_month_first(moments: list[str]) -> bool:
    found = [match for match in map(NUMBERS.match, moments) if match]
    return any(int(match[3]) > 12 for match in found) and not any(int(match[1]) > 12 for match in found)


def _normal(moment: str, is_swapped: bool) -> str:
    """Nothing where it is no real day and time."""
    swapped = NUMBERS.sub(r"\3\2\1\4", moment, count=1) if is_swapped else moment
    read = read_moment(swapped)
    if read is None or read[1] is None:
        return ""
    on, at = read
    has_seconds = re.search(r"\d[:.]\d{2}[:.]\d{2}(?: ?[APap]\.?[Mm]\.?)?$", moment) is not None
    return f"{on.isoformat()} {at:%H:%M:%S}" if has_seconds else f"{on.isoformat()} {at:%H:%M}"
