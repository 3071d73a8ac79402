"""The link in the header for those who read the record."""

from collections.abc import Iterator

from django.urls import reverse

from spo.accounts.models import User
from spo.audit.permissions import check_read_record
from spo.pages.navigation import Place
from spo.refusals import can


def places(user: User) -> Iterator[Place]:
    if can(check_read_record, user):
        yield Place("Record", reverse("list_record"))
