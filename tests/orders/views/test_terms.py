"""The list of terms and its pages, as a browser uses them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from orders.actions.decisions import add_comment, return_for_changes
from orders.actions.terms import add_term, change_term
from orders.enums import Section, Status
from orders.forms.terms import NO_INCIDENTS
from orders.library import BY_CODE, LIBRARY
from orders.models import Application, Term
from spo.accounts.models import User
from tests.factories.orders import create_application_at, no_contact, start, submitted
from tests.orders.views.sending import sent

As = Callable[[User], Client]


@pytest.fixture
def draft(officer: User) -> Application:
    return start(officer)


@pytest.fixture
def term(draft: Application) -> Term:
    return draft.terms.get()


@pytest.fixture
def client(client_for: As, officer: User) -> Client:
    return client_for(officer)


def page(name: str, term: Term) -> str:
    return reverse(name, args=[term.application_id, term.pk])


def typed(draft: Application, **answers: Any) -> dict[str, Any]:
    return (
        sent(
            kind="requirement",
            text="To attend the programme at Quay House.",
            necessity="Treatment lowers the risk.",
            incidents=[draft.incidents.first().pk],
            work_education_religion="It is held at weekends.",
            is_in_interim="no",
        )
        | answers
    )


def test_library_is_offered_by_group(client: Client, draft: Application) -> None:
    groups = client.get(reverse("choose_term", args=[draft.pk])).context["groups"]

    assert [(group["kind"], group["group"]) for group in groups] == [
        ("Prohibition", "Staying away"),
        ("Prohibition", "Contact"),
        ("Prohibition", "Internet and devices"),
        ("Prohibition", "Surveillance"),
        ("Requirement", "Internet and devices"),
        ("Requirement", "Programme"),
        ("Requirement", "Assessment"),
    ]
    assert sum(len(group["terms"]) for group in groups) == len(LIBRARY)


def test_library_wording_is_there_to_be_edited(client: Client, draft: Application) -> None:
    form = client.get(reverse("add_term", args=[draft.pk, "P-AWAY-PLACE"])).context["form"]

    assert form["text"].value() == BY_CODE["P-AWAY-PLACE"].text
    assert "kind" not in form.fields


def test_term_from_the_library_keeps_its_code_and_kind(client: Client, draft: Application) -> None:
    url, data = (
        reverse("add_term", args=[draft.pk, "P-SURVEILLANCE"]),
        typed(draft, text="Not to follow her."),
    )

    answers = [client.post(url, data) for _ in range(2)]

    assert [(answer.status_code, answer.url) for answer in answers] == [
        (303, reverse("list_terms", args=[draft.pk]))
    ] * 2
    added = draft.terms.get(position=2)
    assert (added.library_code, added.kind, added.text) == (
        "P-SURVEILLANCE",
        "prohibition",
        "Not to follow her.",
    )


def test_term_in_ones_own_words(client: Client, draft: Application) -> None:
    client.post(reverse("add_term", args=[draft.pk, "own"]), typed(draft))

    added = draft.terms.get(position=2)
    assert (added.library_code, added.kind, added.is_in_interim) == ("", "requirement", False)
    assert list(added.incidents.all()) == [draft.incidents.first()]


def test_term_may_be_saved_half_done_and_says_what_it_lacks(client: Client, draft: Application) -> None:
    client.post(
        reverse("add_term", args=[draft.pk, "own"]),
        sent(kind="prohibition", text="Not to enter [street].", is_in_interim="yes"),
    )

    cards = client.get(reverse("list_terms", args=[draft.pk])).context["cards"]
    assert [card["missing"] for card in cards] == [
        [],
        [
            "fill the gaps in [square brackets]",
            "say why it is necessary",
            "choose at least one incident that shows it",
            "say how it fits work, education and religion",
        ],
    ]


@pytest.mark.parametrize(
    ("changes", "field", "error"),
    [
        ({"kind": ""}, "kind", "Select whether it is a prohibition or a requirement"),
        ({"text": " "}, "text", "Enter the wording"),
        ({"text": "x" * 4001}, "text", "The wording must be 4000 characters or fewer"),
        ({"incidents": ["0"]}, "incidents", "Select which incidents show that from the list"),
        (
            {"is_in_interim": "maybe"},
            "is_in_interim",
            "Select whether it belongs in the interim order from the list",
        ),
    ],
)
def test_wrong_term_is_shown_beside_its_field_and_saves_nothing(
    client: Client, draft: Application, changes: dict[str, Any], field: str, error: str
) -> None:
    answer = client.post(reverse("add_term", args=[draft.pk, "own"]), typed(draft, **changes))

    assert (answer.status_code, answer.context["form"].errors[field]) == (422, [error])
    assert draft.terms.count() == 1


def test_term_without_incidents_to_choose_from_says_so(client: Client, draft: Application) -> None:
    draft.incidents.clear()

    answer = client.get(reverse("add_term", args=[draft.pk, "own"]))

    assert "incidents" not in answer.context["form"].fields
    assert NO_INCIDENTS in answer.content.decode()


def test_work_and_religion_known_to_the_case_are_shown(client: Client, draft: Application) -> None:
    suspect = draft.case.suspect
    suspect.work_times, suspect.religious_observance = "Nights", "Friday prayers"
    suspect.save()

    form = client.get(reverse("add_term", args=[draft.pk, "own"])).context["form"]

    assert form.fields["work_education_religion"].help_text == "Works: Nights. Religion: Friday prayers."


def test_change_shows_and_saves_the_term(client: Client, draft: Application, term: Term) -> None:
    url = page("change_term", term)
    shown = client.get(url).context["form"]

    answer = client.post(url, typed(draft, version=term.version))

    term.refresh_from_db()
    assert (shown["text"].value(), shown["is_in_interim"].value()) == (no_contact([]).text, "yes")
    assert (answer.status_code, term.text, term.kind) == (
        303,
        "To attend the programme at Quay House.",
        "requirement",
    )


def test_change_after_somebody_else_shows_both_texts(
    client: Client, colleague: User, draft: Application, term: Term
) -> None:
    change_term(by=colleague, term=term, version=1, wording=no_contact([]))

    answer = client.post(page("change_term", term), typed(draft, version=1))

    assert answer.status_code == 409
    assert answer.context["stale"].yours["Wording"] == "To attend the programme at Quay House."


def test_remove_asks_first(client: Client, term: Term) -> None:
    url = page("remove_term", term)

    shown = client.get(url)
    answer = client.post(url, sent())

    assert (shown.status_code, answer.status_code, Term.objects.count()) == (200, 303, 0)


def test_move_by_the_buttons_of_the_list(
    client: Client, officer: User, draft: Application, term: Term
) -> None:
    second = add_term(by=officer, application=draft, wording=no_contact([]))

    up = client.post(page("move_term", second), sent(to="up"))
    wrong = client.post(page("move_term", second), sent(to="sideways"))

    assert (up.status_code, wrong.status_code) == (303, 422)
    assert list(draft.terms.values_list("pk", flat=True)) == [second.pk, term.pk]


def test_comment_on_a_term_is_shown_on_its_card(client: Client, officer: User, supervisor: User) -> None:
    version = submitted(officer)
    number = version.text["terms"][0]["id"]
    on_term = add_comment(
        by=supervisor, version=version, section=Section.TERMS, term_number=number, text="Too wide."
    )
    on_all = add_comment(by=supervisor, version=version, section=Section.TERMS, text="Add a requirement.")
    return_for_changes(by=supervisor, version=version, reason="See the comments.")

    context = client.get(reverse("list_terms", args=[version.application_id])).context

    assert [card["comments"] for card in context["cards"]] == [[on_term]]
    assert context["comments"] == [on_all]


def test_terms_after_submission_are_read_only(client: Client, officer: User) -> None:
    term = create_application_at(Status.SUBMITTED, by=officer).terms.get()
    add = reverse("add_term", args=[term.application_id, "own"])

    refused = [
        client.get(url).status_code for url in (add, page("change_term", term), page("remove_term", term))
    ]

    assert refused == [409, 409, 409]
    assert client.get(reverse("list_terms", args=[term.application_id])).status_code == 200


def test_term_typed_while_a_colleague_submitted_stays_on_the_page(client: Client, officer: User) -> None:
    term = create_application_at(Status.SUBMITTED, by=officer).terms.get()
    data = typed(term.application, version=1)
    urls = [reverse("add_term", args=[term.application_id, "own"]), page("change_term", term)]

    answers = [client.post(url, data) for url in urls]

    assert [(answer.status_code, answer.text.count(f"{data['text']}</textarea>")) for answer in answers] == [
        (409, 1),
        (409, 1),
    ]
    assert Term.objects.get().text == no_contact([]).text


@pytest.mark.parametrize(("name", "answers"), [("remove_term", {}), ("move_term", {"to": "up"})])
def test_button_pressed_while_a_colleague_submitted_says_why_nothing_happened(
    client: Client, officer: User, name: str, answers: dict[str, Any]
) -> None:
    term = create_application_at(Status.SUBMITTED, by=officer).terms.get()

    answer = client.post(page(name, term), sent(**answers))

    assert answer.status_code == 409
    assert answer.text.count("Take it back to draft first.") == 1
    assert Term.objects.get() == term


def test_unknown_code_and_foreign_term_are_not_found(
    client: Client, officer: User, draft: Application
) -> None:
    other = start(officer).terms.get()

    assert client.get(reverse("add_term", args=[draft.pk, "P-NONSENSE"])).status_code == 404
    assert client.get(reverse("change_term", args=[draft.pk, other.pk])).status_code == 404


def test_list_costs_the_same_for_1_and_30(
    client: Client, officer: User, draft: Application, django_assert_num_queries: Callable[..., object]
) -> None:
    for count in (1, 30):
        while draft.terms.count() < count:
            add_term(by=officer, application=draft, wording=no_contact([]))
        with django_assert_num_queries(16):
            client.get(reverse("list_terms", args=[draft.pk]))
