"""What stands at the top of every page of a case: whose case it is, its state, and the pages it has."""

from typing import Any

from django.urls import reverse

from cases import hooks
from cases.hooks import Tab
from cases.models import Case
from spo.accounts.models import User

MOST_VICTIMS = 3
OWN_TABS = (
    ("open_case", "Overview"),
    ("list_incidents", "Timeline"),
    ("open_chart", "Chart"),
    ("list_people", "People"),
    ("open_safety", "Safety"),
    ("list_exhibits", "Evidence"),
)


def case_tabs(user: User, case: Case) -> list[Tab]:
    """Those of the investigation, then those of upper floors, then the record."""
    own = [Tab(text, reverse(name, args=[case.reference]), name) for name, text in OWN_TABS]
    others = [tab for tabs in hooks.case_tabs(user, case) for tab in tabs]
    return [*own, *others, Tab("Record", reverse("open_record", args=[case.reference]), "open_record")]


def frame(user: User, case: Case, current: str) -> dict[str, Any]:
    """The context of cases/case.html. `current` is the name of the tab the page belongs to."""
    return {
        "case": case,
        "identity": {
            "title": case.reference,
            "facts": [
                f"Suspect: {case.suspect.person.name}",
                *victims_fact(case),
                f"Officer: {case.officer.title}",
            ],
            "pills": [case_pill(case)],
        },
        "tabs": [
            {"text": tab.text, "url": tab.url, "current": tab.name == current}
            for tab in case_tabs(user, case)
        ],
    }


def victims_in_brief(case: Case) -> str:
    """All of them while they are few; the page of people names the others."""
    names = [victim.person.name for victim in case.standing_victims]
    more = f" and {len(names) - MOST_VICTIMS} more" if len(names) > MOST_VICTIMS else ""
    return f"{', '.join(names[:MOST_VICTIMS])}{more}"


def victims_fact(case: Case) -> list[str]:
    """A line that names them, or none where nobody stands."""
    number = len(case.standing_victims)
    return [f"{'Victim' if number == 1 else 'Victims'}: {victims_in_brief(case)}"] if number else []


def case_pill(case: Case) -> dict[str, str]:
    return {"text": "Open", "colour": "green"} if case.is_open else {"text": "Closed", "colour": "grey"}
