"""How fast it is: the pages an officer opens all day, the making of a bundle, and a case with a phone full of messages."""

import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.actions.cases import Named, create_case
from cases.actions.exhibits import Received
from cases.actions.imports import ask_for_import, describe_import, upload_import
from cases.enums import Act, Investigation, Relationship
from cases.models import Case, ImportBatch
from orders.demo.seeding import seed
from orders.documents.bundling import build
from orders.models import Approval, Order
from spo.accounts import sessions
from spo.accounts.models import User
from spo.work.models import Job
from spo.work.running import run

ROUNDS = 20
FEW = 20
WORD = "outside"
FIRST_DAY = date(2026, 1, 1)


def measure(*, today: date) -> dict[str, float | int]:
    """Medians of `ROUNDS` page requests in milliseconds, and one bundle in seconds. Seeds the demo first."""
    seed_seconds = _seconds(lambda: seed(today=today))
    client, case = _signed_in(_officer()), Case.objects.order_by("-pk")[0]
    order, approval = Order.objects.order_by("-pk")[0], Approval.objects.order_by("-pk")[0]
    started = time.perf_counter()
    bundle = build(approval, lambda *stage: None)
    bundle_seconds = time.perf_counter() - started
    return {
        "seed_seconds": round(seed_seconds, 2),
        "my_work_ms": _median(client, reverse("my_work")),
        "case_page_ms": _median(client, reverse("open_case", args=[case.reference])),
        "timeline_ms": _median(client, reverse("list_incidents", args=[case.reference])),
        "order_page_ms": _median(client, reverse("open_order", args=[order.pk])),
        "bundle_seconds": round(bundle_seconds, 2),
        "bundle_pages": bundle.page_count,
    }


def measure_case(*, incidents: int, today: date) -> dict[str, object]:
    """A case of an officer of the demo, which is seeded first."""
    seed(today=today)
    return figures_of_case(_officer(), incidents)


def figures_of_case(officer: User, incidents: int) -> dict[str, object]:
    """One import, then the pages of its case; each must cost as many queries as with a few."""
    client = _signed_in(officer)
    few, many = _new_case(officer), _new_case(officer)
    _import(officer, few, FEW)
    expected = _queries(client, _pages(client, few))
    seconds = _seconds(lambda: _import(officer, many, incidents))
    pages = _pages(client, many)
    queries = _queries(client, pages)
    if queries != expected:
        raise RuntimeError(f"Pages cost {queries} queries, and {expected} with {FEW} incidents")
    times = {f"{name}_p95_ms": _p95(client, url) for name, url in pages.items()}
    return {"import_seconds": round(seconds, 2), **times, "queries": queries}


def _pages(client: Client, case: Case) -> dict[str, str]:
    """Where they are. A search looks through all cases of the unit, so it finds more once more are imported."""
    found = client.post(reverse("search"), {"submission": "0" * 32, "text": WORD})
    return {
        "case_page": reverse("open_case", args=[case.reference]),
        "timeline": reverse("list_incidents", args=[case.reference]),
        "search": found["Location"],
    }


def _queries(client: Client, pages: dict[str, str]) -> dict[str, int]:
    counted = {}
    for name, url in pages.items():
        client.get(url)  # what a worker learns once is not counted
        with CaptureQueriesContext(connection) as context:
            client.get(url)
        counted[name] = len(context)
    return counted


def _new_case(officer: User) -> Case:
    return create_case(
        by=officer,
        relationship=Relationship.STRANGER,
        investigation=Investigation.OPEN,
        crime_references=[],
        victim=Named("Vera", "Bench"),
        suspect=Named("Simon", "Bench"),
    )


def _import(officer: User, case: Case, count: int) -> None:
    """As an officer would, without the pages: uploaded, described, asked for, and done by a worker."""
    kinds = ("Call", "SMS", "WhatsApp message")
    rows = [
        f"{FIRST_DAY + timedelta(days=at // 100):%d/%m/%Y},{at // 60 % 24:02}:{at % 60:02}:07,{kinds[at % 3]},"
        f"+447700900123,I am {WORD} your window {at}"
        for at in range(count)
    ]
    table = "\n".join(["Date,Time,Type,From,Text", *rows])
    file = Received(BytesIO(table.encode()), "phone.csv", "text/csv")
    batch = _worked_off(upload_import(by=officer, case=case, file=file))
    victims = [case.victims.get().pk]
    batch = describe_import(
        by=officer, batch=batch, version=batch.version, acts=[Act.CONTACTING.value], victims=victims
    )
    batch = _worked_off(batch)
    batch = _worked_off(ask_for_import(by=officer, batch=batch, version=batch.version))
    if batch.imported_count != count:
        raise RuntimeError(f"{batch.imported_count} of {count} rows were imported")


def _worked_off(batch: ImportBatch) -> ImportBatch:
    run(str(Job.objects.get(key=batch.job_key).pk))
    return ImportBatch.objects.get(pk=batch.pk)


def _officer() -> User:
    return get_user_model().objects.get(email="ana.reyes@demo.invalid")


def _signed_in(user: User) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    session = client.session
    sessions.prove_second_factor(session)
    session.save()
    return client


def _median(client: Client, url: str) -> float:
    return round(statistics.median(_rounds(client, url)), 1)


def _p95(client: Client, url: str) -> float:
    return round(statistics.quantiles(_rounds(client, url), n=20)[-1], 1)


def _rounds(client: Client, url: str) -> list[float]:
    """Milliseconds of so many requests, after one that is not counted."""
    if client.get(url).status_code != 200:
        raise RuntimeError(f"{url} did not answer with a page")
    return [_seconds(lambda: client.get(url)) * 1000 for _ in range(ROUNDS)]


def _seconds(do: Callable[[], object]) -> float:
    started = time.perf_counter()
    do()
    return time.perf_counter() - started
