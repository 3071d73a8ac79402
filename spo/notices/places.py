"""What those who have reminders find in the navigation."""

from collections.abc import Iterator

from django.urls import reverse

from spo.accounts.models import User
from spo.notices.permissions import check_have_reminders, unseen_count
from spo.pages.navigation import Place
from spo.refusals import can


def places(user: User) -> Iterator[Place]:
    if can(check_have_reminders, user):
        yield Place("Reminders", reverse("list_reminders"), unseen_count(user))
