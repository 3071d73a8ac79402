"""What every page with a form is asked."""

from collections.abc import Callable, Iterable
from typing import Any

from django.test import Client

from spo.accounts.models import User
from spo.audit.models import AuditEvent
from tests.orders.views.sending import sent


def check_form_page(
    client_for: Callable[[User], Client],
    url: str,
    *,
    by: User,
    outsiders: Iterable[User],
    good: dict[str, Any],
    did: str,
) -> None:
    """Outsiders find nothing, no odd method gets in, an empty form does nothing, and what is done is recorded."""
    client, nobody = client_for(by), [client_for(user) for user in outsiders]
    done = AuditEvent.objects.filter(did=did)

    assert [each.get(url).status_code for each in nobody] == [404] * len(nobody)
    assert [each.post(url, sent(**good)).status_code for each in nobody] == [404] * len(nobody)
    assert [client.get(url).status_code, client.put(url).status_code] == [200, 405]
    empty = client.post(url, sent())
    assert (empty.status_code, empty.text.count("There is a problem")) == (422, 1)
    assert done.count() == 0
    assert client.post(url, sent(**good)).status_code == 303
    assert done.get().who == by.record_name
