"""What those who watch over background work find in the navigation."""

from collections.abc import Iterator

from django.urls import reverse

from spo.accounts.models import User
from spo.pages.navigation import Place
from spo.refusals import can
from spo.work.permissions import check_watch_work


def places(user: User) -> Iterator[Place]:
    if can(check_watch_work, user):
        yield Place("Background work", reverse("background_work"))
