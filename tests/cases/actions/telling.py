"""What an officer tells of an incident, with something sensible for all that is not given."""

from datetime import date
from typing import Any

from cases.actions.incidents import Happening
from cases.enums import Act, WhenKind
from cases.when import When


def told(**given: Any) -> Happening:
    when = When(WhenKind.EXACT, date(2026, 5, 3))
    return Happening(**{"when": when, "acts": [Act.WATCHING], "what_happened": "Stood outside."} | given)
