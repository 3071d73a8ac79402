"""What a log line says, as key and value, and what no log may keep: links that are still good, an error's words."""

import logging
import re
import traceback
from pathlib import Path

from structlog.processors import LogfmtRenderer, TimeStamper
from structlog.stdlib import ExtraAdder, ProcessorFormatter, add_log_level, add_logger_name
from structlog.typing import EventDict

KEPT = {"status_code"}  # of what a library adds to its message; a request, say, is left out
ORDER = ("at", "level", "logger", "event")

LINK = re.compile(r"(/(?:invitation|password/new)/)[^\s/?\"']+")


def cut(text: str) -> str:
    return LINK.sub(r"\1…", text)


class WithoutLinks(logging.Filter):
    """ASVS 16.2.5: whoever reads the log must not be able to use a link that is still good."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = cut(record.getMessage()), ()
        return True


def line_formatter() -> logging.Formatter:
    return ProcessorFormatter(
        foreign_pre_chain=[TimeStamper("iso", key="at"), add_log_level, add_logger_name, ExtraAdder(KEPT)],
        processors=[
            ProcessorFormatter.remove_processors_meta,
            _place_of_error,
            LogfmtRenderer(key_order=ORDER),
        ],
    )


def _place_of_error(_logger: object, _method: str, line: EventDict) -> EventDict:
    """The kind of an error and the way to it. Its words may be somebody's name or address."""
    if error := line.pop("exc_info", None):
        line["error"] = error[0].__name__
        line["where"] = " ".join(
            f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(error[2])
        )
    return line
