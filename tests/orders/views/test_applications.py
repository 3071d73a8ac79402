"""Starting, reading, submitting, taking back and giving up: what a browser gets."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.models import Case
from orders.actions.applications import change_risk, start_application
from orders.actions.decisions import add_comment, return_for_changes
from orders.actions.determinations import record_determination
from orders.actions.submission import take_back
from orders.enums import Outcome, Section, Status
from orders.models import Application, Return, SubmittedVersion, Withdrawal
from orders.pages.tasks import COMPLETED, INCOMPLETE, WAITING
from orders.text.declaration import seen
from spo.accounts.models import Court, User
from spo.audit.models import AuditEvent
from spo.workdays import today
from tests.factories.accounts import ClerkFactory
from tests.factories.cases import make_case
from tests.factories.court import accepted
from tests.factories.orders import create_application_at, ready_case, start, submit, submitted
from tests.orders.views.sending import sent

As = Callable[[User], Client]


@pytest.fixture
def case(officer: User) -> Case:
    return ready_case(officer)


@pytest.fixture
def draft(officer: User) -> Application:
    return start(officer)


@pytest.fixture
def client(client_for: As, officer: User) -> Client:
    return client_for(officer)


def test_start_makes_one_application_for_two_clicks(client: Client, case: Case) -> None:
    url, data = reverse("start_application", args=[case.reference]), sent()

    answers = [client.post(url, data) for _ in range(2)]

    page = reverse("open_application", args=[Application.objects.get().pk])
    assert [(answer.status_code, answer.url) for answer in answers] == [(303, page)] * 2


def test_start_without_a_token_is_refused(client: Client, case: Case) -> None:
    answer = client.post(reverse("start_application", args=[case.reference]))

    assert (answer.status_code, Application.objects.count()) == (422, 0)


def test_start_page_says_why_there_cannot_be_another(client: Client, draft: Application) -> None:
    answer = client.get(reverse("start_application", args=[draft.case.reference]))

    assert answer.status_code == 200
    assert answer.context["denied"] == "This case already has an application."


def test_case_page_offers_the_application(client: Client, case: Case, officer: User) -> None:
    url = reverse("open_case", args=[case.reference])
    offered = client.get(url).context["panels"][0].context
    application = start_application(by=officer, case=case)
    panel = client.get(url).context["panels"][0].context

    assert offered == {"denied": "", "start_url": reverse("start_application", args=[case.reference])}
    assert (panel["url"], panel["is_draft"]) == (reverse("open_application", args=[application.pk]), True)


def test_draft_shows_the_state_of_every_section(client: Client, officer: User) -> None:
    application = start_application(by=officer, case=make_case(officer=officer))

    tasks = client.get(reverse("open_application", args=[application.pk])).context["tasks"]

    assert [task.text for task in tasks] == Section.labels
    assert {task.text: task.status for task in tasks if task.status != INCOMPLETE} == {
        "Protected people": COMPLETED,
        "Acts relied on": WAITING,
    }


def test_returned_draft_shows_the_reason_and_the_comments(
    client: Client, officer: User, supervisor: User
) -> None:
    version = submitted(officer)
    add_comment(by=supervisor, version=version, section=Section.RISK, text="What sort of harm?")
    returned = return_for_changes(by=supervisor, version=version, reason="Say more about the risk.")

    answer = client.get(reverse("open_application", args=[version.application_id]))

    hints = {task.text: task.hint for task in answer.context["tasks"] if task.hint}
    assert answer.context["returned"] == returned
    assert hints == {"Risk": "Sergeant Simon Supervisor (1003): “What sort of harm?”"}
    assert "Say more about the risk." in answer.content.decode()


def test_submitted_application_says_when_the_case_has_changed(client: Client, officer: User) -> None:
    version = submitted(officer)
    incident = version.application.incidents.last()
    url = reverse("open_application", args=[version.application_id])
    before = client.get(url).context["text_denied"]
    incident.what_happened = "He only walked past."
    incident.save()

    context = client.get(url).context

    assert before == ""
    assert context["text_denied"] == (
        "The case has changed since this version was submitted. "
        "Take the application back to draft, check it and submit it again."
    )
    assert [(change.title, change.label) for change in context["changes"]] == [
        (f"Incident {incident.number}", "What happened")
    ]


def test_history_tells_what_happened_newest_first(client: Client, officer: User) -> None:
    version = submitted(officer)
    take_back(by=officer, application=version.application, reason="A typing mistake.")

    history = client.get(reverse("open_application", args=[version.application_id])).context["history"]

    assert [(entry.title, entry.text) for entry in history] == [
        ("Version 1: taken back by the police", "A typing mistake."),
        ("Version 1 submitted", ""),
        ("Application started", ""),
    ]


def test_history_goes_on_at_the_court(client: Client, officer: User, court: Court) -> None:
    filing = accepted(officer, ClerkFactory(court=court))
    application = filing.application
    record_determination(
        by=officer, application=application, outcome=Outcome.REFUSED, decided_on=today(timezone.now())
    )

    context = client.get(reverse("open_application", args=[application.pk])).context

    assert [entry.title for entry in context["history"]] == [
        "Outcome recorded: application refused",
        "Accepted by Northmoor Magistrates' Court",
        "Filed with Northmoor Magistrates' Court",
        "Version 1 approved",
        "Version 1 submitted",
        "Application started",
    ]
    assert (context["is_approved"], context["is_ended"]) == (True, True)


def test_check_page_shows_the_text_and_names_what_is_missing(
    client: Client, officer: User, draft: Application
) -> None:
    change_risk(by=officer, application=draft, version=draft.version, risk="")

    context = client.get(reverse("submit_application", args=[draft.pk])).context

    assert context["missing"] == [
        ("Describe the risk associated with stalking", reverse("change_risk", args=[draft.pk]))
    ]
    assert [each["section"] for each in context["sections"]] == list(Section)


def declare(draft: Application, **answers: str) -> dict[str, str]:
    return sent(declared=seen(Application.objects.get(pk=draft.pk)), is_declared="on") | answers


def test_submit_keeps_one_version_for_two_clicks(client: Client, draft: Application) -> None:
    url, data = reverse("submit_application", args=[draft.pk]), declare(draft)

    answers = [client.post(url, data) for _ in range(2)]

    page = reverse("application_submitted", args=[draft.pk, 1])
    assert [(answer.status_code, answer.url) for answer in answers] == [(303, page)] * 2
    assert SubmittedVersion.objects.count() == 1
    assert client.get(page).status_code == 200


def test_submit_without_the_declaration_is_refused(client: Client, draft: Application) -> None:
    data = declare(draft)
    del data["is_declared"]

    answer = client.post(reverse("submit_application", args=[draft.pk]), data)

    assert (answer.status_code, answer.context["form"].errors["is_declared"]) == (
        422,
        ["Select the box to make the declaration"],
    )
    assert SubmittedVersion.objects.count() == 0


def test_submit_with_something_missing_shows_the_page_again(
    client: Client, officer: User, draft: Application
) -> None:
    change_risk(by=officer, application=draft, version=draft.version, risk="")

    answer = client.post(reverse("submit_application", args=[draft.pk]), declare(draft))

    assert (answer.status_code, len(answer.context["missing"])) == (422, 1)
    assert SubmittedVersion.objects.count() == 0


def test_submit_of_a_page_that_is_out_of_date_is_refused(client: Client, draft: Application) -> None:
    answer = client.post(reverse("submit_application", args=[draft.pk]), declare(draft, declared="0" * 64))

    assert answer.status_code == 409
    assert SubmittedVersion.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "status", "comes_to", "fact"),
    [
        ("take_back", Status.APPROVED, Status.DRAFT, Return),
        ("withdraw_application", Status.DRAFT, Status.WITHDRAWN, Withdrawal),
    ],
)
def test_reason_is_kept_once(
    client: Client,
    officer: User,
    name: str,
    status: Status,
    comes_to: Status,
    fact: type[Return | Withdrawal],
) -> None:
    application = create_application_at(status, by=officer)
    url, data = reverse(name, args=[application.pk]), sent(reason="A new incident came in.")
    shown = client.get(url).status_code

    answers = [client.post(url, data).status_code for _ in range(2)]

    application.refresh_from_db()
    assert (shown, answers, application.status) == (200, [303, 303], comes_to)
    assert fact.objects.get().reason == "A new incident came in."
    assert client.get(url).status_code == 409


@pytest.mark.parametrize("name", ["take_back", "withdraw_application"])
@pytest.mark.parametrize("reason", ["", " ", "x" * 4001, "nul \0 here"])
def test_wrong_reason_saves_nothing(client: Client, officer: User, name: str, reason: str) -> None:
    application = create_application_at(Status.SUBMITTED, by=officer)

    answer = client.post(reverse(name, args=[application.pk]), sent(reason=reason))

    application.refresh_from_db()
    assert (answer.status_code, application.status) == (422, Status.SUBMITTED)


def test_page_records_that_it_was_read(client: Client, draft: Application) -> None:
    client.get(reverse("open_application", args=[draft.pk]))

    event = AuditEvent.objects.latest("id")
    assert (event.did, event.subject) == ("application.consulted", f"application {draft.pk}")


def test_page_costs_the_same_for_1_and_30_incidents(
    client: Client, officer: User, django_assert_num_queries: Callable[..., object]
) -> None:
    for count in (1, 30):
        application = start(officer, ready_case(officer, incidents=count))
        client.get(reverse("open_application", args=[application.pk]))
        with django_assert_num_queries(28):
            client.get(reverse("open_application", args=[application.pk]))


def test_pages_take_only_their_methods(client: Client, officer: User) -> None:
    version = submit(start(officer), officer)
    pk = version.application_id

    assert client.post(reverse("open_application", args=[pk]), {"submission": uuid4().hex}).status_code == 405
    assert client.post(reverse("application_submitted", args=[pk, 1])).status_code == 405
