"""The pages of the continuity statement: asked for with a warning, waited for, taken."""

import pytest
from django.test import Client

from cases.actions.contacts import add_contact_detail
from cases.actions.continuity import record_handling
from cases.actions.statements import ask_statement
from cases.enums import ContactKind, Handling
from cases.models import Case, ContinuityStatement, Exhibit
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.work.models import Job
from spo.work.running import run
from tests.cases.actions.test_exhibits import add
from tests.cases.views.sending import errors, send


@pytest.fixture
def exhibit(case: Case, officer: User) -> Exhibit:
    return add(case, officer)


@pytest.fixture
def base(exhibit: Exhibit) -> str:
    return f"/cases/{exhibit.case.reference}/evidence"


@pytest.mark.parametrize("is_of_all", [True, False])
def test_statement_is_asked_for_and_taken(
    client: Client, base: str, exhibit: Exhibit, is_of_all: bool
) -> None:
    url = f"{base}/continuity/print/" if is_of_all else f"{base}/{exhibit.pk}/continuity/print/"
    asked = send(client, url)
    waiting = client.get(asked["Location"])
    early = client.post(f"{asked['Location']}download/")
    run(str(Job.objects.get(kind="exhibit.print_continuity").pk))
    progress, taken = (
        client.get(f"{asked['Location']}progress/"),
        client.post(f"{asked['Location']}download/"),
    )

    name = f"{exhibit.case.reference}-{'' if is_of_all else 'OO-1-'}continuity.pdf"
    assert (asked.status_code, waiting.context["progress"].state, early.status_code) == (
        303,
        "waiting",
        409,
    )
    assert ('data-progress-state="done"' in progress.text, taken["Content-Type"]) == (True, "application/pdf")
    assert taken["Content-Disposition"] == f'attachment; filename="{name}"'
    assert AuditEvent.objects.get(did="continuity_statement.downloaded").operation == "disclosure"
    taken.close()


def test_statement_asked_for_twice_is_one(client: Client, base: str) -> None:
    for _ in range(2):
        send(client, f"{base}/continuity/print/", submission="a" * 32)

    assert ContinuityStatement.objects.count() == 1


def test_statement_that_tells_a_confidential_detail_asks_first(
    client: Client, base: str, exhibit: Exhibit, officer: User
) -> None:
    victim = exhibit.case.victims.first()
    add_contact_detail(by=officer, role=victim, kind=ContactKind.PHONE, value="07700 900123")
    line = exhibit.continuity.get()
    record_handling(
        by=officer,
        exhibit=exhibit,
        kind=Handling.RETURNED,
        happened_at=line.happened_at,
        to_whom="Vera, 07700 900123",
    )
    url = f"{base}/{exhibit.pk}/continuity/print/"

    shown, refused = client.get(url), send(client, url)
    asked = send(client, url, is_aware="on")

    assert "confidential detail: phone" in shown.text
    assert (refused.status_code, list(errors(refused)), asked.status_code) == (422, ["is_aware"], 303)
    assert ContinuityStatement.objects.count() == 1


def test_statement_whose_first_attempt_failed_says_that_another_comes(
    client: Client, case: Case, officer: User
) -> None:
    statement = ask_statement(by=officer, case=case)
    Job.objects.filter(key=statement.job_key).update(attempts=1)

    page = client.get(f"/cases/{case.reference}/evidence/continuity/{statement.pk}/")

    assert page.context["progress"].text == "An attempt did not succeed. The next one starts by itself."


def test_statement_whose_work_stopped_says_so(client: Client, case: Case, officer: User) -> None:
    statement = ask_statement(by=officer, case=case)
    Job.objects.filter(key=statement.job_key).delete()

    page = client.get(f"/cases/{case.reference}/evidence/continuity/{statement.pk}/")

    assert page.context["progress"].state == "failed"
