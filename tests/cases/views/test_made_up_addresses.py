"""What is not there, in addresses that somebody made up. Who gets what is in `tests/access`."""

import pytest
from django.test import Client

from cases.models import Case


@pytest.mark.parametrize(
    "path",
    [
        "/cases/SPO-2026-999999/",
        "/cases/SPO-2026-1/",
        "/cases/nonsense/",
        "/cases/{}/incidents/99/",
        "/cases/{}/incidents/0/",
        "/cases/{}/incidents/9223372036854775808/",
        "/cases/{}/people/0/",
        "/cases/{}/people/99999999999999999999/",
        "/cases/{}/contact/1%00/",
        "/cases/{}/evidence/0/",
    ],
)
def test_what_is_not_there_is_not_found(case: Case, client: Client, path: str) -> None:
    assert client.get(path.format(case.reference)).status_code == 404
