"""When the question whether somebody named is the one bound is open."""

from spo.exceptions import NotNow
from spo.notices.deadlines import deadlines_of


def check_question_open(rule: str, subject: str) -> None:
    if not deadlines_of(subject).filter(rule=rule).exists():
        raise NotNow("Somebody has asked about this already, or the order no longer binds.")
