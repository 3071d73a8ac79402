"""What a court ordered, as it is typed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from orders.enums import OrderKind, Origin, TermKind
from orders.models import Order


@dataclass(frozen=True)
class TermFacts:
    """A prohibition or requirement in the court's words."""

    kind: TermKind
    text: str


@dataclass(frozen=True)
class OrderFacts:
    """`ends_on` is the last day, None until further order; `replaces` the interim order it takes the place of."""

    kind: OrderKind
    origin: Origin
    court: str
    made_on: date
    ends_on: date | None
    terms: Sequence[TermFacts]
    replaces: Order | None = None
