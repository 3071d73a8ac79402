from dataclasses import replace

import pytest

from orders.actions.submission import take_back
from orders.actions.terms import add_term, change_term, move_term, remove_term
from orders.enums import Section, TermKind
from orders.models import Application, ApplicationEdit, Term
from orders.policies.completeness import missing_in_term, relied_on
from spo.accounts.models import User
from spo.exceptions import Denied, NotNow, NotVisible, Stale
from tests.factories.cases import IncidentFactory
from tests.factories.orders import no_contact, start, submitted


@pytest.fixture
def draft(officer: User) -> Application:
    return start(officer)


@pytest.fixture
def term(draft: Application) -> Term:
    return draft.terms.get()


def test_add_puts_it_at_the_end(officer: User, draft: Application) -> None:
    added = add_term(by=officer, application=draft, wording=no_contact([]), library_code="P-CONTACT-DIRECT")

    assert (added.position, added.library_code, added.version) == (2, "P-CONTACT-DIRECT", 1)
    assert ApplicationEdit.objects.latest("id").section == Section.TERMS


def test_add_links_only_incidents_of_the_case(officer: User, draft: Application) -> None:
    foreign, own = IncidentFactory(), draft.case.incidents.first()

    added = add_term(by=officer, application=draft, wording=no_contact([foreign.pk, own.pk]))

    assert list(added.incidents.all()) == [own]


def test_add_by_a_stranger_is_denied(stranger: User, draft: Application) -> None:
    with pytest.raises(Denied):
        add_term(by=stranger, application=draft, wording=no_contact([]))

    assert draft.terms.count() == 1


def test_change_writes_the_whole_term(officer: User, term: Term) -> None:
    wording = replace(no_contact([]), kind=TermKind.REQUIREMENT, text="To attend.", is_in_interim=False)

    change_term(by=officer, term=term, version=1, wording=wording)

    term.refresh_from_db()
    assert (term.kind, term.text, term.is_in_interim, term.version) == ("requirement", "To attend.", False, 2)
    assert term.incidents.count() == 0


def test_change_after_somebody_else_shows_both_texts(officer: User, colleague: User, term: Term) -> None:
    incident = term.incidents.get()
    change_term(
        by=colleague, term=term, version=1, wording=replace(no_contact([incident.pk]), text="Theirs.")
    )

    with pytest.raises(Stale) as stale:
        change_term(by=officer, term=term, version=1, wording=replace(no_contact([]), text="Mine."))

    term.refresh_from_db()
    assert (stale.value.current["Wording"], stale.value.yours["Wording"]) == ("Theirs.", "Mine.")
    assert (stale.value.current["Shown by"], stale.value.yours["Shown by"]) == ("Incident 1", "")
    assert (term.text, list(term.incidents.all())) == ("Theirs.", [incident])


def test_change_of_a_removed_term_is_not_found(officer: User, term: Term) -> None:
    remove_term(by=officer, term=Term.objects.get(pk=term.pk))

    with pytest.raises(NotVisible):
        change_term(by=officer, term=term, version=1, wording=no_contact([]))


def test_change_after_submission_is_refused(officer: User) -> None:
    term = submitted(officer).application.terms.get()

    with pytest.raises(NotNow):
        change_term(by=officer, term=term, version=1, wording=no_contact([]))


def test_remove_closes_the_gap(officer: User, draft: Application, term: Term) -> None:
    second = add_term(by=officer, application=draft, wording=no_contact([]))
    third = add_term(by=officer, application=draft, wording=no_contact([]))

    remove_term(by=officer, term=second)

    assert list(draft.terms.values_list("pk", "position")) == [(term.pk, 1), (third.pk, 2)]


def test_remove_keeps_what_was_submitted(officer: User) -> None:
    version = submitted(officer)
    take_back(by=officer, application=version.application, reason="Not needed.")

    remove_term(by=officer, term=version.application.terms.get())

    version.refresh_from_db()
    assert [row["text"] for row in version.text["terms"]] == ["Not to contact Vera Example by any means."]


@pytest.mark.parametrize(
    ("which", "up", "order"),
    [(1, True, [1, 0, 2]), (1, False, [0, 2, 1]), (0, True, [0, 1, 2]), (2, False, [0, 1, 2])],
)
def test_move_goes_one_place_and_stops_at_the_end(
    officer: User, draft: Application, term: Term, which: int, up: bool, order: list[int]
) -> None:
    terms = [term, *(add_term(by=officer, application=draft, wording=no_contact([])) for _ in range(2))]

    move_term(by=officer, term=terms[which], up=up)

    assert list(draft.terms.values_list("pk", "position")) == [
        (terms[index].pk, position) for position, index in enumerate(order, start=1)
    ]


def test_term_names_what_it_lacks(officer: User, draft: Application) -> None:
    wording = replace(
        no_contact([]), text="Not to enter [street].", necessity=" ", work_education_religion=""
    )
    added = add_term(by=officer, application=draft, wording=wording)

    assert missing_in_term(added, relied_on(draft)) == [
        "fill the gaps in [square brackets]",
        "say why it is necessary",
        "choose at least one incident that shows it",
        "say how it fits work, education and religion",
    ]


def test_term_is_not_shown_by_an_incident_the_application_leaves_out(
    officer: User, draft: Application, term: Term
) -> None:
    draft.incidents.remove(term.incidents.get())

    assert missing_in_term(term, relied_on(draft)) == ["choose at least one incident that shows it"]
