"""Which cases a list shows: whose, in which state, with which words, from where on."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from cases.enums import CaseState, Whose
from cases.models import Alias, CaseQuerySet, Person, Victim
from spo.accounts.models import User


@dataclass(frozen=True)
class CaseSearch:
    """What somebody asked for. `before` is the key of the last case on the page before."""

    whose: str = Whose.UNIT
    state: str = CaseState.OPEN
    text: str = ""
    before: int | None = None

    def narrow(self, cases: CaseQuerySet, user: User) -> CaseQuerySet:
        if self.whose == Whose.MINE:
            cases = cases.filter(officer=user)
        if self.state != CaseState.ALL:
            cases = cases.open() if self.state == CaseState.OPEN else cases.closed()
        if self.text.strip():
            cases = cases.filter(_about(self.text))
        return cases


def _about(text: str) -> Q:
    """The reference holds the text, or one person in the case bears every word of it as a name or alias."""
    people = Person.objects.all()
    for word in text.split():
        alias = Exists(Alias.objects.filter(person=OuterRef("pk"), name__icontains=word))
        people = people.filter(Q(given_names__icontains=word) | Q(family_name__icontains=word) | alias)
    victims = Victim.objects.standing().filter(case=OuterRef("pk"), person__in=people)
    return Q(reference__icontains=text.strip()) | Q(suspect__person__in=people) | Q(Exists(victims))
