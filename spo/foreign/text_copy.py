"""A text, a table or a message as plain words, for a page of ours. Runs in the child only."""

import csv
import json
import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

from spo.foreign.refusals import Unprinted

MAX_CHARACTERS = 300_000
MAX_ROWS, MAX_COLUMNS = 3000, 12
HEADERS = ("From", "To", "Cc", "Date", "Subject")
UNREAD = {"script", "style", "head", "title"}
BLOCKS = {"br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "blockquote"}


def copy(source: Path, target: Path, media_type: str) -> str:
    data = source.read_bytes()
    body = _message(data) if media_type == "message/rfc822" else decoded(data)
    if len(body) > MAX_CHARACTERS:
        raise Unprinted("This file is too long to print.")
    rows = _table(body) if media_type == "text/csv" else []
    target.write_text(json.dumps({"body": body, "rows": rows}), "utf-8")
    return ""


def decoded(data: bytes) -> str:
    for encoding in ("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _table(body: str) -> list[list[str]]:
    """Its cells, or nothing where it would not fit a page as a table and is printed as it stands."""
    try:
        rows = list(csv.reader(StringIO(body), csv.Sniffer().sniff(body[:4096], ",;\t|")))
    except csv.Error:
        return []
    widest = max((len(row) for row in rows), default=0)
    if len(rows) > MAX_ROWS or widest > MAX_COLUMNS:
        return []
    return [row + [""] * (widest - len(row)) for row in rows]


def _message(data: bytes) -> str:
    message = message_from_bytes(data, policy=policy.default)
    head = [f"{name}: {message[name]}" for name in HEADERS if message[name]]
    names = [
        f"Attachment, not printed here: {part.get_filename('unnamed')}" for part in message.iter_attachments()
    ]
    return "\n".join([*head, *names, "", words_of_message(message)])


def words_of_message(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    try:
        words = part.get_content()
    except (LookupError, ValueError):  # it names letters that nobody knows
        words = decoded(part.get_payload(decode=True))
    return words if part.get_content_subtype() == "plain" else words_of_html(words)


def words_of_html(words: str) -> str:
    reader = _Words()
    reader.feed(words)
    lines = (line.strip() for line in "".join(reader.words).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Words(HTMLParser):
    """The text of an HTML message, a line for each block."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unread += tag in UNREAD
        if tag in BLOCKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.unread -= tag in UNREAD and self.unread > 0

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.words.append(re.sub(r"\s+", " ", data))
