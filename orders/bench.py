"""How fast it is: the pages an officer opens all day and the making of a bundle, on the demo's own cases."""

import statistics
import time
from collections.abc import Callable
from datetime import date

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from cases.models import Case
from orders.demo.seeding import seed
from orders.documents.bundling import build
from orders.models import Approval, Order
from spo.accounts import sessions

ROUNDS = 20


def measure(*, today: date) -> dict[str, float | int]:
    """Medians of `ROUNDS` page requests in milliseconds, and one bundle in seconds. Seeds the demo first."""
    seed_seconds = _seconds(lambda: seed(today=today))
    client, case = _officer(), Case.objects.order_by("-pk")[0]
    order, approval = Order.objects.order_by("-pk")[0], Approval.objects.order_by("-pk")[0]
    started = time.perf_counter()
    bundle = build(approval, lambda *stage: None)
    bundle_seconds = time.perf_counter() - started
    return {
        "seed_seconds": round(seed_seconds, 2),
        "my_work_ms": _milliseconds(client, reverse("my_work")),
        "case_page_ms": _milliseconds(client, reverse("open_case", args=[case.reference])),
        "timeline_ms": _milliseconds(client, reverse("list_incidents", args=[case.reference])),
        "order_page_ms": _milliseconds(client, reverse("open_order", args=[order.pk])),
        "bundle_seconds": round(bundle_seconds, 2),
        "bundle_pages": bundle.page_count,
    }


def _officer() -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(get_user_model().objects.get(email="ana.reyes@demo.invalid"))
    session = client.session
    sessions.prove_second_factor(session)
    session.save()
    return client


def _milliseconds(client: Client, url: str) -> float:
    if client.get(url).status_code != 200:
        raise RuntimeError(f"{url} did not answer with a page")
    return round(statistics.median(_seconds(lambda: client.get(url)) for _ in range(ROUNDS)) * 1000, 1)


def _seconds(do: Callable[[], object]) -> float:
    started = time.perf_counter()
    do()
    return time.perf_counter() - started
