"""A log line is key and value, and holds nothing about a person."""

import logging
import re
from collections.abc import Iterator
from io import StringIO

import pytest
from django.conf import settings

from spo.logs import line_formatter


@pytest.fixture
def lines() -> Iterator[StringIO]:
    """What the logger "example" writes."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(line_formatter())
    logger = logging.getLogger("example")
    logger.addHandler(handler)
    yield written
    logger.removeHandler(handler)


def test_line_is_key_and_value(lines: StringIO) -> None:
    logging.getLogger("example").warning("Dropped a late result of %s", "job 7")

    assert re.fullmatch(
        r'at=\S+Z level=warning logger=example event="Dropped a late result of job 7"\n', lines.getvalue()
    )


def test_line_keeps_only_the_extras_that_are_named(lines: StringIO) -> None:
    extra = {"status_code": 500, "request": "<Jane Doe>", "email": "jane@example.test"}

    logging.getLogger("example").error("Refused", extra=extra)

    assert lines.getvalue().endswith(" event=Refused status_code=500\n")


def test_line_gives_the_kind_and_place_of_an_error_but_not_its_words(lines: StringIO) -> None:
    try:
        raise ValueError("Jane Doe, 7 Wren Loft")
    except ValueError:
        logging.getLogger("example").exception("It failed")

    assert re.search(r' event="It failed" error=ValueError where=test_log_lines\.py:\d+\n$', lines.getvalue())


def test_settings_write_lines_in_this_way() -> None:
    assert settings.LOGGING["formatters"]["line"] == {"()": "spo.logs.line_formatter"}
