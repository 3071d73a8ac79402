"""Deadlines."""

from datetime import date, datetime, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from spo.notices.due import Due
from spo.notices.models import Deadline
from tests.factories.accounts import UserFactory


class DeadlineFactory(DjangoModelFactory):
    """Due tomorrow, unless told otherwise."""

    class Meta:
        model = Deadline

    rule = "example-rule"
    title = "Example rule"
    subject = factory.Sequence("order {}".format)
    case_reference = "SPO-2026-000123"
    link = "/orders/12"
    due_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=1))
    days_before = [1]
    why = "Three calendar days, beginning with 22 November 2026."
    source = "Example Act s.1"
    owner = factory.SubFactory(UserFactory)
    unit = factory.SelfAttribute("owner.unit")


def due(on: date | datetime, **details: object) -> Due:
    return Due(rule="example-rule", due=on, why="Because.", source="Example Act s.1", **details)
