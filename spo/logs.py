"""What no log may keep: the links by which somebody without a password chooses one."""

import logging
import re

LINK = re.compile(r"(/(?:invitation|password/new)/)[^\s/?\"']+")


def cut(text: str) -> str:
    return LINK.sub(r"\1…", text)


class WithoutLinks(logging.Filter):
    """ASVS 16.2.5: whoever reads the log must not be able to use a link that is still good."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = cut(record.getMessage()), ()
        return True
