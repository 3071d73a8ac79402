"""What the stories share: a file store of their own, and the cast at their desks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from spo.accounts.models import User
from tests.journeys.desk import Desk
from tests.journeys.people import People


@pytest.fixture(autouse=True)
def file_root(settings: LazySettings, tmp_path: Path) -> None:
    settings.FILE_ROOT = tmp_path / "files"


@pytest.fixture
def people(
    client_for: Callable[[User], Client],
    officer: User,
    supervisor: User,
    authorising_officer: User,
    clerk: User,
    other_clerk: User,
) -> People:
    cast = (officer, supervisor, authorising_officer, clerk, other_clerk)
    return People(*(Desk(client_for(person)) for person in cast))
