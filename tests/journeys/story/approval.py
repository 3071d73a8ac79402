"""A supervisor returns the application, the officer mends it, and somebody of rank who wrote none of it approves it."""

from orders.models import Application, Approval
from tests.journeys.desk import Desk
from tests.journeys.story.application import NECESSITY


def comment_and_return(supervisor: Desk, draft: Application, number: int) -> None:
    assert draft.case.reference in supervisor.read("list_waiting")
    supervisor.send("add_comment", draft.pk, number, "necessity", text="Say how he answered.")
    supervisor.send("return_for_changes", draft.pk, number, reason="Too thin.")


def mend_it(officer: Desk, draft: Application) -> None:
    task_list = officer.read("open_application", draft.pk)
    assert [words in task_list for words in ("Too thin.", "Say how he answered.")] == [True, True]
    officer.send("change_necessity", draft.pk, necessity=f"{NECESSITY} He laughed.")


def be_refused(desk: Desk, draft: Application, number: int, because: str) -> None:
    status, page = desk.be_refused("approve", draft.pk, number)
    assert (status, because in page) == (403, True)


def approve(superintendent: Desk, draft: Application, number: int) -> None:
    """Of this text, by this rank, which is what the bundle prints."""
    assert "[added] He laughed. [end]" in superintendent.read("open_version", draft.pk, number)
    superintendent.send("approve", draft.pk, number)

    approval = Approval.objects.get()
    assert (approval.name, approval.rank) == ("Anita Authorising", "superintendent")
    assert approval.sha256 == approval.version.sha256
