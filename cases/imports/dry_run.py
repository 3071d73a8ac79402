"""What the rows of a file would bring, as a worker found it. Kept with the batch, so that no page reads the file."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Self

from cases.imports.sifting import Row, Sifted
from cases.when import wording

SHOWN = 20  # first rows, and first problems


@dataclass(frozen=True)
class DryRun:
    """`version` is that of what was said of the file, and `new` are the rows that the case did not have at `at`."""

    version: int
    at: str
    rows: int
    new: int
    twice: int
    left_out: int
    problems: int
    kinds: int
    first_rows: list[dict[str, Any]] = field(default_factory=list)
    first_problems: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        return cls(**kept)

    def kept(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def checked_at(self) -> datetime:
        return datetime.fromisoformat(self.at)


def dry_run(sifted: Sifted, known: Collection[str], *, version: int, now: datetime) -> DryRun:
    new = sifted.new(known)
    return DryRun(
        version=version,
        at=now.isoformat(),
        rows=len(sifted.rows),
        new=len(new),
        twice=sifted.twice,
        left_out=sifted.left_out,
        problems=len(sifted.problems),
        kinds=len(sifted.kinds),
        first_rows=[_as_it_reads(row) for row in new[:SHOWN]],
        first_problems=[asdict(problem) for problem in sifted.problems[:SHOWN]],
    )


def _as_it_reads(row: Row) -> dict[str, Any]:
    return {"number": row.found.row, "when": wording(row.found.when), "text": row.found.account}
