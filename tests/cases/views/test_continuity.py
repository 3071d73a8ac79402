"""The pages of continuity: a timeline, a form, and a warning before a confidential detail is printed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cases.actions.contacts import add_contact_detail
from cases.enums import ContactKind, Handling
from cases.evidence.continuity import note_handling
from cases.models import Case, Continuity, Exhibit
from spo.accounts.models import User
from tests.cases.actions.test_exhibits import add
from tests.cases.views.sending import errors, send
from tests.wrong import Wrong, check_refused, choices, moments, texts

QUERIES = 15
GOOD = {
    "kind": "moved",
    "happened_at-day": "3",
    "happened_at-month": "11",
    "happened_at-year": "2026",
    "happened_at-time": "9:30",
    "place": "Store 4",
}


@pytest.fixture
def exhibit(case: Case, officer: User) -> Exhibit:
    return add(case, officer)


@pytest.fixture
def url(exhibit: Exhibit) -> str:
    return f"/cases/{exhibit.case.reference}/evidence/{exhibit.pk}/continuity/"


def test_open_continuity_shows_the_newest_first(
    client: Client, url: str, exhibit: Exhibit, officer: User
) -> None:
    note_handling(officer, [exhibit], Handling.DISCLOSED, to_whom="CPS Southern")

    page = client.get(url)

    assert [event["title"] for event in page.context["events"]] == ["Disclosed", "Received"]
    assert "To: CPS Southern" in page.text


def test_open_continuity_folds_what_was_viewed_again_on_a_day(
    client: Client, url: str, exhibit: Exhibit, officer: User
) -> None:
    for _ in range(3):
        note_handling(officer, [exhibit], Handling.VIEWED)

    assert [event["title"] for event in client.get(url).context["events"]] == ["Viewed 3 times", "Received"]


@pytest.mark.parametrize("number", [1, 30])
def test_open_continuity_costs_the_same_for_one_and_for_thirty(
    client: Client, url: str, exhibit: Exhibit, officer: User, number: int, django_assert_num_queries: object
) -> None:
    for _ in range(number):
        note_handling(officer, [exhibit], Handling.COPIED)

    with django_assert_num_queries(QUERIES):
        client.get(url)


def test_open_continuity_warns_of_a_confidential_detail(
    client: Client, url: str, exhibit: Exhibit, officer: User
) -> None:
    quiet = client.get(url).context["warning"]
    add_contact_detail(
        by=officer, role=exhibit.case.victims.first(), kind=ContactKind.PHONE, value="07700 900123"
    )
    note_handling(officer, [exhibit], Handling.MOVED, to_whom="Vera, 07700900123")

    assert (quiet, "confidential detail: phone" in client.get(url).context["warning"]) == ("", True)


def test_record_handling_adds_a_line_and_goes_back(client: Client, url: str, exhibit: Exhibit) -> None:
    response = send(client, f"{url}new/", **GOOD)

    line = exhibit.continuity.get(kind="moved")
    assert (response.status_code, response["Location"]) == (303, url)
    assert (line.place, line.is_automatic, timezone.localtime(line.happened_at).hour) == ("Store 4", False, 9)


def test_record_handling_says_what_it_puts_right(client: Client, url: str, exhibit: Exhibit) -> None:
    first = exhibit.continuity.get()
    earlier = GOOD | {"kind": "received", "happened_at-year": "2019"}

    refused = send(client, f"{url}new/", **earlier)
    sent = send(client, f"{url}new/", **earlier, corrects=str(first.pk))
    page = client.get(url).text

    assert (refused.status_code, list(errors(refused)), sent.status_code) == (422, ["corrects"], 303)
    assert "Puts right the line: Received, " in page
    assert "Put right by the line: Received, 3 November 2019 at 9:30am" in page


def test_record_handling_offers_no_line_that_the_software_wrote(
    client: Client, url: str, exhibit: Exhibit, officer: User
) -> None:
    note_handling(officer, [exhibit], Handling.VIEWED)

    form = client.get(f"{url}new/").context["form"]

    assert [value for value, _ in form.fields["corrects"].choices] == ["", str(exhibit.continuity.first().pk)]


def test_record_handling_sent_twice_is_one_line(client: Client, url: str) -> None:
    for _ in range(2):
        send(client, f"{url}new/", **GOOD, submission="a" * 32)

    assert Continuity.objects.filter(kind="moved").count() == 1


@pytest.mark.parametrize(
    ("kind", "field"), [("moved", "place"), ("disclosed", "to_whom"), ("returned", "to_whom")]
)
def test_record_handling_asks_for_what_the_deed_needs(
    client: Client, url: str, kind: str, field: str
) -> None:
    response = send(client, f"{url}new/", **GOOD | {"kind": kind, "place": ""})

    assert (response.status_code, list(errors(response))) == (422, [field])


def test_record_handling_to_come_is_refused(client: Client, url: str) -> None:
    later = timezone.localtime() + timedelta(days=1)
    day = {"day": later.day, "month": later.month, "year": later.year}

    response = send(client, f"{url}new/", **GOOD | {f"happened_at-{part}": n for part, n in day.items()})

    assert (response.status_code, list(errors(response))) == (422, ["happened_at"])


@pytest.mark.parametrize(
    "wrong",
    [
        *choices("kind"),
        ({"kind": "verified"}, "kind"),
        *moments("happened_at"),
        *choices("corrects", required=False),
        *texts("from_whom", 200),
        *texts("to_whom", 200),
        *texts("place", 200, required=True),
        *texts("note", 1000),
    ],
)
def test_record_handling_refuses_bad_input(client: Client, url: str, wrong: Wrong) -> None:
    check_refused(client, f"{url}new/", GOOD, wrong)
