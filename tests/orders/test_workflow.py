from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from orders.enums import Event, Status
from orders.models import Application
from orders.workflow import apply, check_move, diagram
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import NotNow
from tests.factories.orders import start


def test_diagram_is_the_one_in_the_architecture() -> None:
    page = (Path(settings.BASE_DIR) / "ARCHITECTURE.md").read_text()

    drawn = [block.split("```")[0].strip() for block in page.split("```mermaid\n")[1:]]

    assert [block for block in drawn if block.startswith("stateDiagram")] == [diagram()]


def test_workflow_diagram_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("workflow_diagram")

    assert capsys.readouterr().out == f"{diagram()}\n"


def test_apply_writes_the_status_and_records_it(officer: User) -> None:
    application = start(officer)

    apply(Event.SUBMIT, by=officer, application=application)

    event = AuditEvent.objects.latest("id")
    assert Application.objects.get().status == application.status == Status.SUBMITTED
    assert (event.did, event.subject, event.case_reference, event.fields) == (
        "application.submitted",
        f"application {application.pk}",
        application.case.reference,
        ["status"],
    )


def test_apply_looks_at_the_row_and_not_at_the_copy(officer: User) -> None:
    application = start(officer)
    stale = Application.objects.get(pk=application.pk)
    apply(Event.WITHDRAW, by=officer, application=application)

    with pytest.raises(NotNow):
        apply(Event.SUBMIT, by=officer, application=stale)

    assert Application.objects.get().status == Status.WITHDRAWN


@pytest.mark.parametrize(
    ("event", "status", "sentence"),
    [
        (Event.APPROVE, Status.APPROVED, "This application is approved already."),
        (Event.TAKE_BACK, Status.DRAFT, "This application is a draft already."),
        (Event.FILE, Status.DRAFT, "This application is a draft, so it cannot be filed."),
        (Event.WITHDRAW, Status.DETERMINED, "This application is determined, so it cannot be withdrawn."),
    ],
)
def test_check_move_says_why_not(event: Event, status: Status, sentence: str) -> None:
    with pytest.raises(NotNow) as refused:
        check_move(event, Application(status=status))

    assert refused.value.sentence == sentence
