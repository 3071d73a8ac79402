"""The pages of the people in a case, and of the suspect's earlier orders."""

from datetime import date

import pytest
from django.test import Client

from cases.actions.contacts import add_contact_detail
from cases.actions.earlier_orders import add_earlier_order
from cases.actions.people import add_alias, remove_victim
from cases.enums import ContactKind, EarlierOrderKind
from cases.models import Alias, Case, EarlierOrder, Person, Suspect, Victim
from spo.accounts.models import User
from tests.cases.views.sending import day, errors, send


@pytest.fixture
def victim(case: Case) -> Victim:
    return case.victims.first()


def page_of(role: Victim | Suspect) -> str:
    return f"/cases/{role.case.reference}/people/{role.person_id}/"


def test_list_people_shows_everybody(client: Client, case: Case) -> None:
    page = client.get(f"/cases/{case.reference}/people/").text

    assert [victim.person.name in page for victim in case.victims.all()] == [True, True]
    assert "Simon Shadow, suspect" in page


def test_add_victim_leads_to_their_page(client: Client, case: Case) -> None:
    response = send(client, f"/cases/{case.reference}/people/new/", given_names="Violet", family_name="")

    person = Person.objects.get(given_names="Violet")
    assert response["Location"] == f"/cases/{case.reference}/people/{person.pk}/"


def test_add_victim_needs_a_name(client: Client, case: Case) -> None:
    response = send(client, f"/cases/{case.reference}/people/new/", given_names=" ", family_name="")

    assert (response.status_code, list(errors(response))) == (422, ["given_names"])
    assert case.victims.count() == 2


def test_open_person_says_so_when_the_suspect_may_be_young(client: Client, case: Case) -> None:
    page = client.get(page_of(case.suspect)).text

    assert "May be under 18" in page


def test_change_person_saves(client: Client, case: Case) -> None:
    url = f"{page_of(case.suspect)}change/"

    response = send(client, url, version=1, given_names="Sam", **day("date_of_birth", date(1984, 5, 1)))

    person = Person.objects.get(pk=case.suspect.person_id)
    assert (response.status_code, person.date_of_birth, person.family_name) == (303, date(1984, 5, 1), "")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (day("date_of_birth", date(2199, 1, 1)), "date_of_birth"),
        (day("date_of_birth", date(1900, 1, 1)), "date_of_birth"),
        (
            {"date_of_birth-day": "30", "date_of_birth-month": "2", "date_of_birth-year": "1984"},
            "date_of_birth",
        ),
        ({"age_from": "40", "age_to": "30"}, "age_to"),
        ({"age_from": "-1"}, "age_from"),
        ({"age_to": "121"}, "age_to"),
        ({"given_names": ""}, "given_names"),
        ({"family_name": "x" * 121}, "family_name"),
        ({"description": "a\0b"}, "description"),
        ({"version": "x"}, "version"),
    ],
)
def test_change_person_says_what_is_wrong_beside_the_field(
    client: Client, victim: Victim, wrong: dict, field: str
) -> None:
    response = send(client, f"{page_of(victim)}change/", **{"version": 1, "given_names": "Vera"} | wrong)

    assert (response.status_code, list(errors(response))) == (422, [field])
    assert Person.objects.get(pk=victim.person_id).version == 1


def test_change_person_lets_a_suspect_stay_unknown(client: Client, case: Case) -> None:
    url = f"{page_of(case.suspect)}change/"

    assert send(client, url, version=1, given_names="", description="Red coat").status_code == 303
    assert send(client, url, version=2, given_names="", description="").status_code == 422


def test_change_victim_keeps_safe_contact(client: Client, victim: Victim) -> None:
    response = send(client, f"{page_of(victim)}safe-contact/", version=1, safe_contact="Text only.")

    assert response.status_code == 303
    assert "Text only." in client.get(page_of(victim)).text


def test_change_victim_is_no_page_of_the_suspect(client: Client, case: Case) -> None:
    assert client.get(f"{page_of(case.suspect)}safe-contact/").status_code == 404


def test_remove_victim_strikes_them_on_the_page_of_people(client: Client, case: Case) -> None:
    second = case.victims.last()

    response = send(client, f"{page_of(second)}remove/", reason="Somebody else was meant")

    page = client.get(f"/cases/{case.reference}/people/").text
    assert (response.status_code, response["Location"]) == (303, f"/cases/{case.reference}/people/")
    assert f'<s><a class="govuk-link" href="{page_of(second)}">{second.person.name}</a>, victim</s>' in page
    assert "Somebody else was meant" in page
    assert second.person.name not in client.get(f"/cases/{case.reference}/incidents/new/").text


def test_page_of_a_removed_victim_stays_and_is_mended(client: Client, case: Case, officer: User) -> None:
    second = case.victims.last()
    detail = add_contact_detail(by=officer, role=second, kind=ContactKind.PHONE, value="07700 900123")
    remove_victim(by=officer, victim=second, reason="Somebody else was meant")

    page = client.get(page_of(second)).text
    renamed = send(client, f"{page_of(second)}change/", version=1, given_names="Vanessa")
    shown = client.get(f"/cases/{case.reference}/contact/{detail.pk}/")

    assert "Removed from the case on" in page
    assert "Somebody else was meant" in page
    assert f"{page_of(second)}remove/" not in page
    assert (renamed.status_code, shown.status_code) == (303, 200)


def test_remove_victim_needs_a_reason(client: Client, case: Case) -> None:
    response = send(client, f"{page_of(case.victims.last())}remove/", reason=" ")

    assert (response.status_code, list(errors(response))) == (422, ["reason"])
    assert Victim.objects.standing().count() == 2


def test_remove_victim_says_why_it_cannot_be(client: Client, case: Case, victim: Victim) -> None:
    page = client.get(page_of(victim)).text
    suspects = client.get(f"{page_of(case.suspect)}remove/")

    assert "Incident 1 was against this person. Change it first." in page
    assert client.get(f"{page_of(victim)}remove/").status_code == 409
    assert suspects.status_code == 404


def test_change_suspect_answers_what_the_court_asks(client: Client, case: Case) -> None:
    url = f"/cases/{case.reference}/suspect/change/"

    response = send(client, url, version=1, area_limb="resides", work_times="Nights")
    wrong = send(client, url, version=2, area_limb="elsewhere")

    suspect = Suspect.objects.get()
    assert (response.status_code, suspect.area_limb, suspect.work_times) == (303, "resides", "Nights")
    assert (wrong.status_code, list(errors(wrong))) == (422, ["area_limb"])


def test_alias_is_added_and_removed(client: Client, case: Case) -> None:
    base = page_of(case.suspect)

    assert send(client, f"{base}names/new/", name="Shady").status_code == 303
    alias = Alias.objects.get()
    assert send(client, f"{base}names/{alias.pk}/remove/").status_code == 303
    assert Alias.objects.count() == 0
    assert send(client, f"{base}names/new/", name="").status_code == 422


def test_remove_alias_of_somebody_else_is_not_found(client: Client, case: Case, officer: User) -> None:
    alias = add_alias(by=officer, role=case.victims.first(), name="Vee")

    assert client.get(f"{page_of(case.suspect)}names/{alias.pk}/remove/").status_code == 404


def test_earlier_order_is_added_changed_and_removed(client: Client, case: Case) -> None:
    base = f"/cases/{case.reference}/earlier-orders"
    given = {"kind": "restraining", "breaches": "Two", **day("made_on", date(2020, 1, 2))}

    added = send(client, f"{base}/new/", **given)
    order = EarlierOrder.objects.get()
    changed = send(client, f"{base}/{order.pk}/change/", version=1, **given | {"breaches": "Three"})
    removed = send(client, f"{base}/{order.pk}/remove/")

    assert [added.status_code, changed.status_code, removed.status_code] == [303, 303, 303]
    assert EarlierOrder.objects.get().breaches == "Three"
    assert client.get(f"{base}/{order.pk}/change/").status_code == 404


def test_earlier_order_cannot_end_before_it_was_made(client: Client, case: Case) -> None:
    dates = {**day("made_on", date(2020, 1, 2)), **day("ended_on", date(2020, 1, 1))}

    response = send(client, f"/cases/{case.reference}/earlier-orders/new/", kind="bail", **dates)

    assert (response.status_code, list(errors(response))) == (422, ["ended_on"])
    assert EarlierOrder.objects.count() == 0


def test_earlier_order_when_stale_shows_both_texts(client: Client, case: Case, officer: User) -> None:
    order = add_earlier_order(by=officer, suspect=case.suspect, kind=EarlierOrderKind.BAIL)
    url = f"/cases/{case.reference}/earlier-orders/{order.pk}/change/"
    send(client, url, version=1, kind="bail", court="One")

    stale = send(client, url, version=1, kind="bail", court="Two")

    assert (stale.status_code, stale.context["stale"].current["Court"]) == (409, "One")
