"""Several exhibits at once: one thing said of all, a result for each, and titles on one page."""

import pytest
from django.test import Client

from cases.actions.describing import withdraw_exhibit
from cases.models import Case, Exhibit
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from tests.cases.actions.test_exhibits import add
from tests.cases.views.sending import errors, send
from tests.factories.cases import ExhibitFactory, make_case

LIST_QUERIES = 11


@pytest.fixture
def base(case: Case) -> str:
    return f"/cases/{case.reference}/evidence"


@pytest.fixture
def three(case: Case, officer: User) -> list[Exhibit]:
    return [add(case, officer, str(number).encode(), f"{number}.txt") for number in range(3)]


def ask(base: str, exhibits: list[Exhibit]) -> str:
    return f"{base}/change/?" + "&".join(f"exhibit={exhibit.pk}" for exhibit in exhibits)


def outcomes(client: Client, base: str) -> list[tuple[str, str]]:
    return [(exhibit.reference, told) for exhibit, told in client.get(f"{base}/changed/").context["rows"]]


def test_change_exhibits_says_what_became_of_each(
    client: Client, base: str, three: list[Exhibit], officer: User
) -> None:
    add_one = {"deed": "respondent", "is_for_respondent": "yes"}
    withdraw_exhibit(by=officer, exhibit=three[1], reason="Twice")

    response = send(client, ask(base, three), **add_one)

    assert (response.status_code, response["Location"]) == (303, f"{base}/changed/")
    told = outcomes(client, base)
    assert [(reference, text[:20]) for reference, text in told] == [
        ("OO/1", "Changed"),
        ("OO/2", "Exhibit OO/2 was wit"),
        ("OO/3", "Changed"),
    ]
    assert list(Exhibit.objects.values_list("is_for_respondent", "version")) == [
        (True, 2),
        (False, 2),
        (True, 2),
    ]
    assert AuditEvent.objects.filter(did="exhibit.changed").count() == 2


def test_change_exhibits_attaches_them_to_an_incident(
    client: Client, base: str, three: list[Exhibit]
) -> None:
    send(client, ask(base, three[:2]), deed="incident", incident="1")
    send(client, ask(base, three[:1]), deed="incident", incident="")

    assert list(Exhibit.objects.values_list("incident__number", flat=True)) == [None, 1, None]


def test_change_exhibits_withdraws_them_with_one_reason(
    client: Client, base: str, three: list[Exhibit]
) -> None:
    refused = send(client, ask(base, three), deed="withdraw", reason=" ")
    send(client, ask(base, three), deed="withdraw", reason="Wrong case")

    assert (refused.status_code, list(errors(refused))) == (422, ["reason"])
    assert set(Exhibit.objects.values_list("withdrawn_reason", flat=True)) == {"Wrong case"}
    assert [text for _, text in outcomes(client, base)] == ["Withdrawn"] * 3


def test_change_exhibits_twice_has_nothing_to_change(client: Client, base: str, three: list[Exhibit]) -> None:
    for _ in range(2):
        send(client, ask(base, three[:1]), deed="respondent", is_for_respondent="yes")

    assert outcomes(client, base) == [("OO/1", "Nothing to change")]
    assert AuditEvent.objects.filter(did="exhibit.changed").count() == 1


def test_change_exhibits_leaves_those_of_another_case_alone(
    client: Client, base: str, officer: User, three: list[Exhibit]
) -> None:
    other = add(make_case(officer=officer), officer)

    send(client, ask(base, [*three, other]), deed="respondent", is_for_respondent="yes")

    other.refresh_from_db()
    assert (other.is_for_respondent, len(outcomes(client, base))) == (False, 3)


@pytest.mark.parametrize("query", ["", "exhibit=x", "exhibit=999999999999999999999", "exhibit=-1"])
def test_change_exhibits_of_none_says_so(client: Client, base: str, query: str) -> None:
    page = client.get(f"{base}/change/?{query}")

    assert (page.status_code, "You chose no exhibit" in page.text) == (200, True)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({}, "deed"),
        ({"deed": "burn"}, "deed"),
        ({"deed": "respondent"}, "is_for_respondent"),
        ({"deed": "respondent", "is_for_respondent": "x"}, "is_for_respondent"),
        ({"deed": "incident", "incident": "99"}, "incident"),
        ({"deed": "withdraw", "reason": "x" * 1001}, "reason"),
        ({"deed": "withdraw", "reason": "a\0b"}, "reason"),
    ],
)
def test_change_exhibits_refuses_bad_input(
    client: Client, base: str, three: list[Exhibit], wrong: dict[str, str], field: str
) -> None:
    response = send(client, ask(base, three), **wrong)

    assert (response.status_code, list(errors(response))) == (422, [field])
    assert set(Exhibit.objects.values_list("version", flat=True)) == {1}


def test_title_exhibits_names_those_that_something_was_said_of(client: Client, case: Case, base: str) -> None:
    first, second = (ExhibitFactory(case=case, title="letter.pdf") for _ in range(2))
    page = client.get(f"{base}/titles/")

    response = send(client, f"{base}/titles/", **{f"title_{first.pk}": "Letter", f"title_{second.pk}": ""})

    assert list(page.context["form"].keys) == [f"title_{first.pk}", f"title_{second.pk}"]
    assert (response.status_code, response["Location"]) == (303, f"{base}/titles/")
    assert list(Exhibit.objects.values_list("title", flat=True)) == ["Letter", "letter.pdf"]
    assert AuditEvent.objects.get(did="exhibit.changed").fields == ["title"]


def test_title_exhibits_writes_over_nobodys_words(client: Client, case: Case, base: str) -> None:
    exhibit = ExhibitFactory(case=case, title="Card")

    response = send(client, f"{base}/titles/", **{f"title_{exhibit.pk}": "Letter"})

    assert (response.status_code, "“Card” meanwhile" in response.text) == (409, True)
    assert 'value="Letter"' in response.text


def test_title_exhibits_that_is_too_long_is_refused(client: Client, case: Case, base: str) -> None:
    exhibit = ExhibitFactory(case=case, title="letter.pdf")
    name = f"title_{exhibit.pk}"

    response = send(client, f"{base}/titles/", **{name: "x" * 201})

    assert (response.status_code, list(errors(response))) == (422, [name])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["OO/3", "OO/2", "OO/1"]),
        ("state=waiting", ["OO/3", "OO/2", "OO/1"]),
        ("state=ready", []),
        ("state=withdrawn", ["OO/2"]),
        ("incident=1", ["OO/1"]),
        ("incident=99", []),
        ("state=nonsense&incident=x", ["OO/3", "OO/2", "OO/1"]),
        ("before=x", ["OO/3", "OO/2", "OO/1"]),
    ],
)
def test_list_exhibits_shows_what_was_asked_for(
    client: Client, case: Case, base: str, officer: User, query: str, expected: list[str]
) -> None:
    add(case, officer, incident=case.incidents.get())
    withdraw_exhibit(by=officer, exhibit=add(case, officer), reason="Twice")
    add(case, officer)

    page = client.get(f"{base}/?{query}")

    assert [exhibit.reference for exhibit in page.context["exhibits"]] == expected


def test_list_exhibits_of_untitled_ones(client: Client, case: Case, base: str) -> None:
    ExhibitFactory(case=case)
    ExhibitFactory(case=case, title="letter.pdf")

    page = client.get(f"{base}/?state=untitled")

    assert [exhibit.number for exhibit in page.context["exhibits"]] == [2]


def test_list_exhibits_goes_on_a_page_at_a_time(
    client: Client, case: Case, base: str, django_assert_num_queries: object
) -> None:
    Exhibit.objects.bulk_create(
        ExhibitFactory.build(case=case, number=n, added_by=case.officer) for n in range(1, 1001)
    )

    with django_assert_num_queries(LIST_QUERIES):
        first = client.get(f"{base}/")
    with django_assert_num_queries(LIST_QUERIES):
        second = client.get(f"{base}/{first.context['older_url']}")

    assert [page.context["exhibits"][0].number for page in (first, second)] == [1000, 950]
    assert second.context["newest_url"] == "?"
