"""The pages of an order: they work, for whom, with which method, and with bad input nothing is saved."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from orders.actions.service import record_victim_told
from orders.enums import OrderKind
from orders.models import (
    Breach,
    Exemption,
    Notification,
    Order,
    OverdueDecision,
    Service,
    SystemEntry,
    VictimTold,
)
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.files import verify
from spo.work.models import StagedFile
from tests.factories.cases import IncidentFactory, make_case
from tests.factories.court import at, make_order, serve
from tests.orders.bundle.files import save_pdf
from tests.orders.views.sending import sent, terms_sent

pytestmark = pytest.mark.usefixtures("november")

As = Callable[[User], Client]


@pytest.fixture
def order(officer: User) -> Order:
    order = make_order(officer)
    IncidentFactory(case=order.case, number=9, starts_on=date(2026, 11, 10))
    return order


def told(order: Order) -> dict[str, Any]:
    said = {"about": "made", "outcome": "told", "told_by": "PC Reyes", "how": "By phone"}
    return {"victim": order.case.victims.get().pk, "told_at": at(4), **said}


def breached(order: Order) -> dict[str, Any]:
    incident = order.case.incidents.get(number=9)
    return {"incident": incident.pk, "terms": [order.terms.first().pk], "reported_at": at(10)}


SERVED = {"served_by": "police", "method": "hand", "acted_at": at(3), "server": "PC Reyes"}
ENTERED = {"system": "pnc", "entered_at": at(4), "entered_by": "Operator 77"}
NOTIFIED = {"given_at": at(4), "station": "Central", "taken_by": "PC 88", "is_acknowledged": "yes"}
EXEMPT = {"from_on": date(2022, 1, 1), "explanation": "On the register."}
GOOD: list[tuple[str, Callable[[Order], dict[str, Any]], type]] = [
    ("record_service", lambda _: SERVED, Service),
    ("record_victim_told", told, VictimTold),
    ("record_system_entry", lambda _: ENTERED, SystemEntry),
    ("record_notification", lambda _: NOTIFIED, Notification),
    ("record_exemption", lambda _: EXEMPT, Exemption),
    ("log_breach", breached, Breach),
]
NAMES = [name for name, _, _ in GOOD]


@pytest.mark.parametrize(("name", "answers", "model"), GOOD, ids=NAMES)
def test_record_saves_once_and_leads_back_to_the_order(
    name: str, answers: Any, model: Any, order: Order, officer: User, client_for: As
) -> None:
    client, url, data = client_for(officer), reverse(name, args=[order.pk]), sent(**answers(order))
    page = client.get(url)
    assert (page.status_code, "There is a problem" in page.content.decode()) == (200, False)

    responses = [client.post(url, data) for _ in range(2)]

    assert [response.status_code for response in responses] == [303, 303]
    assert {response.url for response in responses} == {reverse("open_order", args=[order.pk])}
    assert model.objects.count() == 1
    assert client.get(responses[0].url).status_code == 200


@pytest.mark.parametrize(("name", "answers", "model"), GOOD, ids=NAMES)
def test_record_with_nothing_typed_saves_nothing(
    name: str, answers: Any, model: Any, order: Order, officer: User, client_for: As
) -> None:
    response = client_for(officer).post(reverse(name, args=[order.pk]), sent())

    assert response.status_code == 422
    assert "There is a problem" in response.content.decode()
    assert model.objects.count() == 0


@pytest.mark.parametrize("name", [*NAMES, "open_order", "change_order", "end_order", "strike_order"])
def test_order_pages_are_hidden_from_everybody_else(
    name: str, order: Order, stranger: User, clerk: User, auditor: User, administrator: User, client_for: As
) -> None:
    url = reverse(name, args=[order.pk])

    assert [client_for(user).get(url).status_code for user in (stranger, clerk, auditor, administrator)] == [
        404
    ] * 4


@pytest.mark.parametrize("name", [*NAMES, "open_order", "list_orders"])
def test_order_pages_refuse_other_methods(name: str, order: Order, officer: User, client_for: As) -> None:
    url = reverse(name, args=[] if name == "list_orders" else [order.pk])

    assert client_for(officer).put(url).status_code == 405


def test_problem_found_by_a_rule_stands_beside_its_field(order: Order, officer: User, client_for: As) -> None:
    data = sent(**SERVED | {"acted_at": at(21)})

    response = client_for(officer).post(reverse("record_service", args=[order.pk]), data)

    assert response.status_code == 422
    assert response.context["form"].errors["acted_at"] == ["The time of service must be in the past"]
    assert Service.objects.count() == 0


def test_record_service_keeps_a_good_file_while_the_rest_is_mended(
    order: Order, officer: User, client_for: As, tmp_path: Any
) -> None:
    client, url = client_for(officer), reverse("record_service", args=[order.pk])
    pdf = SimpleUploadedFile("receipt.pdf", save_pdf(tmp_path / "receipt.pdf", "Received").read_bytes())

    first = client.post(url, sent(**SERVED | {"acted_at": at(21)}, file=pdf))
    kept = first.context["form"]["kept"].value()
    second = client.post(url, sent(**SERVED, kept=kept))

    assert (first.status_code, second.status_code) == (422, 303)
    service = Service.objects.get()
    assert (service.proof_file_name, verify(service.proof_sha256)) == ("receipt.pdf", True)
    assert StagedFile.objects.count() == 0


def test_record_service_refuses_a_file_that_is_not_what_it_says(
    order: Order, officer: User, client_for: As
) -> None:
    fake = SimpleUploadedFile("receipt.pdf", b"MZ this is a program")

    response = client_for(officer).post(reverse("record_service", args=[order.pk]), sent(**SERVED, file=fake))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["file"]


def test_open_proof_is_recorded_before_it_is_sent(
    order: Order, officer: User, stranger: User, client_for: As, tmp_path: Any
) -> None:
    pdf = SimpleUploadedFile("r.pdf", save_pdf(tmp_path / "r.pdf", "Received").read_bytes())
    service = serve(officer, order, upload=pdf)
    url = reverse("download_proof", args=[service.pk])

    response = client_for(officer).get(url)

    assert b"".join(response.streaming_content).startswith(b"%PDF")
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="{order.case.reference}-proof-of-service-{service.pk}.pdf"'
    )
    assert AuditEvent.objects.filter(did="proof.downloaded", operation="disclosure").count() == 1
    assert client_for(stranger).get(url).status_code == 404


def test_suspected_offence_is_shown_and_decided_by_a_supervisor(
    order: Order, officer: User, supervisor: User, client_for: As
) -> None:
    serve(officer, order, method="email")
    facts = {"told_at": at(3), "told_by": "PC Reyes", "how": "By phone"}
    record_victim_told(by=officer, order=order, victim=order.case.victims.get(), **facts)
    page = client_for(officer).get(reverse("open_order", args=[order.pk])).content.decode()
    assert "Suspected offence under section 11" in page
    assert "Service is deemed, not proved" in page
    assert "Only a supervisor of the unit can decide this." in page
    listed = client_for(officer).get(reverse("list_suspected_offences")).content.decode()
    assert order.case.reference in listed

    url = reverse("decide_overdue", args=[order.pk])
    assert client_for(officer).get(url).status_code == 403
    data = sent(decision="excuse", reason="He was in hospital.")
    assert client_for(supervisor).post(url, data).status_code == 303
    assert OverdueDecision.objects.get().decided_by == supervisor
    decided = client_for(supervisor).get(reverse("open_order", args=[order.pk])).text
    assert "Suspected offence under section 11" not in decided
    assert "Decided: reasonable excuse accepted." in decided
    assert "Record a later decision" in decided
    assert "Overdue" not in decided
    assert "What you decide now takes its place." in client_for(supervisor).get(url).text
    assert (
        order.case.reference
        not in client_for(officer).get(reverse("list_suspected_offences")).content.decode()
    )


@pytest.mark.parametrize("count", [1, 30])
def test_list_orders_costs_the_same_for_one_and_thirty(
    count: int, officer: User, client_for: As, django_assert_num_queries: Any
) -> None:
    for _ in range(count):
        serve(officer, make_order(officer))
    client = client_for(officer)
    client.get(reverse("list_orders"))

    with django_assert_num_queries(14):
        page = client.get(reverse("list_orders")).content.decode()

    assert page.count("SPO-2026-") == count


def test_list_orders_by_state_and_page(officer: User, client_for: As) -> None:
    served, unserved = make_order(officer), make_order(officer)
    serve(officer, served)
    ended = make_order(officer, kind=OrderKind.INTERIM, ends_on=date(2026, 11, 10))
    client = client_for(officer)

    def shown(query: str) -> set[int]:
        answer = client.get(f"{reverse('list_orders')}{query}")
        return {row["order"].pk for row in answer.context["rows"]}

    assert shown("") == {served.pk, unserved.pk}
    assert shown("?state=unserved") == {unserved.pk}
    assert shown("?state=ended") == {ended.pk}
    assert shown(f"?state=all&before={ended.pk}") == {served.pk, unserved.pk}
    assert shown("?state=nonsense&before=x") == {served.pk, unserved.pk}


def test_list_orders_is_for_the_police(clerk: User, auditor: User, client_for: As) -> None:
    for user in (clerk, auditor):
        assert client_for(user).get(reverse("list_orders")).status_code == 403


def test_record_other_order_with_rows_of_terms(officer: User, client_for: As) -> None:
    case = make_case(officer=officer)
    url = reverse("record_other_order", args=[case.reference])
    facts = {"origin": "conviction", "court": "Northmoor Crown Court", "made_on": date(2026, 11, 2)}
    rows = terms_sent(
        ("prohibition", "Not to contact her."), ("requirement", ""), ("requirement", "To attend.")
    )

    short = client_for(officer).post(url, sent(**facts, length="fixed", ends_on=date(2027, 11, 1)) | rows)
    response = client_for(officer).post(url, sent(**facts, length="further-order") | rows)

    assert (short.status_code, response.status_code) == (422, 303)
    assert short.context["form"].errors["ends_on"] == [
        "The last day must be 1 November 2028 or later: an order lasts at least two years"
    ]
    order = Order.objects.get()
    assert [(term.kind, term.text) for term in order.terms.all()] == [
        ("prohibition", "Not to contact her."),
        ("requirement", "To attend."),
    ]


def test_another_row_without_a_script_keeps_what_was_typed(officer: User, client_for: As) -> None:
    case = make_case(officer=officer)
    data = sent(court="Northmoor Crown Court") | terms_sent(("prohibition", "Not to contact her."))

    response = client_for(officer).post(
        reverse("record_other_order", args=[case.reference]), data | {"add_another": "terms"}
    )

    assert response.status_code == 200
    page = response.content.decode()
    assert "There is a problem" not in page
    assert "Not to contact her." in page
    assert 'name="terms-1-text"' in page


def test_change_order_shows_both_texts_to_the_second(
    order: Order, officer: User, colleague: User, client_for: As
) -> None:
    url = reverse("change_order", args=[order.pk])
    answers = {"made_on": date(2026, 11, 2), "length": "further-order", "version": 1}
    rows = terms_sent(("prohibition", "Not to contact her."))
    client_for(officer).post(url, sent(court="Eastfield Crown Court", **answers) | rows)

    second = client_for(colleague).post(url, sent(court="Westmoor Crown Court", **answers) | rows)

    assert second.status_code == 409
    page = second.content.decode()
    assert "Eastfield Crown Court" in page
    assert "Westmoor Crown Court" in page
    assert Order.objects.get().court == "Eastfield Crown Court"


def test_change_order_says_that_it_was_corrected(order: Order, officer: User, client_for: As) -> None:
    answers = {"made_on": date(2026, 11, 2), "length": "further-order", "version": 1}
    rows = terms_sent(("prohibition", "Not to contact her."))
    client = client_for(officer)

    response = client.post(
        reverse("change_order", args=[order.pk]), sent(court="Eastfield Crown Court", **answers) | rows
    )

    page = client.get(response.url).content.decode()
    assert ("The order was corrected" in page, "The order was recorded" in page) == (True, False)


def test_strike_and_end_lead_back_to_the_order(order: Order, officer: User, client_for: As) -> None:
    client = client_for(officer)
    ended = sent(ended_on=date(2026, 11, 19), end_reason="Appeal allowed")

    assert client.post(reverse("end_order", args=[order.pk]), ended).status_code == 303
    struck = client.post(reverse("strike_order", args=[order.pk]), sent(reason="Wrong case"))

    assert struck.status_code == 303
    page = client.get(struck.url).content.decode()
    assert "Struck from the record" in page


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("record_arrest_attempt", {"arrest_attempted_at": at(11), "arrest_note": "Not at home"}),
        ("record_file_sent", {"file_sent_on": date(2026, 11, 12)}),
        ("record_breach_outcome", {"outcome": "charged", "outcome_on": date(2026, 11, 13)}),
    ],
)
def test_steps_of_a_breach(
    name: str, answers: dict[str, Any], order: Order, officer: User, stranger: User, client_for: As
) -> None:
    client = client_for(officer)
    client.post(reverse("log_breach", args=[order.pk]), sent(**breached(order)))
    breach = Breach.objects.get()
    url = reverse(name, args=[breach.pk])

    assert client_for(stranger).get(url).status_code == 404
    assert client.get(url).status_code == 200
    assert client.post(url, sent(version=1)).status_code == 422
    assert client.post(url, sent(version=1, **answers)).status_code == 303
    breach.refresh_from_db()
    assert breach.version == 2


def test_strike_pages_need_a_reason(order: Order, officer: User, client_for: As) -> None:
    service = serve(officer, order)
    url = reverse("strike_service", args=[service.pk])
    client = client_for(officer)

    assert client.post(url, sent(reason="  ")).status_code == 422
    assert client.post(url, sent(reason="It was his brother")).status_code == 303
    service.refresh_from_db()
    assert service.struck_reason == "It was his brother"
    assert timedelta(0) == service.struck_at - at(20, 9)
