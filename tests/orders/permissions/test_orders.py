"""What of an order somebody may see and choose from."""

from datetime import date

from orders.permissions.orders import visible_breach_incidents
from spo.accounts.models import User
from tests.factories.cases import IncidentFactory, make_case
from tests.factories.court import make_order


def test_only_what_may_have_happened_under_the_order_is_offered_as_its_breach(officer: User) -> None:
    case = make_case(officer=officer)
    order = make_order(officer, case, made_on=date(2026, 11, 2))
    days = [(date(2026, 11, 1), None), (date(2026, 11, 2), None), (date(2026, 10, 1), date(2026, 11, 2))]
    days.append((date(2026, 10, 1), date(2026, 11, 1)))
    for number, (starts_on, ends_on) in enumerate(days, start=1):
        kind = "between" if ends_on else "exact"
        IncidentFactory(case=case, number=number, when_kind=kind, starts_on=starts_on, ends_on=ends_on)

    assert [incident.number for incident in visible_breach_incidents(order)] == [2, 3]
