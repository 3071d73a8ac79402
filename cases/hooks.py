"""What upper floors add to a case. They fill these when the software starts; nothing here knows their names.

A hook that runs in an action runs in its transaction: if it fails, nothing of the action remains.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, ParamSpec, TypeVar

from cases.chart.figures import Sign
from cases.enums import ClosingReason
from cases.models import Case, Exhibit, Incident, Person, Victim
from spo.accounts.models import User
from spo.audit.actors import Actor

P = ParamSpec("P")
R = TypeVar("R")


class Hook(Generic[P, R]):
    """Functions of one signature, called in the order in which they were added."""

    def __init__(self) -> None:
        self._functions: list[Callable[P, R]] = []

    def add(self, function: Callable[P, R]) -> Callable[P, R]:
        """Adding the same function again changes nothing."""
        if function not in self._functions:
            self._functions.append(function)
        return function

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[R]:
        """What each answered, without those that had nothing to say."""
        answers = [function(*args, **kwargs) for function in self._functions]
        return [answer for answer in answers if answer is not None]


@dataclass(frozen=True)
class Panel:
    """A part of a page: its heading, and a template with everything it needs."""

    title: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Marker:
    """A day worth seeing beside the incidents, such as the day an order was served."""

    on: date
    label: str
    link: str = ""
    sign: Sign = field(default_factory=Sign)


@dataclass(frozen=True)
class Tab:
    """A page of the case that an upper floor provides."""

    text: str
    url: str
    name: str


case_panels: Hook[[User, Case], Panel | None] = Hook()
incident_panels: Hook[[User, Incident], Panel | None] = Hook()
case_tabs: Hook[[User, Case], list[Tab]] = Hook()
home_panels: Hook[[User], Panel | None] = Hook()
timeline_markers: Hook[[Case], list[Marker]] = Hook()
case_running: Hook[[Case], list[str]] = Hook()  # what goes on when the case is closed
case_closing: Hook[[Case, ClosingReason], None] = Hook()  # may refuse a reason that is not so
contact_changed: Hook[[User, Person], None] = Hook()  # whose name goes with the details
person_named: Hook[[User, Case, Person], None] = Hook()  # who is in a case now, or is known better
person_panels: Hook[[User, Person], Panel | None] = Hook()
incident_logged: Hook[[Actor, Incident], None] = Hook()
incident_changed: Hook[[Actor, Incident], None] = Hook()
incident_withdrawn: Hook[[Actor, Incident], None] = Hook()
victim_added: Hook[[Actor, Victim], None] = Hook()
victim_removed: Hook[[Actor, Victim], None] = Hook()
incidents_imported: Hook[[Actor, list[Incident]], None] = Hook()  # the lines that came of one file
incidents_regrouped: Hook[[Actor, list[Incident]], None] = Hook()  # now in a series, or lines again

# Sentences that say what must be finished first; closing is refused with them.
case_unfinished: Hook[[Case], list[str]] = Hook()

# Sentences that say what relies on it; taking it back is refused with them.
incident_in_use: Hook[[Incident], list[str]] = Hook()
exhibit_in_use: Hook[[Exhibit], list[str]] = Hook()
victim_in_use: Hook[[Victim], list[str]] = Hook()
