"""Text, tables, messages, web pages and workbooks as parts to be printed by us. Runs in the child only.

What is too long is cut where it says so: the beginning of a long message thread is better than nothing.
"""

import csv
import hashlib
import json
from collections.abc import Iterable
from email import message_from_bytes, policy
from email.message import EmailMessage
from io import StringIO
from pathlib import Path
from typing import Any

from spo.foreign.text_copy import HEADERS, decoded, words_of_html, words_of_message

MOST_CHARACTERS = 300_000
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 2000, 12, 1000
MOST_BYTES = 64 * 2**20
Part = dict[str, Any]


def copy(source: Path, target: Path, media_type: str) -> dict[str, str]:
    with source.open("rb") as file:
        data = file.read(MOST_BYTES)
    parts, notes = VIEWS.get(media_type, text_parts)(data)
    target.write_text(json.dumps(parts), "utf-8")
    return {"note": " ".join(notes)}


def text_parts(data: bytes) -> tuple[list[Part], list[str]]:
    body, notes = cut(decoded(data))
    return [{"body": body}], notes


def web_parts(data: bytes) -> tuple[list[Part], list[str]]:
    body, notes = cut(words_of_html(decoded(data)))
    return [{"body": body}], ["Only the words of this web page are shown.", *notes]


def table_parts(data: bytes) -> tuple[list[Part], list[str]]:
    text = decoded(data)
    try:
        found = csv.reader(StringIO(text), csv.Sniffer().sniff(text[:4096], ",;\t|"))
        rows, notes = cut_rows(found)
    except csv.Error:
        return text_parts(data)
    return [{"rows": rows}], notes


def message_parts(data: bytes) -> tuple[list[Part], list[str]]:
    message = message_from_bytes(data, policy=policy.default)
    facts = [[name, str(message[name])] for name in HEADERS if message[name]]
    facts += [["Attachment", _attachment(part)] for part in message.iter_attachments()]
    body, notes = cut(words_of_message(message))
    return [{"facts": facts, "body": body}], notes


def _attachment(part: EmailMessage) -> str:
    data = part.get_payload(decode=True) or b""
    name = part.get_filename("without a name")
    return f"{name}, {len(data):,} bytes, SHA-256 {hashlib.sha256(data).hexdigest()}"


def cut(text: str) -> tuple[str, list[str]]:
    if len(text) <= MOST_CHARACTERS:
        return text, []
    shown = f"Only the first {MOST_CHARACTERS:,} of {len(text):,} characters are shown."
    return text[:MOST_CHARACTERS], [shown]


def cut_rows(found: Iterable[Iterable[Any]], most: int = MOST_ROWS) -> tuple[list[list[str]], list[str]]:
    """Rows of one width, and what was left out."""
    rows, widest, total = [], 0, 0
    for row in found:
        total += 1
        cells = ["" if cell is None else str(cell)[:LONGEST_CELL] for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        widest = max(widest, len(cells))
        if len(rows) < most:
            rows.append(cells[:MOST_COLUMNS])
    notes = [f"Only the first {most:,} of {total:,} rows are shown."] if total > most else []
    if widest > MOST_COLUMNS:
        notes.append(f"Only the first {MOST_COLUMNS} of {widest} columns are shown.")
    width = min(widest, MOST_COLUMNS)
    return [row + [""] * (width - len(row)) for row in rows], notes


VIEWS = {"text/csv": table_parts, "message/rfc822": message_parts, "text/html": web_parts}
