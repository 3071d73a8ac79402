"""Links in the header for those who manage accounts."""

from collections.abc import Iterator

from django.urls import reverse

from spo.accounts.models import User
from spo.accounts.permissions import check_manage_accounts
from spo.pages.navigation import Place
from spo.refusals import can


def places(user: User) -> Iterator[Place]:
    if can(check_manage_accounts, user):
        yield Place("Accounts", reverse("list_accounts"))
        yield Place("Units", reverse("list_units"))
        yield Place("Courts", reverse("list_courts"))
