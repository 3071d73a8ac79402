"""What people who work on cases find in the navigation."""

from collections.abc import Iterator

from django.urls import reverse

from cases.permissions.cases import check_create_case
from cases.permissions.finding import check_search
from cases.permissions.safety import check_list_no_orders
from spo.accounts.models import User
from spo.pages.navigation import Place
from spo.refusals import can


def places(user: User) -> Iterator[Place]:
    if can(check_create_case, user):
        yield Place("My work", reverse("my_work"))
        yield Place("Cases", reverse("list_cases"))


def supervisor_places(user: User) -> Iterator[Place]:
    if can(check_list_no_orders, user):
        yield Place("Decisions not to apply", reverse("list_no_orders"))
        yield Place("Questionnaires", reverse("list_questionnaires"))


def search_place(user: User) -> str:
    """Where the box in the header sends what is typed, for those who may search."""
    return reverse("search") if can(check_search, user) else ""
