"""The police side of the court: the bundle's progress, filing, the outcome, the order made on the application."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from orders.actions.bundles import ask_for_bundle
from orders.actions.hearings import list_hearing
from orders.enums import OrderKind, Status
from orders.models import Application, Bundle, Determination, Filing, Order
from spo.accounts.models import Court, User
from spo.audit.models import AuditEvent
from spo.work.enums import JobState
from spo.work.models import Job
from tests.factories.court import BLANK_PDF, accepted, at, filed, ready_bundle
from tests.factories.orders import approved
from tests.orders.views.sending import sent, terms_sent

pytestmark = pytest.mark.usefixtures("november")

As = Callable[[User], Client]


@pytest.fixture
def application(officer: User) -> Application:
    return approved(officer).version.application


@pytest.fixture
def bundle(application: Application) -> Bundle:
    return ready_bundle(application.versions.get().approval)


def court_url(application: Application) -> str:
    return reverse("open_court", args=[application.pk])


def test_court_page_shows_each_state_of_the_bundle(
    application: Application, officer: User, client_for: As
) -> None:
    client, bundle = client_for(officer), application.versions.get().approval.bundle
    job = Job.objects.get(kind="orders.make_bundle")

    def words() -> str:
        return client.get(reverse("bundle_progress", args=[bundle.pk])).content.decode()

    assert "The bundle is waiting to be made." in client.get(court_url(application)).content.decode()
    assert 'data-progress-state="waiting"' in words()
    Job.objects.filter(pk=job.pk).update(
        state=JobState.LEASED,
        lease_until=at(30),
        lease_token="0" * 32,
        progress={"stage": "Preparing Cover", "done": 2, "total": 8},
    )
    assert 'value="25"' in words()
    bundle.failure = "Exhibit AR/1 is damaged."
    bundle.save()
    assert "Exhibit AR/1 is damaged." in words()
    assert "Try again" in client.get(court_url(application)).content.decode()


def test_try_bundle_again_once_for_two_clicks(
    application: Application, officer: User, client_for: As
) -> None:
    bundle = application.versions.get().approval.bundle
    bundle.failure = "Exhibit AR/1 is damaged."
    bundle.save()
    client, url, data = client_for(officer), reverse("try_bundle_again", args=[bundle.pk]), sent()

    answers = [client.post(url, data) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    bundle.refresh_from_db()
    assert (bundle.attempt, bundle.failure) == (2, "")
    assert client.get(url).status_code == 405


def test_court_pages_are_hidden_from_everybody_else(
    bundle: Bundle, application: Application, stranger: User, clerk: User, auditor: User, client_for: As
) -> None:
    urls = [
        court_url(application),
        reverse("file_application", args=[application.pk]),
        reverse("record_determination", args=[application.pk]),
        reverse("record_order", args=[application.pk]),
        reverse("download_bundle", args=[bundle.pk]),
        reverse("bundle_progress", args=[bundle.pk]),
    ]

    for user in (stranger, clerk, auditor):
        client = client_for(user)
        assert [client.get(url).status_code for url in urls] == [404] * len(urls)


def test_open_bundle_asks_why_and_records_it(bundle: Bundle, officer: User, client_for: As) -> None:
    client, url = client_for(officer), reverse("download_bundle", args=[bundle.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, sent()).status_code == 422
    assert client.post(url, sent(purpose="other")).status_code == 422
    assert AuditEvent.objects.filter(did="bundle.downloaded").count() == 0

    response = client.post(url, sent(purpose="check"))

    assert b"".join(response.streaming_content) == BLANK_PDF
    assert response.headers["Cache-Control"] == "no-store"
    assert AuditEvent.objects.get(did="bundle.downloaded").reason == "To check the papers"


def test_open_bundle_is_recorded_and_watching_its_progress_is_not(
    bundle: Bundle, application: Application, officer: User, client_for: As
) -> None:
    client = client_for(officer)
    client.get(reverse("bundle_progress", args=[bundle.pk]))
    client.get(reverse("download_bundle", args=[bundle.pk]))

    looked = AuditEvent.objects.get(did__startswith="bundle.", operation="consultation")

    assert (looked.did, looked.who, looked.subject, looked.case_reference) == (
        "bundle.consulted",
        officer.record_name,
        bundle.subject,
        application.case.reference,
    )


def test_file_application_pressed_twice_files_once(
    bundle: Bundle, application: Application, officer: User, court: Court, client_for: As
) -> None:
    client, url = client_for(officer), reverse("file_application", args=[application.pk])
    assert client.get(url).status_code == 200
    data = sent(court=court.pk)

    answers = [client.post(url, data) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert Filing.objects.get().court == court
    assert client.get(url).status_code == 409


@pytest.mark.parametrize("court_pk", ["", "0", "nonsense"])
def test_file_application_without_a_court_saves_nothing(
    court_pk: str, bundle: Bundle, application: Application, officer: User, client_for: As
) -> None:
    url = reverse("file_application", args=[application.pk])

    response = client_for(officer).post(url, sent(court=court_pk))

    assert response.status_code == 422
    assert Filing.objects.count() == 0


def test_file_button_says_why_it_is_off(application: Application, officer: User, client_for: As) -> None:
    page = client_for(officer).get(court_url(application)).content.decode()

    assert "The bundle is not ready yet." in page


def test_outcome_and_order_from_hearing_to_order_page(officer: User, clerk: User, client_for: As) -> None:
    filing = accepted(officer, clerk)
    list_hearing(by=clerk, filing=filing, starts_at=at(27, 10))
    application, client = filing.application, client_for(officer)
    assert "27 November 2026 at 10am" in client.get(court_url(application)).content.decode()

    outcome = reverse("record_determination", args=[application.pk])
    assert client.post(outcome, sent()).status_code == 422
    assert client.post(outcome, sent(outcome="made", decided_on=date(2026, 11, 20))).status_code == 303
    record = reverse("record_order", args=[application.pk])
    start = client.get(record)
    assert start.context["form"].rows.forms[0].initial["text"] == "Not to contact Vera Example by any means."
    facts = {"court": "Northmoor", "made_on": date(2026, 11, 20), "length": "further-order"}
    answer = client.post(record, sent(**facts) | terms_sent(("prohibition", "Not to contact her.")))

    assert answer.status_code == 303
    order = Order.objects.get()
    assert (order.origin, order.application, answer.url) == (
        "application",
        application,
        reverse("open_order", args=[order.pk]),
    )


def test_full_order_replaces_the_interim_order_on_the_page(
    officer: User, clerk: User, client_for: As
) -> None:
    application, client = accepted(officer, clerk).application, client_for(officer)
    rows = terms_sent(("prohibition", "Not to contact her."))
    interim = {"court": "Northmoor", "made_on": date(2026, 11, 20), "ends_on": date(2026, 12, 18)}
    client.post(reverse("record_interim_order", args=[application.pk]), sent(**interim) | rows)
    first = Order.objects.get()
    full = {"court": "Northmoor", "made_on": date(2026, 11, 20), "length": "further-order"}

    client.post(reverse("record_order", args=[application.pk]), sent(**full, replaces=first.pk) | rows)

    assert [order.kind for order in Order.objects.order_by("pk")] == [OrderKind.INTERIM, OrderKind.FULL]
    page = client.get(reverse("open_order", args=[first.pk])).content.decode()
    assert "Replaced by the order made on 20 November 2026." in page


def test_corrected_outcome_decides_whether_an_order_can_be_recorded(
    officer: User, clerk: User, client_for: As
) -> None:
    application, client = accepted(officer, clerk).application, client_for(officer)
    client.post(
        reverse("record_determination", args=[application.pk]),
        sent(outcome="made", decided_on=date(2026, 11, 20)),
    )
    url = reverse("change_determination", args=[application.pk])
    wrong = sent(version=1, outcome="refused", decided_on=date(2026, 11, 20))

    assert client.post(url, wrong).status_code == 303
    assert Determination.objects.get().outcome == "refused"
    assert client.get(reverse("record_order", args=[application.pk])).status_code == 409


def test_outcome_cannot_deny_an_order_that_is_recorded(officer: User, clerk: User, client_for: As) -> None:
    application, client = accepted(officer, clerk).application, client_for(officer)
    decided = {"outcome": "made", "decided_on": date(2026, 11, 20)}
    client.post(reverse("record_determination", args=[application.pk]), sent(**decided))
    facts = sent(court="Northmoor", made_on=date(2026, 11, 20), length="further-order")
    client.post(
        reverse("record_order", args=[application.pk]),
        facts | terms_sent(("prohibition", "Not to contact her.")),
    )

    denied = sent(version=1, **decided | {"outcome": "refused"})
    response = client.post(reverse("change_determination", args=[application.pk]), denied)

    assert response.status_code == 409
    assert Determination.objects.get().outcome == "made"


def test_determination_in_the_future_is_refused_beside_its_field(
    officer: User, clerk: User, client_for: As
) -> None:
    application = accepted(officer, clerk).application
    url = reverse("record_determination", args=[application.pk])

    response = client_for(officer).post(url, sent(outcome="made", decided_on=date(2026, 11, 21)))

    assert response.context["form"].errors["decided_on"] == [
        "The date of the decision must be today or in the past"
    ]
    application.refresh_from_db()
    assert application.status == Status.ACCEPTED


def test_change_determination_without_one_is_not_found(officer: User, court: Court, client_for: As) -> None:
    application = filed(officer, court).application

    assert client_for(officer).get(reverse("change_determination", args=[application.pk])).status_code == 404


def test_asking_for_a_bundle_is_idempotent_with_the_approval(application: Application, officer: User) -> None:
    approval = application.versions.get().approval

    assert ask_for_bundle(by=officer, approval=approval) == approval.bundle


def test_court_page_refuses_other_methods(application: Application, officer: User, client_for: As) -> None:
    assert client_for(officer).post(court_url(application)).status_code == 405
