"""Where people go for what this floor does."""

from collections.abc import Iterator

from django.urls import reverse

from orders.enums import Status
from orders.permissions.applications import check_list_waiting, visible_applications
from orders.permissions.filings import check_list_filings
from orders.permissions.orders import check_list_orders
from orders.permissions.settings import check_manage_settings
from spo.accounts.models import User
from spo.pages.navigation import Place
from spo.refusals import can


def court_places(user: User) -> Iterator[Place]:
    if can(check_list_filings, user):
        yield Place("Applications", reverse("list_filings"))


def order_places(user: User) -> Iterator[Place]:
    if can(check_list_orders, user):
        yield Place("Orders", reverse("list_orders"))


def approval_places(user: User) -> Iterator[Place]:
    if can(check_list_waiting, user):
        waiting = visible_applications(user).filter(status=Status.SUBMITTED).count()
        yield Place("Waiting for approval", reverse("list_waiting"), waiting)


def settings_places(user: User) -> Iterator[Place]:
    if can(check_manage_settings, user):
        yield Place("Force settings", reverse("list_settings"))
