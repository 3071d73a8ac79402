"""A secret planted in a case turns up nowhere but where it belongs, and there it does."""

import logging
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse

from cases.actions.exhibits import Received, add_exhibit
from cases.enums import ContactKind
from cases.models import Exhibit
from orders.actions.applications import change_exhibits
from orders.actions.bundles import MAKE
from orders.actions.decisions import approve
from orders.actions.filings import file_application
from orders.models import Filing
from spo.files import path_of
from spo.work import bell
from spo.work.models import Job
from spo.work.running import run
from tests.access.secrets import (
    IN_NOTES,
    IN_RULE,
    IN_VALUES,
    NOTES,
    TELLS,
    VALUES,
    given_away,
    plant,
    tables_with,
    unfolded,
)
from tests.access.test_access import ROWS
from tests.access.world import World
from tests.factories.orders import ready_case, start, submit
from tests.orders.views.sending import sent
from tests.spo.files.samples import pdf
from tests.spo.work.servers import RedisServer

OUTSIDERS = ("stranger", "clerk", "other clerk", "auditor", "administrator")
ONE_DETAIL = {"open_contact_detail", "change_contact_detail"}
SECRETS = {"values": IN_VALUES, "notes": IN_NOTES, "rule": IN_RULE}
LEADS_TO_CONTACT = (
    "open_safety",
    "open_victim_safety",
    "assess_risk",
    "add_safety_action",
    "change_safety_action",
    "finish_safety_action",
    "strike_safety_action",
    "log_contact",
    "strike_contact",
    "record_views",
    "strike_views",
    "change_victim_rights",
    "record_update",
    "open_contact_detail",
)
SHOWN = {
    "open_person": [*IN_NOTES, *IN_RULE],
    "list_people": IN_RULE,
    "change_victim": IN_RULE,
    **dict.fromkeys(LEADS_TO_CONTACT, IN_RULE),
}


class Lines(logging.Handler):
    """Every line that the product logs."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.kept.append(self.format(record))


@pytest.fixture(scope="module")
def logged() -> Iterator[list[str]]:
    lines = Lines()
    logging.getLogger().addHandler(lines)
    yield lines.kept
    logging.getLogger().removeHandler(lines)


@pytest.fixture(scope="module")
def world(
    logged: list[str], django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        world = World()
        world.details = plant(world.victim, world.officer)
        world.contact = world.details[ContactKind.ADDRESS]
        yield world
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def exhibit(world: World) -> Exhibit:
    """In a case that holds the secrets, one of them in the name of its file."""
    case = ready_case(world.officer)
    plant(case.victims.get(), world.officer)
    named = "; ".join(VALUES.values())[:190]
    letter = Received(BytesIO(pdf()), f"{named}.pdf", "application/pdf")
    return add_exhibit(by=world.officer, case=case, file=letter, title="Letter", is_for_respondent=True)


@pytest.fixture(scope="module")
def filing(world: World, exhibit: Exhibit) -> Filing:
    """Written, approved, bundled by the worker's own code, and filed."""
    application = start(world.officer, exhibit.case)
    change_exhibits(
        by=world.officer, application=application, version=application.version, confirmed=[exhibit.pk]
    )
    version = submit(application, world.officer)
    approval = approve(by=world.users["authorising officer"], version=version)
    run(str(Job.objects.get(kind=MAKE, subject_id=str(approval.bundle.pk)).pk))
    application.refresh_from_db()
    return file_application(by=world.officer, application=application, court=world.court)


def _words(response: HttpResponse) -> str:
    """Everything a browser is told, the headers too."""
    body = response.getvalue() if response.streaming else response.content
    return f"{response.headers} {response.cookies} {body.decode('utf-8', 'replace')}"


def _read(sha256: str) -> str:
    command = ["pdftotext", str(path_of(sha256)), "-"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_outsiders_never_see_a_secret(world: World, row) -> None:
    url = reverse(row.name, args=row.args(world))
    found = {}
    for person in OUTSIDERS:
        with transaction.atomic():
            found[person] = given_away(_words(world.clients[person].get(url)))
            transaction.set_rollback(True)

    assert found == {person: [] for person in OUTSIDERS}


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.name not in {"account_logout", *ONE_DETAIL}], ids=lambda row: row.name
)
def test_the_unit_sees_a_secret_only_where_it_belongs(world: World, row) -> None:
    words = _words(world.clients["officer"].get(reverse(row.name, args=row.args(world))))

    assert sorted(given_away(words)) == sorted(SHOWN.get(row.name, []))


@pytest.mark.parametrize("kind", VALUES)
@pytest.mark.parametrize("name", sorted(ONE_DETAIL))
def test_a_detail_is_shown_alone_where_it_is_asked_for(world: World, kind: ContactKind, name: str) -> None:
    url = reverse(name, args=[world.case.reference, world.details[kind].pk])

    found = given_away(_words(world.clients["officer"].get(url)))

    assert found == [*TELLS[kind], NOTES[kind], *SHOWN.get(name, [])]


def test_bundle_holds_no_secret_and_the_sheet_holds_what_it_prints(filing: Filing) -> None:
    bundle = filing.bundle

    assert given_away(_read(bundle.sha256)) == []
    assert given_away(path_of(bundle.sha256).read_bytes().decode("latin-1")) == []
    assert given_away(_read(bundle.sheet_sha256)) == [*IN_VALUES, *IN_NOTES]


def test_downloads_are_named_after_no_secret(world: World, filing: Filing, exhibit: Exhibit) -> None:
    wanted = [
        ("supervisor", reverse("download_exhibit", args=[exhibit.case.reference, exhibit.pk]), "cps"),
        ("officer", reverse("download_bundle", args=[filing.bundle_id]), "check"),
        ("clerk", reverse("download_filed_bundle", args=[filing.pk]), "check"),
        ("clerk", reverse("download_confidential_sheet", args=[filing.pk]), "check"),
    ]
    for person, url, purpose in wanted:
        response = world.clients[person].post(url, sent(purpose=purpose))
        response.getvalue()

        assert (response.status_code, "attachment" in response["Content-Disposition"]) == (200, True)
        assert given_away(str(response.headers)) == []


def test_what_is_typed_into_a_form_leaves_no_trace_but_its_row(world: World, exhibit: Exhibit) -> None:
    client, victim = world.clients["officer"], exhibit.case.victims.get()
    value = VALUES[ContactKind.PHONE]
    good = {"kind": "phone", "value": value, "is_known": "no"}
    url = reverse("add_contact_detail", args=[exhibit.case.reference, victim.person_id])

    wrong = client.post(url, sent(**good | {"kind": "none"}))
    saved = client.post(url, sent(**good))
    found = client.post(reverse("search"), {"text": value})

    assert (wrong.status_code, saved.status_code, found.status_code) == (422, 303, 303)
    assert given_away(_words(wrong)) == list(TELLS[ContactKind.PHONE])
    assert given_away(f"{saved.headers} {found.headers}") == []


def test_database_holds_a_secret_in_its_own_rows_alone(filing: Filing) -> None:
    """The record, mail, jobs, sessions, sent forms, texts and bundles are tables too."""
    found = {name: tables_with(secrets) for name, secrets in SECRETS.items()}

    assert found == {
        "values": {"cases_exhibit", "cases_exhibitevent"},  # as the name of a file that somebody sent
        "notes": {"cases_contactdetail", "cases_contactdetailevent"},
        "rule": {"cases_victim", "cases_victimevent"},
    }


def test_logs_and_names_of_stored_files_hold_no_secret(
    world: World, filing: Filing, logged: list[str]
) -> None:
    names = [str(path.relative_to(settings.FILE_ROOT)) for path in Path(settings.FILE_ROOT).rglob("*")]

    world.clients["stranger"].get(reverse("open_person", args=[world.case.reference, world.victim.person_id]))

    assert [line for line in logged if "Not Found" in line] != []
    assert [line for line in (*logged, *names) if given_away(line)] == []
    assert any(filing.bundle.sha256 in name for name in names)


def test_redis_holds_no_secret(filing: Filing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the number of a job goes through it."""
    server = RedisServer(tmp_path)
    monkeypatch.setenv("CELERY_BROKER_URL", server.url)
    monkeypatch.setattr(bell, "_silent_until", 0.0)
    server.start()
    jobs = list(Job.objects.all())

    rang = bell.ring(jobs)
    kept = [unfolded(message) for message in server.messages()]
    server.stop()

    assert (rang, given_away("".join(kept))) == (True, [])
    assert [job for job in jobs if str(job.pk) not in "".join(kept)] == []
