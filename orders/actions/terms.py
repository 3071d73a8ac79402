"""The prohibitions and requirements asked for."""

from collections.abc import Collection
from dataclasses import dataclass

from orders.actions.editing import editing
from orders.enums import Section, TermKind
from orders.models import Application, Term
from orders.text.build import term_text
from orders.text.outline import Rows, term_part
from spo.accounts.models import User
from spo.exceptions import NotVisible, Stale


@dataclass(frozen=True)
class Wording:
    """What a term says and why. `incidents` are keys of incidents of the case."""

    kind: TermKind
    text: str
    necessity: str = ""
    incidents: Collection[int] = ()
    work_education_religion: str = ""
    is_in_interim: bool = True


def add_term(*, by: User, application: Application, wording: Wording, library_code: str = "") -> Term:
    """At the end of the list; the officer moves it."""
    with editing(by=by, application=application, section=Section.TERMS) as draft:
        term = Term(application=draft, library_code=library_code, position=draft.terms.count() + 1)
        _write(term, wording)
    return term


def change_term(*, by: User, term: Term, version: int, wording: Wording) -> Term:
    """Raises `Stale` with both texts when somebody else changed this term since `version`."""
    with editing(by=by, application=term.application, section=Section.TERMS) as draft:
        locked = _standing(draft, term)
        now, current = locked.version, _words(locked)
        _write(locked, wording)
        yours = _words(locked)
        if now != version and yours != current:
            raise Stale(current=current, yours=yours, version=now)
    return locked


def remove_term(*, by: User, term: Term) -> None:
    """What it said stays in the history and in every version submitted with it."""
    with editing(by=by, application=term.application, section=Section.TERMS) as draft:
        _standing(draft, term).delete()
        _number(list(draft.terms.all()))


def move_term(*, by: User, term: Term, up: bool) -> None:
    """One place up or down; at either end it stays."""
    with editing(by=by, application=term.application, section=Section.TERMS) as draft:
        terms = list(draft.terms.all())
        old = terms.index(_standing(draft, term))
        new = old - 1 if up else old + 1
        if 0 <= new < len(terms):
            terms[old], terms[new] = terms[new], terms[old]
            _number(terms)


def _standing(draft: Application, term: Term) -> Term:
    found = draft.terms.filter(pk=term.pk).first()
    if found is None:
        raise NotVisible
    return found


def _write(term: Term, wording: Wording) -> None:
    term.kind = wording.kind
    term.text = wording.text
    term.necessity = wording.necessity
    term.work_education_religion = wording.work_education_religion
    term.is_in_interim = wording.is_in_interim
    term.version = term.version + 1 if term.pk else 1
    term.save()
    term.incidents.set(term.application.case.incidents.filter(pk__in=wording.incidents, part_of=None))


def _number(terms: list[Term]) -> None:
    for position, term in enumerate(terms, start=1):
        if term.position != position:
            term.position = position
            term.save(update_fields=["position"])


def _words(term: Term) -> Rows:
    return term_part(term_text(term)).rows
