"""What is there to be found."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
import time_machine
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from cases.enums import RenditionState
from cases.finding.jobs import NEWS
from cases.models import Exhibit, Incident, Rendition, RenditionPage
from spo.work.enums import JobState
from spo.work.models import Job
from spo.work.registry import SWEEPS
from spo.work.running import run
from tests.factories.cases import ExhibitFactory, IncidentFactory

Ask = Callable[..., HttpResponse]


@pytest.fixture
def ask(client: Client) -> Ask:
    """The page that a search leads to. `on` goes on with its address."""

    def asked(text: str = "", *, on: str = "", by: Client | None = None, **filters: object) -> HttpResponse:
        sender = by or client
        response = sender.post("/search/", {"text": text, **filters})
        assert response.status_code == 303, response.context["form"].errors
        return sender.get(response["Location"] + on)

    return asked


def found(response: HttpResponse) -> dict[str, list[str]]:
    """The titles found, by what stands above them."""
    return {group["title"]: [hit.title for hit in group["hits"]] for group in response.context["groups"]}


def hits(response: HttpResponse) -> list:
    return [hit for group in response.context["groups"] for hit in group["hits"]]


def marked(response: HttpResponse) -> list[str]:
    """The words that are marked on the page, in order."""
    pieces = (piece for hit in hits(response) for snippet in hit.snippets for piece in snippet.pieces)
    return [piece.text for piece in pieces if piece.is_marked]


def read_as(exhibit: Exhibit, *pages: str) -> Rendition:
    """A rendition on whose pages this can be read."""
    rendition = Rendition.objects.create(
        exhibit=exhibit, state=RenditionState.READY, sha256="b" * 64, pages=len(pages), size=10
    )
    RenditionPage.objects.bulk_create(
        RenditionPage(rendition=rendition, number=number, text=text) for number, text in enumerate(pages, 1)
    )
    return rendition


def run_minute(now: datetime) -> None:
    """One sweep of the saved searches, and the work that it asks for."""
    with transaction.atomic():
        SWEEPS["saved searches"](now)
    with time_machine.travel(now, tick=False):
        for job in Job.objects.filter(kind=NEWS, state=JobState.QUEUED):
            run(str(job.pk))


@pytest.fixture
def incident(case) -> Incident:
    return IncidentFactory(
        case=case,
        starts_on=date(2026, 4, 1),
        what_happened="She saw him at the café, holding a bouquet of tulips.",
        place="Harbour café, Northmoor",
    )


@pytest.fixture
def exhibit(case) -> Exhibit:
    return ExhibitFactory(case=case, title="Screenshots of messages", file_name="IMG_20260503.jpg")
