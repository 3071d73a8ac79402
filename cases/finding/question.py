"""What somebody asks for: words, and what narrows them."""

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from cases.enums import Act, CaseState, Relationship, RiskLevel, SearchKind, Whose
from spo.dates import gov_date

FILTERS = ("kind", "act", "from_on", "until_on", "relationship", "risk", "state", "whose", "is_exact")
CHOICES = {
    "kind": SearchKind,
    "act": Act,
    "relationship": Relationship,
    "risk": RiskLevel,
    "state": CaseState,
    "whose": Whose,
}
NAMES = {
    "kind": "Kind",
    "act": "Act",
    "from_on": "From",
    "until_on": "To",
    "relationship": "Relationship",
    "risk": "Risk",
    "state": "State",
    "whose": "Whose",
    "is_exact": "Spelling",
}


@dataclass(frozen=True)
class Question:
    """With words it finds whatever holds them. Filters alone count what stands, each thing once."""

    text: str = ""
    is_exact: bool = False
    kind: str = ""
    act: str = ""
    from_on: date | None = None
    until_on: date | None = None
    relationship: str = ""
    risk: str = ""
    state: str = CaseState.ALL
    whose: str = Whose.UNIT

    @property
    def is_empty(self) -> bool:
        return replace(self, is_exact=False) == Question()

    @property
    def asks_of_incidents(self) -> bool:
        """Whether only what an incident bears out is found: the act and the days are those of incidents."""
        return bool(self.act or self.from_on or self.until_on)

    def looks_for(self, kind: SearchKind) -> bool:
        return self.kind in ("", kind)

    def without(self, *names: str) -> "Question":
        usual = Question()
        return replace(self, **{name: getattr(usual, name) for name in names if name in FILTERS})

    def of_kind(self, kind: str) -> "Question":
        return replace(self, kind=kind) if kind in SearchKind else self

    def as_data(self) -> dict[str, Any]:
        """Only what is not as usual, so that a question stays readable when a filter is added."""
        usual = asdict(Question())
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in asdict(self).items()
            if value != usual[name]
        }

    def as_text(self) -> str:
        """To be sealed."""
        return json.dumps(self.as_data())


def question_in(text: str) -> Question:
    return question_from(json.loads(text))


def question_from(data: dict[str, Any]) -> Question:
    """What was kept, without what this version of the software no longer knows."""
    known = {field.name for field in fields(Question)}
    facts = {name: value for name, value in data.items() if name in known and _is_known(name, value)}
    for name in ("from_on", "until_on"):
        if name in facts:
            facts[name] = date.fromisoformat(facts[name])
    return Question(**facts)


def filters_of(question: Question) -> list[tuple[str, str, str]]:
    """Each filter that is set: what it is called in an address, its name and its value."""
    usual = Question()
    return [
        (name, NAMES[name], _wording(name, getattr(question, name)))
        for name in FILTERS
        if getattr(question, name) != getattr(usual, name)
    ]


def _is_known(name: str, value: Any) -> bool:
    return name not in CHOICES or value in CHOICES[name]


def _wording(name: str, value: Any) -> str:
    if name in CHOICES:
        return str(CHOICES[name](value).label)
    return gov_date(value) if isinstance(value, date) else "Exactly as typed"
