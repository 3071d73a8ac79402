"""What a rule about a date answers. The rules themselves live with the cases and the orders."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Due:
    """A date counts to its end, an instant to the second. `days_before` says when its owner is reminded ahead."""

    rule: str
    due: date | datetime
    why: str
    source: str
    title: str = ""
    days_before: tuple[int, ...] = (1,)

    def __post_init__(self) -> None:
        if isinstance(self.due, datetime) and self.due.tzinfo is None:
            raise ValueError("An instant needs its time zone")
        if any(days < 1 for days in self.days_before):
            raise ValueError("A reminder ahead is at least one day ahead")

    @property
    def due_on(self) -> date | None:
        return None if isinstance(self.due, datetime) else self.due

    @property
    def due_at(self) -> datetime | None:
        return self.due if isinstance(self.due, datetime) else None

    @property
    def name(self) -> str:
        """What a person calls it."""
        return self.title or self.rule.replace("-", " ").capitalize()
