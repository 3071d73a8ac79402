"""When an application may be written in."""

import pytest

from cases.actions.cases import close_case
from cases.enums import ClosingReason
from orders.enums import Status
from orders.models import Application
from orders.policies import applications as policies
from spo.accounts.models import User
from spo.exceptions import NotNow
from tests.factories.orders import create_application_at, start


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (
            Status.SUBMITTED,
            "This application is submitted, so it cannot be changed. Take it back to draft first.",
        ),
        (
            Status.APPROVED,
            "This application is approved, so it cannot be changed. Take it back to draft first.",
        ),
        (Status.WITHDRAWN, "This application is withdrawn, so it cannot be changed."),
    ],
)
def test_only_a_draft_is_written_in(officer: User, status: Status, sentence: str) -> None:
    application = create_application_at(status, by=officer)

    with pytest.raises(NotNow) as refused:
        policies.check_can_edit(application)

    assert refused.value.sentence == sentence


def test_draft_in_a_closed_case_is_read_and_not_written(officer: User) -> None:
    application = start(officer)
    close_case(by=officer, case=application.case, reason=ClosingReason.OTHER, explanation="Over.")
    fresh = Application.objects.get(pk=application.pk)

    for check in (policies.check_can_edit, policies.check_submit, policies.check_take_back):
        with pytest.raises(NotNow, match="This case was closed"):
            check(fresh)
