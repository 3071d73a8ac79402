"""A copy of each exhibit: asked for with it, made once, made again, and shown when it may be."""

import uuid

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cases.actions.renditions import ask_rendition, make_again, view_rendition
from cases.enums import RenditionState
from cases.evidence.rendering import SENTENCES
from cases.jobs import ask_for_missing
from cases.models import Case, Continuity, Exhibit, Rendition, RenditionPage
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, NotNow
from spo.files import path_of
from spo.files.refusals import FileDamaged
from spo.files.store import loose
from spo.work.models import Job
from spo.work.running import run
from tests.cases.evidence.making import made_of, taken_in
from tests.factories.work import work_off

OPEN_QUERIES = 16


def test_ask_rendition_comes_with_the_exhibit(officer: User) -> None:
    exhibit = taken_in(b"Words", "notes.txt", officer)

    again = ask_rendition(by=officer, exhibit=exhibit)

    assert (exhibit.rendition.pk, again.state, again.scan, again.round) == (again.pk, "waiting", "off", 1)
    assert [(job.kind, job.subject_id) for job in Job.objects.all()] == [("exhibit.render", str(again.pk))]
    assert AuditEvent.objects.filter(did="rendition.asked_for").count() == 1


def test_make_rendition_run_twice_makes_one(officer: User) -> None:
    rendition = made_of(b"Words", "notes.txt", officer)
    made_at = rendition.made_at
    Job.objects.update(state="queued", finished_at=None)

    run(str(Job.objects.get().pk))

    rendition.refresh_from_db()
    assert (rendition.made_at, RenditionPage.objects.count()) == (made_at, 1)
    assert AuditEvent.objects.filter(did="rendition.made").count() == 1


def test_make_rendition_of_an_older_round_is_dropped(officer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    exhibit = taken_in(b"Words", "notes.txt", officer)

    def asked_again_meanwhile(*_: object) -> None:
        Rendition.objects.update(round=2)
        return render(*_)

    from cases.actions import renditions  # noqa: PLC0415  what is put back afterwards

    render = renditions.render
    monkeypatch.setattr(renditions, "render", asked_again_meanwhile)

    run(str(Job.objects.get().pk))

    assert Rendition.objects.get(exhibit=exhibit).state == "waiting"


def test_make_again_forgets_what_was_made(officer: User) -> None:
    """Its file goes when nobody has spoken of it for a day: another exhibit may have the same copy at this moment."""
    rendition = made_of(b"Words", "notes.txt", officer)
    before = path_of(rendition.sha256)

    again = make_again(by=officer, exhibit=rendition.exhibit)

    assert (again.state, again.round, again.sha256, again.text_pages.count()) == ("waiting", 2, "", 0)
    assert (before.exists(), before.name in loose()) == (True, True)
    assert path_of(rendition.exhibit.sha256).exists() is True
    work_off()
    again.refresh_from_db()
    assert (again.state, again.text_pages.count()) == ("ready", 1)
    assert AuditEvent.objects.filter(did="rendition.asked_for_again").count() == 1


def test_make_again_waits_while_it_is_being_made(officer: User) -> None:
    exhibit = taken_in(b"Words", "notes.txt", officer)

    with pytest.raises(NotNow, match="is being made already"):
        make_again(by=officer, exhibit=exhibit)


def test_make_again_is_for_whoever_may_change_the_case(officer: User, stranger: User) -> None:
    rendition = made_of(b"Words", "notes.txt", officer)

    with pytest.raises(Denied):
        make_again(by=stranger, exhibit=rendition.exhibit)


def test_view_rendition_is_recorded_and_noted_in_the_continuity(officer: User) -> None:
    rendition = made_of(b"Words", "notes.txt", officer)

    view_rendition(by=officer, exhibit=rendition.exhibit)

    assert AuditEvent.objects.get(did="rendition.consulted").operation == "consultation"
    assert Continuity.objects.filter(kind="viewed", entered_by=officer).count() == 1


def test_view_rendition_is_refused_outside_the_unit(officer: User, stranger: User) -> None:
    rendition = made_of(b"Words", "notes.txt", officer)

    with pytest.raises(Denied):
        view_rendition(by=stranger, exhibit=rendition.exhibit)


def test_sweep_asks_for_what_is_missing(officer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as meanwhile:  # as it was before there were copies
        meanwhile.setattr("cases.actions.exhibits.ask_rendition", lambda **_: None)
        exhibit = taken_in(b"Words", "notes.txt", officer)

    with transaction.atomic():
        ask_for_missing(timezone.now())

    assert (Rendition.objects.get().exhibit_id, Job.objects.count()) == (exhibit.pk, 1)


def test_open_rendition_shows_the_copy_in_the_browser(client: Client, case: Case, officer: User) -> None:
    exhibit = taken_in(b"Words", "notes.txt", officer, case=case)
    work_off()

    response = client.get(f"/cases/{case.reference}/evidence/{exhibit.pk}/copy/")

    assert b"".join(response.streaming_content)[:5] == b"%PDF-"
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'inline; filename="{case.reference}-OO-1-copy.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("default-src 'none'")
    assert response["Cache-Control"] == "no-store"
    response.close()


@pytest.mark.parametrize(
    ("came_from", "status", "lines"),
    [("same-origin", 200, 1), ("cross-site", 303, 0), ("same-site", 303, 0), ("none", 303, 0)],
)
def test_open_rendition_by_a_link_that_somebody_sent_is_no_look_at_it(
    client: Client, case: Case, officer: User, came_from: str, status: int, lines: int
) -> None:
    exhibit = taken_in(b"Words", "notes.txt", officer, case=case)
    work_off()
    url = f"/cases/{case.reference}/evidence/{exhibit.pk}/copy/"

    answer = client.get(url, headers={"Sec-Fetch-Site": came_from})

    assert (answer.status_code, exhibit.continuity.filter(kind="viewed").count()) == (status, lines)
    assert AuditEvent.objects.filter(did="rendition.consulted").count() == lines
    answer.close()


def test_open_rendition_that_gives_no_byte_is_no_look_at_it(
    client: Client, case: Case, officer: User
) -> None:
    exhibit = taken_in(b"Words", "notes.txt", officer, case=case)
    work_off()
    url = f"/cases/{case.reference}/evidence/{exhibit.pk}/copy/"

    head = client.head(url)
    path_of(Rendition.objects.get().sha256).unlink()
    with pytest.raises(FileDamaged):
        client.get(url)

    assert (head.status_code, exhibit.continuity.filter(kind="viewed").count()) == (200, 0)
    head.close()


def test_open_rendition_that_is_not_made_says_so(client: Client, case: Case, officer: User) -> None:
    exhibit = taken_in(b"Words", "notes.txt", officer, case=case)

    response = client.get(f"/cases/{case.reference}/evidence/{exhibit.pk}/copy/")

    assert response.status_code == 409
    assert "The copy to read is not made yet." in response.text


def test_make_rendition_again_sent_twice_is_asked_for_once(client: Client, case: Case, officer: User) -> None:
    exhibit = taken_in(b"Words", "notes.txt", officer, case=case)
    work_off()
    url = f"/cases/{case.reference}/evidence/{exhibit.pk}/copy/again/"
    token = uuid.uuid4().hex

    answers = [client.post(url, {"submission": token}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert Rendition.objects.get().round == 2


def test_make_rendition_again_without_a_token_asks_for_nothing(
    client: Client, case: Case, officer: User
) -> None:
    exhibit = taken_in(b"Words", "notes.txt", officer, case=case)
    work_off()

    answer = client.post(f"/cases/{case.reference}/evidence/{exhibit.pk}/copy/again/")

    assert (answer.status_code, Rendition.objects.get().round) == (303, 1)


def test_open_exhibit_says_what_was_found(client: Client, case: Case, officer: User) -> None:
    exhibit = taken_in(b"PK\3\4", "phone.zip", officer, case=case)
    work_off()

    page = client.get(f"/cases/{case.reference}/evidence/{exhibit.pk}/")

    assert page.context["copy"]["state"]["text"] == "Needs a person"
    assert SENTENCES["unknown"] in page.text
    assert "No virus scanner is set up" in page.text
    assert "Open the copy" not in page.text


def test_refused_original_is_for_a_supervisor_alone(
    client_for: object, case: Case, officer: User, supervisor: User
) -> None:
    exhibit = taken_in(b"Words", "notes.txt", officer, case=case)
    Rendition.objects.update(state=RenditionState.REFUSED, sentence="Refused.")
    url = f"/cases/{case.reference}/evidence/{exhibit.pk}/"

    pages = [client_for(user).get(url) for user in (officer, supervisor)]
    sent = {"submission": uuid.uuid4().hex, "purpose": "review"}
    answers = [client_for(user).post(f"{url}download/", sent) for user in (officer, supervisor)]

    assert [page.context["copy"]["original_denied"] for page in pages] == [
        "This file was refused. Only a supervisor can take out the original.",
        "",
    ]
    assert "opening it could do harm" in pages[1].text
    assert [answer.status_code for answer in answers] == [403, 200]
    answers[1].close()


def test_open_exhibit_costs_the_same_with_one_and_with_thirty_pages(
    client: Client, case: Case, officer: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    exhibit = taken_in(b"Words", "notes.txt", officer, case=case)
    work_off()
    rendition = Rendition.objects.get()
    RenditionPage.objects.bulk_create(
        RenditionPage(rendition=rendition, number=number, text="x") for number in range(2, 32)
    )

    with django_assert_num_queries(OPEN_QUERIES):
        client.get(f"/cases/{case.reference}/evidence/{exhibit.pk}/")
    assert Exhibit.objects.count() == 1
