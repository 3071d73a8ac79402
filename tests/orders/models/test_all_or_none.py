"""Facts that say one thing together: the database refuses one of them alone."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone

from orders.actions.breaches import log_breach
from orders.actions.bundles import ask_for_bundle
from orders.models import Breach
from spo.accounts.models import User
from tests.factories.cases import IncidentFactory
from tests.factories.court import at, filed, make_order, serve
from tests.factories.orders import approved

Make = Callable[[User], Model]


def bundle(officer: User) -> Model:
    return filed(officer).bundle


def asked_for(officer: User) -> Model:
    """A bundle that no worker has made yet."""
    return ask_for_bundle(by=officer, approval=approved(officer))


def service(officer: User) -> Model:
    return serve(officer, make_order(officer))


def breach(officer: User) -> Breach:
    order = make_order(officer)
    incident = IncidentFactory(case=order.case, starts_on=date(2026, 11, 10))
    return log_breach(
        by=officer,
        order=order,
        terms=[order.terms.first()],
        incident=incident,
        reported_at=at(10, 18, 30),
    )


@pytest.mark.usefixtures("november")
@pytest.mark.parametrize(
    ("make", "facts", "name"),
    [
        (filed, {"opened_at": timezone.now()}, "filing_opened_by_somebody"),
        (filed, {"accepted_at": timezone.now()}, "filing_accepted_by_somebody"),
        (service, {"proof_sha256": "a" * 64}, "service_proof_with_its_file"),
        (service, {"proof_file_name": "proof.pdf"}, "service_proof_with_its_file"),
        (breach, {"arrest_note": "Not at home."}, "breach_arrest_attempt_says_what_came_of_it"),
        (breach, {"arrest_attempted_at": at(11)}, "breach_arrest_attempt_says_what_came_of_it"),
        (asked_for, {"made_at": at(3), "sha256": "a" * 64}, "bundle_made_whole_or_not"),
        (make_order, {"end_reason": "Discharged"}, "order_ended_with_a_reason"),
        (bundle, {"sheet_sha256": "a" * 64}, "bundle_sheet_made_whole_or_not"),
        (bundle, {"sheet_size": 12}, "bundle_sheet_made_whole_or_not"),
        (bundle, {"sheet_number": 1}, "bundle_sheet_numbered_when_made"),
        (bundle, {"sheet_made_at": at(3)}, "bundle_sheet_numbered_when_made"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else None,
)
def test_half_of_what_belongs_together_is_refused(
    officer: User, make: Make, facts: dict[str, Any], name: str
) -> None:
    row = make(officer)

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        type(row)._default_manager.filter(pk=row.pk).update(**facts)
