"""What an officer said of a file: which column says what, and what holds for every row. Kept with the batch."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self

from cases.enums import Grouping, HowKnown, Zone
from cases.imports.tables import Reading

USUAL_KIND = "Message"


@dataclass(frozen=True)
class FileMapping:
    """`headings` and `samples` are the file's own; the rest is what was said."""

    headings: list[str] = field(default_factory=list)
    samples: list[list[str]] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)
    only: list[str] = field(default_factory=list)
    acts: list[str] = field(default_factory=list)
    victims: list[int] = field(default_factory=list)
    against_other: str = ""
    how_known: str = HowKnown.DEVICE
    kind: str = USUAL_KIND
    zone: str = Zone.LONDON
    grouping: str = Grouping.BY_KIND
    is_exhibit: bool = False

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        names = {each.name for each in fields(cls)}
        return cls(**{name: value for name, value in kept.items() if name in names})

    def kept(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def is_complete(self) -> bool:
        """Somebody has said what kind of act the rows are, and against whom; and there is a date."""
        has_date = "moment" in self.columns or "date" in self.columns
        return bool(has_date and self.acts and (self.victims or self.against_other))

    def reading(self) -> Reading:
        return Reading(self.headings, self.columns, self.zone == Zone.UTC, self.kind, self.only)
