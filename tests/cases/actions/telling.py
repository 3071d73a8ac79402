"""What an officer tells of an incident, with something sensible for all that is not given."""

from datetime import date
from typing import Any

from cases.actions.incidents import Happening
from cases.enums import Act, WhenKind
from cases.when import When


def when_on(day: date) -> When:
    return When(WhenKind.EXACT, day)


def told(**given: Any) -> Happening:
    return Happening(
        **{"when": when_on(date(2026, 5, 3)), "acts": [Act.WATCHING], "what_happened": "Stood outside."}
        | given
    )
