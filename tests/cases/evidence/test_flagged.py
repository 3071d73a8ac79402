"""What was refused stays refused until something new was found out, and what nobody looked at is a supervisor's to take."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.test import Client
from django.utils import timezone

from cases.actions.corrections import move_incident
from cases.actions.renditions import make_again
from cases.evidence import rendering
from cases.evidence.rendering import NO_NEWS
from cases.jobs import ask_for_missing
from cases.models import Case, Exhibit, Rendition
from cases.permissions.renditions import check_take_original
from cases.policies.renditions import INFECTED_FOR_GOOD, is_flagged
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, NotNow
from spo.files import path_of
from spo.files.scanner import PROOF
from spo.work.models import Job
from tests.cases.evidence import clamd
from tests.cases.evidence.making import made_of, taken_in
from tests.factories.cases import IncidentFactory, make_case
from tests.factories.work import work_off

ClientFor = Callable[[User], Client]
REFUSED = "This file was refused. Only a supervisor can take out the original."
UNCHECKED = "This file has not been checked yet. Until it has, only a supervisor can take out the original."


def refused(officer: User, *, case: Case | None = None) -> Exhibit:
    """As it is after a worker refused it."""
    exhibit = taken_in(b"Words", "notes.txt", officer, case=case)
    work_off()
    Rendition.objects.update(state="refused", sentence="Refused.", is_flagged=True)
    return Exhibit.objects.select_related("case", "rendition").get(pk=exhibit.pk)


def test_make_again_of_what_was_refused_lets_no_officer_take_it(
    officer: User, supervisor: User, client_for: ClientFor, case: Case
) -> None:
    exhibit = refused(officer, case=case)
    url = f"/cases/{case.reference}/evidence/{exhibit.pk}/"

    make_again(by=officer, exhibit=exhibit)

    page = client_for(officer).get(url)
    taking = {"submission": uuid.uuid4().hex, "purpose": "review"}
    answers = [client_for(user).post(f"{url}download/", taking) for user in (officer, supervisor)]
    assert page.context["copy"]["original_denied"] == REFUSED
    assert [answer.status_code for answer in answers] == [403, 200]
    answers[1].close()


def test_new_verdict_ends_the_refusal(officer: User) -> None:
    exhibit = refused(officer)
    make_again(by=officer, exhibit=exhibit)
    assert is_flagged(exhibit) is True

    work_off()

    exhibit = Exhibit.objects.select_related("case", "rendition").get(pk=exhibit.pk)
    assert (is_flagged(exhibit), exhibit.rendition.state) == (False, "ready")
    check_take_original(officer, exhibit)


@pytest.mark.parametrize("code", sorted(NO_NEWS))
def test_answer_that_nobody_could_look_ends_no_refusal(
    officer: User, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    exhibit = refused(officer)
    make_again(by=officer, exhibit=exhibit)
    monkeypatch.setattr(rendering, "_copy", lambda *_: {"code": code})

    work_off()

    exhibit = Exhibit.objects.select_related("case", "rendition").get(pk=exhibit.pk)
    assert (is_flagged(exhibit), exhibit.rendition.state) == (True, "needs-person")
    with pytest.raises(Denied):
        check_take_original(officer, exhibit)


def test_original_that_nobody_looked_at_is_for_a_supervisor(officer: User, supervisor: User) -> None:
    exhibit = taken_in(b"Words", "notes.txt", officer)

    check_take_original(supervisor, exhibit)

    with pytest.raises(Denied) as denied:
        check_take_original(officer, exhibit)
    assert denied.value.sentence == UNCHECKED


@pytest.fixture
def infected(officer: User, settings: LazySettings) -> Exhibit:
    with clamd.scanner(clamd.honest) as settings.CLAMD_URL:
        rendition = made_of(PROOF, "virus.com", officer)
    settings.CLAMD_URL = ""
    return rendition.exhibit


def moved(exhibit: Exhibit, by: User) -> Exhibit:
    incident = IncidentFactory(case=exhibit.case)
    Exhibit.objects.filter(pk=exhibit.pk).update(incident=incident)
    right = make_case(officer=by)
    facts = {"to": right, "victims": right.standing_victims, "reason": "The wrong case."}
    new = move_incident(by=by, incident=incident, **facts)
    return Exhibit.objects.select_related("case", "rendition").get(incident=new)


def added_again(exhibit: Exhibit, by: User) -> Exhibit:
    with path_of(exhibit.sha256).open("rb") as file:
        again = taken_in(file.read(), "again.txt", by)
    return Exhibit.objects.select_related("case", "rendition").get(pk=again.pk)


@pytest.mark.parametrize("get_again", [moved, added_again])
def test_verdict_is_on_the_bytes_wherever_they_go(
    infected: Exhibit, officer: User, supervisor: User, get_again: Callable[[Exhibit, User], Exhibit]
) -> None:
    again = get_again(infected, officer)
    work_off()

    again.rendition.refresh_from_db()
    assert (again.rendition.scan, again.rendition.state, is_flagged(again)) == ("infected", "refused", True)
    with pytest.raises(NotNow):
        check_take_original(supervisor, again)


@pytest.mark.parametrize("get_again", [moved, added_again])
def test_refusal_goes_along_until_the_file_was_looked_at_again(
    officer: User, get_again: Callable[[Exhibit, User], Exhibit]
) -> None:
    again = get_again(refused(officer), officer)

    assert is_flagged(again) is True
    with pytest.raises(Denied):
        check_take_original(officer, again)


def test_infected_file_is_not_made_again_without_a_scanner(infected: Exhibit, supervisor: User) -> None:
    with pytest.raises(NotNow) as refusal:
        make_again(by=supervisor, exhibit=infected)

    assert refusal.value.sentence == INFECTED_FOR_GOOD
    assert Rendition.objects.get().scan == "infected"


def test_infected_file_stays_so_while_it_is_scanned_again(
    infected: Exhibit, supervisor: User, settings: LazySettings
) -> None:
    settings.CLAMD_URL = "tcp://127.0.0.1:1"
    make_again(by=supervisor, exhibit=infected)
    work_off()
    settings.CLAMD_URL = ""
    with transaction.atomic():
        ask_for_missing(timezone.now())

    rendition = Rendition.objects.select_related("exhibit__case").get()
    assert (rendition.scan, rendition.state, rendition.is_flagged) == ("infected", "waiting", True)
    assert rendition.sentence.startswith("The virus scanner found Eicar-Test-Signature in this file.")
    with pytest.raises(NotNow):
        check_take_original(supervisor, rendition.exhibit)


@pytest.mark.parametrize(
    ("virus", "scan", "state"), [(b"", "clean", "needs-person"), (PROOF, "infected", "refused")]
)
def test_infected_file_is_what_the_scanner_says_next(
    infected: Exhibit, supervisor: User, settings: LazySettings, virus: bytes, scan: str, state: str
) -> None:
    """The second time it knows better, or says the same."""
    asked: list[bytes] = []

    def of_now(content: bytes) -> bytes:
        asked.append(content)
        return clamd.honest(content if len(asked) == 1 else virus)

    with clamd.scanner(of_now) as settings.CLAMD_URL:
        make_again(by=supervisor, exhibit=infected)
        work_off()

    rendition = Rendition.objects.get()
    assert (rendition.scan, rendition.state, rendition.is_flagged) == (scan, state, scan == "infected")


def test_what_was_said_before_is_kept(infected: Exhibit) -> None:
    said = list(infected.rendition.events.order_by("pgh_id").values_list("scan", "state", "is_flagged"))

    assert said == [("waiting", "waiting", False), ("infected", "refused", True)]


def test_scanner_that_is_switched_off_keeps_nothing_waiting(officer: User, settings: LazySettings) -> None:
    settings.CLAMD_URL = "tcp://127.0.0.1:1"
    taken_in(b"Words", "notes.txt", officer)
    Job.objects.update(state="dead", finished_at=timezone.now() - timedelta(minutes=16), attempts=5)
    settings.CLAMD_URL = ""

    with transaction.atomic():
        ask_for_missing(timezone.now())
    work_off()

    rendition = Rendition.objects.get()
    assert (rendition.scan, rendition.state) == ("off", "ready")
    assert AuditEvent.objects.filter(did="exhibit.not_scanned").count() == 1


def test_make_again_forgets_which_scanner_looked(officer: User, settings: LazySettings) -> None:
    with clamd.scanner(clamd.honest) as settings.CLAMD_URL:
        rendition = made_of(b"Words", "notes.txt", officer)
    settings.CLAMD_URL = ""

    again = make_again(by=officer, exhibit=rendition.exhibit)

    assert (again.scan, again.tools, again.seconds) == ("off", {}, None)
