"""From a file to its incidents, a page at a time, without a script."""

import sys
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cases.actions.imports import ask_for_import, reverse_import
from cases.models import Case, ImportBatch, ImportProblem, Incident
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.work.enums import JobState
from spo.work.models import Job
from tests.cases.imports.tables import HEADINGS, THREE, imported, upload
from tests.cases.views.sending import errors, send
from tests.factories.work import work_off
from tests.wrong import Wrong, check_refused, choices, texts

LIST_QUERIES = 11


@pytest.fixture
def base(case: Case) -> str:
    return f"/cases/{case.reference}/imports/"


def table(text: str = f"{HEADINGS}\n{THREE}", name: str = "phone.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode(), "text/csv")


def answers(case: Case, **other: Any) -> dict[str, Any]:
    """What the page guesses and fills in, and the three answers that are asked."""
    order = ("date", "time", "kind", "sender", "text")
    columns = {f"column_{name}": str(at) for at, name in enumerate(order)}
    said = {
        "kind": "Message",
        "whose": "all",
        "acts": ["contacting"],
        "targets": [str(case.standing_victims[0].pk)],
        "how_known": "device",
        "zone": "london",
        "grouping": "kind",
        "version": "1",
    }
    return columns | said | other


def test_file_is_imported_in_three_steps(client: Client, case: Case, base: str) -> None:
    first = send(client, f"{base}new/", file=table())
    batch = ImportBatch.objects.get()
    assert (first.status_code, first["Location"]) == (303, f"{base}{batch.pk}/columns/")
    assert client.get(first["Location"]).context["progress"].text == "The file is waiting to be read."
    work_off()

    second = send(client, first["Location"], **answers(case))
    assert (second.status_code, second["Location"]) == (303, f"{base}{batch.pk}/check/")
    assert client.get(second["Location"]).context["progress"].text == "The file is waiting to be read."
    assert send(client, second["Location"], version="2").status_code == 409
    work_off()
    dry_run = client.get(second["Location"]).context["preview"]
    assert [row["value"] for row in dry_run["counts"]] == ["3", "3", "0", "0", "0", "0"]
    assert Incident.objects.count() == 1

    third = send(client, second["Location"], version="2")
    assert (third.status_code, third["Location"]) == (303, f"{base}{batch.pk}/")
    assert "The import is waiting to start." in client.get(third["Location"]).text
    work_off()
    done = client.get(third["Location"])
    assert "3 rows were imported." in done.text
    assert [line.what_happened for line in done.context["lines"]] == [
        "2 calls between 3 May 2026 and 9 June 2026.",
        "1 SMS on 4 May 2026.",
    ]


def test_columns_are_guessed_and_shown_with_the_first_rows(client: Client, case: Case, base: str) -> None:
    send(client, f"{base}new/", file=table())
    work_off()

    page = client.get(f"{base}{ImportBatch.objects.get().pk}/columns/")

    form = page.context["form"]
    order = ("date", "time", "kind", "sender", "text", "moment")
    chosen = [form[f"column_{name}"].value() for name in order]
    assert chosen == ["0", "1", "2", "3", "4", None]
    assert "Where are you?" in page.text


def test_check_shows_rows_as_they_will_read_and_what_is_wrong(
    client: Client, officer: User, case: Case, base: str
) -> None:
    batch = upload(officer, case, f"{THREE}31/02/2026,09:00,Call,A,\n")

    text = client.get(f"{base}{batch.pk}/check/").text

    assert "SMS, from +447700900123: Where are you?" in text
    assert "“31/02/2026 09:00” is not a date, day first, or not a time." in text


def test_check_of_a_file_that_brings_nothing_says_so(
    client: Client, officer: User, case: Case, base: str
) -> None:
    imported(officer, case)
    batch = upload(officer, case)

    text = client.get(f"{base}{batch.pk}/check/").text

    assert "No row of this file would be imported." in text
    assert "Import the rows" not in text
    assert send(client, f"{base}{batch.pk}/check/", version="2").status_code == 409


def test_upload_without_a_file_says_so_beside_the_field(client: Client, base: str) -> None:
    response = send(client, f"{base}new/")

    assert (response.status_code, errors(response)) == (422, {"file": ["Select a file"]})
    assert ImportBatch.objects.exists() is False


def test_file_that_is_no_table_says_so_once_a_worker_has_read_it(client: Client, base: str) -> None:
    url = send(client, f"{base}new/", file=table("words\n"))["Location"].removesuffix("columns/")
    work_off()

    page, sentence = client.get(url), "must have a row of headings and at least one row below it."
    assert (page.text.count(sentence), page.text.count("This file cannot be imported.")) == (1, 1)
    assert f'href="{base}new/"' in page.text
    assert [text for text in ("Try again", "Check and import", "What the columns") if text in page.text] == []
    assert "Cannot be read" in client.get(base).text


@pytest.mark.parametrize("step", ["columns/", "check/"])
def test_steps_of_a_file_that_is_no_table_lead_to_why_and_what_to_do(
    client: Client, base: str, step: str
) -> None:
    url = send(client, f"{base}new/", file=table("words\n"))["Location"].removesuffix("columns/")
    work_off()

    answer = client.get(f"{url}{step}")

    assert (answer.status_code, answer["Location"]) == (303, url)
    assert client.get(f"{url}progress/").text.count("The file cannot be imported.") == 1


def test_no_page_opens_the_file(
    client: Client, officer: User, case: Case, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = upload(officer, case)
    monkeypatch.setattr(sys, "executable", "/nowhere")  # no child can be started

    assert client.get(f"{base}{batch.pk}/check/").status_code == 200
    assert send(client, f"{base}{batch.pk}/check/", version="2").status_code == 303
    assert send(client, f"{base}new/", file=table()).status_code == 303


def test_file_that_could_not_be_read_can_be_tried_again(client: Client, base: str) -> None:
    url = send(client, f"{base}new/", file=table())["Location"].removesuffix("columns/")
    Job.objects.filter(kind="cases.read_table").update(state=JobState.DEAD, finished_at=timezone.now())
    assert client.get(f"{url}columns/").context["progress"].text == "The file could not be read."

    assert send(client, f"{url}again/").status_code == 303
    work_off()

    assert client.get(f"{url}columns/").context["form"]["column_date"].value() == "0"


def test_check_again_finds_what_the_case_has_lost_meanwhile(
    client: Client, officer: User, case: Case, base: str
) -> None:
    first, second = imported(officer, case), upload(officer, case)
    reverse_import(by=officer, batch=first, version=first.version, reason="Wrong victim")
    url = f"{base}{second.pk}/"
    assert client.get(f"{url}check/").context["preview"]["denied"] == "No row of this file would be imported."

    send(client, f"{url}columns/", **answers(case, version="2"))
    work_off()

    assert client.get(f"{url}check/").context["preview"]["denied"] == ""


DESCRIBE_WRONG: list[Wrong] = [
    *texts("kind", 60, required=True),
    *choices("whose"),
    *choices("zone"),
    *choices("grouping"),
    *choices("how_known"),
    *choices("targets", required=False),
    *choices("acts"),
    *choices("column_text", required=False)[:1],
    ({"whose": "only", "only": " "}, "only"),
    ({"whose": "only", "only": "Bob", "column_sender": ""}, "column_sender"),
    ({"column_date": "", "column_time": ""}, "column_moment"),
    ({"column_moment": "0"}, "column_moment"),
    ({"targets": []}, "targets"),
    ({"targets": "other", "against_other": ""}, "against_other"),
    ({"column_date": "99"}, "column_date"),
]


@pytest.mark.parametrize("wrong", DESCRIBE_WRONG, ids=str)
def test_describe_import_refuses(client: Client, case: Case, base: str, wrong: Wrong) -> None:
    send(client, f"{base}new/", file=table())
    work_off()
    url = f"{base}{ImportBatch.objects.get().pk}/columns/"

    check_refused(client, url, answers(case), wrong)


def test_describe_import_when_stale_shows_both_texts(client: Client, case: Case, base: str) -> None:
    send(client, f"{base}new/", file=table())
    work_off()
    url = f"{base}{ImportBatch.objects.get().pk}/columns/"
    send(client, url, **answers(case))

    stale = send(client, url, **answers(case, kind="Call"))

    assert (stale.status_code, stale.context["stale"].yours) == (409, {"What a row is": "Call"})


def test_import_asked_for_twice_is_one(client: Client, officer: User, case: Case, base: str) -> None:
    batch = upload(officer, case)
    for _ in range(2):
        client.post(f"{base}{batch.pk}/check/", {"submission": "a" * 32, "version": "2"})
    work_off()

    assert Incident.objects.filter(batch=batch).count() == 5
    assert AuditEvent.objects.filter(did="import.asked_for").count() == 1


def test_progress_is_fetched_alone(client: Client, officer: User, case: Case, base: str) -> None:
    batch = upload(officer, case)
    ask_for_import(by=officer, batch=batch, version=batch.version)

    assert 'data-progress-state="waiting"' in client.get(f"{base}{batch.pk}/progress/").text


def test_problems_are_downloaded_without_a_formula_and_recorded(
    client: Client, officer: User, case: Case, base: str
) -> None:
    batch = imported(officer, case, f"{THREE}=1+1,09:00,Call,A,\n")
    ImportProblem.objects.create(batch=batch, row=1, column="=HYPERLINK(1)", sentence="It cannot be read")

    response = client.get(f"{base}{batch.pk}/problems/")

    assert response["Content-Disposition"].startswith("attachment")
    assert response.text.splitlines()[1].startswith("1,'=HYPERLINK(1),")
    assert AuditEvent.objects.filter(did="import_problems.downloaded").count() == 1


def test_reverse_import_takes_it_back_with_a_reason(
    client: Client, officer: User, case: Case, base: str
) -> None:
    batch = imported(officer, case)
    url = f"{base}{batch.pk}/reverse/"

    empty = send(client, url, version=batch.version, reason=" ")
    assert (empty.status_code, list(errors(empty))) == (422, ["reason"])
    response = send(client, url, version=batch.version, reason="Another phone")

    assert response.status_code == 303
    assert "Another phone" in client.get(f"{base}{batch.pk}/").text
    assert client.get(url).status_code == 409


def test_failed_import_can_be_tried_again(
    client: Client, officer: User, colleague: User, case: Case, base: str, stranger: User
) -> None:
    batch = upload(officer, case)
    ask_for_import(by=colleague, batch=batch, version=batch.version)
    home, colleague.unit = colleague.unit, stranger.unit
    colleague.save()
    work_off()
    assert "Try again" in client.get(f"{base}{batch.pk}/").text
    colleague.unit = home
    colleague.save()

    assert send(client, f"{base}{batch.pk}/again/").status_code == 303

    work_off()
    assert Incident.objects.filter(batch=batch).count() == 5


@pytest.mark.parametrize("number", [1, 30])
def test_list_of_imports_costs_the_same_for_one_and_for_thirty(
    client: Client,
    officer: User,
    case: Case,
    base: str,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    batch = upload(officer, case)
    for _ in range(number - 1):
        batch.pk = None
        batch.save(force_insert=True)

    with django_assert_num_queries(LIST_QUERIES):
        client.get(base)


def test_import_of_another_case_is_not_found(
    client_for: Callable, officer: User, case: Case, base: str, stranger: User
) -> None:
    batch = upload(officer, case)

    assert client_for(stranger).get(f"{base}{batch.pk}/").status_code == 404
