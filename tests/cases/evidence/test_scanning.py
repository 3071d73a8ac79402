"""Nothing of a file is opened or given out before an honest scanner has called it clean."""

import socket
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.conf import LazySettings
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from cases.jobs import ask_for_missing
from cases.models import Case, Exhibit, Rendition
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.files import scanner as asking
from spo.files.scanner import PROOF, ScannerSilent, scan
from spo.work.models import Job
from tests.cases.evidence import clamd
from tests.cases.evidence.making import taken_in
from tests.cases.views.sending import send
from tests.factories.work import work_off


@pytest.fixture
def honest(settings: LazySettings) -> Iterator[None]:
    with clamd.scanner(clamd.honest) as settings.CLAMD_URL:
        yield


def packed(content: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as package:
            package.writestr("inner", content)
        content = out.getvalue()
    return content


def attached(content: bytes) -> bytes:
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments["a.com"] = content
        pdf.save(out, compress_streams=False)
    return out.getvalue()


def served(client: Client, case: Case, exhibit: Exhibit) -> list[int]:
    """What the copy and the original are answered with."""
    url = f"/cases/{case.reference}/evidence/{exhibit.pk}/"
    copy, original = client.get(f"{url}copy/"), send(client, f"{url}download/", purpose="review")
    for answer in (copy, original):
        if answer.streaming:
            assert b"".join(answer.streaming_content)
    return [copy.status_code, original.status_code]


def test_clean_file_is_scanned_then_copied(honest: None, client: Client, case: Case, officer: User) -> None:
    exhibit = taken_in(b"Words", "notes.txt", officer, case=case)

    assert (exhibit.rendition.scan, Job.objects.get().kind) == ("waiting", "exhibit.scan")
    assert served(client, case, exhibit) == [409, 409]
    work_off()

    rendition = Rendition.objects.get()
    assert (rendition.scan, rendition.state) == ("clean", "ready")
    assert rendition.tools["scanner"].startswith("ClamAV 1.4.3/27510/")
    assert served(client, case, exhibit) == [200, 200]
    assert AuditEvent.objects.filter(did="exhibit.scanned").count() == 1


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (PROOF, "virus.com"),
        (packed(PROOF), "virus.zip"),
        (packed(PROOF, 3), "deep.zip"),
        (attached(PROOF), "a.pdf"),
    ],
    ids=["plain", "zip", "zip in zip in zip", "attached to a PDF"],
)
@pytest.mark.parametrize("person", ["officer", "supervisor"])
def test_infected_file_is_refused_and_given_to_nobody(
    honest: None,
    request: pytest.FixtureRequest,
    client_for: object,
    case: Case,
    officer: User,
    content: bytes,
    name: str,
    person: str,
) -> None:
    exhibit = taken_in(content, name, officer, case=case)

    work_off()

    rendition = Rendition.objects.get()
    assert (rendition.scan, rendition.state, rendition.sha256) == ("infected", "refused", "")
    assert rendition.sentence.startswith("The virus scanner found Eicar-Test-Signature in this file.")
    assert served(client_for(request.getfixturevalue(person)), case, exhibit) == [409, 409]
    assert Job.objects.filter(kind="exhibit.render").count() == 0


@pytest.mark.parametrize(
    ("answer", "days_old", "why"),
    [
        (clamd.lying, 0, "it calls a test virus harmless"),
        (clamd.of_another_file, 0, "its answer was none of those it can give"),
        (clamd.at_a_loss, 0, "its answer was none of those it can give"),
        (clamd.breaking_off, 0, "its answer broke off"),
        (clamd.closing, 0, "its answer broke off"),
        (clamd.honest, 8, "its list of viruses is more than a week old"),
        (clamd.honest, -2, "its list of viruses is dated in the future"),
    ],
)
def test_scanner_that_cannot_be_believed_leaves_the_file_waiting(
    client: Client,
    case: Case,
    officer: User,
    settings: LazySettings,
    answer: clamd.Answer,
    days_old: int,
    why: str,
) -> None:
    with clamd.scanner(answer, days_old=days_old) as settings.CLAMD_URL:
        exhibit = taken_in(b"Words", "notes.txt", officer, case=case)
        work_off()

    rendition, job = Rendition.objects.get(), Job.objects.get()
    assert (rendition.scan, rendition.state) == ("waiting", "waiting")
    assert rendition.sentence.startswith(f"The virus scanner gave no answer: {why}.")
    assert (job.state, job.attempts) == ("queued", 1)
    assert served(client, case, exhibit) == [409, 409]


def test_scanner_that_hangs_is_given_up_on(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as server:  # takes calls and never answers
        settings.CLAMD_URL = f"tcp://127.0.0.1:{server.getsockname()[1]}"

        with pytest.raises(ScannerSilent, match="does not answer"):
            scan(asking.Path(__file__), now=timezone.now())


@pytest.mark.parametrize("url", ["tcp://127.0.0.1:1", "unix:///nowhere/clamd.ctl"])
def test_scanner_that_is_not_there_is_no_answer(settings: LazySettings, url: str) -> None:
    settings.CLAMD_URL = url

    with pytest.raises(ScannerSilent, match="does not answer"):
        scan(asking.Path(__file__), now=timezone.now())


def test_scan_that_was_given_up_is_tried_again_by_the_sweep(
    case: Case, officer: User, settings: LazySettings
) -> None:
    settings.CLAMD_URL = "tcp://127.0.0.1:1"
    taken_in(b"Words", "notes.txt", officer, case=case)
    earlier = timezone.now() - timedelta(minutes=16)
    Job.objects.update(state="dead", finished_at=earlier, attempts=5)

    with clamd.scanner(clamd.honest) as settings.CLAMD_URL, transaction.atomic():
        ask_for_missing(timezone.now())
        work_off()

    assert Rendition.objects.get().scan == "clean"


def test_page_says_that_no_scanner_is_set_up(client: Client, case: Case, officer: User) -> None:
    exhibit = taken_in(b"Words", "notes.txt", officer, case=case)

    page = client.get(f"/cases/{case.reference}/evidence/{exhibit.pk}/")

    assert "No virus scanner is set up, so nobody has looked for a virus in it." in page.text


@pytest.mark.parametrize(
    "facts", [{"scan": "clean"}, {"scanned_at": timezone.now()}], ids=["state", "moment"]
)
def test_scan_and_its_moment_are_recorded_together(officer: User, facts: dict[str, object]) -> None:
    exhibit = taken_in(b"Words", "notes.txt", officer)

    with pytest.raises(IntegrityError, match="rendition_scanned_at_a_moment"), transaction.atomic():
        Rendition.objects.filter(exhibit=exhibit).update(**facts)
