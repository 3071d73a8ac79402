"""Which cases a list shows: whose, in which state, from where on."""

from dataclasses import dataclass

from cases.enums import CaseState, Whose
from cases.models import CaseQuerySet
from spo.accounts.models import User


@dataclass(frozen=True)
class CaseSearch:
    """What somebody asked for. `before` is the key of the last case on the page before."""

    whose: str = Whose.UNIT
    state: str = CaseState.OPEN
    before: int | None = None

    def narrow(self, cases: CaseQuerySet, user: User) -> CaseQuerySet:
        if self.whose == Whose.MINE:
            cases = cases.filter(officer=user)
        if self.state != CaseState.ALL:
            cases = cases.open() if self.state == CaseState.OPEN else cases.closed()
        return cases
