"""What the tests of orders share."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import LazySettings
from django.utils import timezone

from orders.enums import OrderKind, Origin, Outcome, Status
from orders.models import Application, Determination, Order
from spo.accounts.models import User
from tests.factories.cases import make_case


@pytest.fixture(autouse=True)
def file_root(settings: LazySettings, tmp_path: Path) -> None:
    """A file store of the test's own."""
    settings.FILE_ROOT = tmp_path / "files"


@pytest.fixture
def november() -> Iterator[None]:
    """Friday 20 November 2026, nine in the morning."""
    with time_machine.travel("2026-11-20T09:00:00+00:00", tick=False):
        yield


@pytest.fixture
def orders_in_force_case(officer: User) -> Callable[..., Order]:
    """An interim order with any history there can be, written straight into the tables."""

    def make(
        *,
        made_on: date,
        length: int | None,
        ended: int | None,
        is_struck: bool,
        replaced_on: date | None,
        is_replacement_struck: bool,
        decided_on: date | None,
    ) -> Order:
        case = make_case(officer=officer)
        application = Application.objects.create(case=case, author=officer, status=Status.DETERMINED)
        if decided_on:
            Determination.objects.create(
                application=application, outcome=Outcome.MADE, decided_on=decided_on, recorded_by=officer
            )
        usual = {
            "case": case,
            "application": application,
            "origin": Origin.APPLICATION,
            "recorded_by": officer,
        }
        struck = {"struck_at": timezone.now(), "struck_by": officer, "struck_reason": "By mistake."}
        order = Order.objects.create(
            **usual,
            kind=OrderKind.FULL if length is None else OrderKind.INTERIM,
            made_on=made_on,
            ends_on=None if length is None else made_on + timedelta(days=length),
            ended_on=None if ended is None else made_on + timedelta(days=ended),
            end_reason="" if ended is None else "Discharged.",
            **(struck if is_struck else {}),
        )
        if replaced_on:
            Order.objects.create(
                **usual,
                kind=OrderKind.FULL,
                made_on=replaced_on,
                replaces=order,
                **(struck if is_replacement_struck else {}),
            )
        return Order.objects.with_ends().get(pk=order.pk)

    return make
