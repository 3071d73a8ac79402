"""Locks for what is written about applications and orders."""

from collections.abc import Callable

from cases.changes import lock_case
from cases.models import Case
from cases.policies import check_case_open
from orders.models import Application, Breach, Filing, Order, SubmittedVersion
from orders.permissions.filings import check_clerk
from orders.policies.struck import check_not_struck
from orders.workflow import lock
from spo.accounts.models import User


def lock_application(application: Application) -> Application:
    """The application as it is now, held with its case: always the case first, so that no two changes cross."""
    Case.objects.select_for_update(of=("self",)).get(pk=application.case_id)
    return lock(application)


def lock_version(version: SubmittedVersion) -> SubmittedVersion:
    """The version with its application held: of two people deciding at once the second waits and is told."""
    application = lock_application(version.application)
    locked = application.versions.get(pk=version.pk)
    locked.application = application
    return locked


def lock_filing(by: User, filing: Filing) -> Filing:
    """The filing with its application held, for a clerk of its court: two clerks take turns, and the police wait."""
    check_clerk(by, filing)
    application = lock_application(filing.application)
    locked = Filing.objects.select_related("bundle__approval__version", "court").get(pk=filing.pk)
    locked.application = application
    return locked


def lock_order(by: User, order: Order, when: Callable[[Case], None] = check_case_open) -> Order:
    """The order as it is now, held with its case, once the person may write and the order stands."""
    locked = hold_order(by, order, when)
    check_not_struck(locked)
    return locked


def hold_order(by: User, order: Order, when: Callable[[Case], None] = check_case_open) -> Order:
    lock_case(by, order.case, when=when)
    return Order.objects.with_ends().select_related("case__unit", "case__officer").get(pk=order.pk)


def lock_breach(by: User, breach: Breach) -> Breach:
    """The breach as it is now, held with its case, once the person may write and the breach stands."""
    lock_case(by, breach.order.case)
    locked = Breach.objects.select_related("order__case__unit", "order__case__officer").get(pk=breach.pk)
    check_not_struck(locked)
    return locked
