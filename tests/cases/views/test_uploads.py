"""Many files: each added or refused by itself, in one form or in parts, and told on one page."""

import hashlib
import uuid
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from cases.models import Case, Exhibit
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.files import path_of
from spo.work import partial
from spo.work.models import PartialUpload, StagedFile
from tests.cases.views.sending import errors
from tests.factories.cases import close_behind
from tests.spo.files.samples import image, pdf

SAID = {"incident": "1", "is_for_respondent": "no", "received_from": "Vera Example"}
LIST_QUERIES = 11
TO_COME = {"day": "1", "month": "1", "year": "2199", "time": "9:00"}


@pytest.fixture
def url(case: Case) -> str:
    return f"/cases/{case.reference}/evidence/several/"


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partial, "PART", 1000)


def send_all(client: Client, url: str, files: dict[str, bytes], **more: str) -> HttpResponse:
    sent = [SimpleUploadedFile(name, content) for name, content in files.items()]
    return client.post(f"{url}new/", {"submission": uuid.uuid4().hex, **SAID, "files": sent, **more})


def begin(client: Client, url: str, size: object, **more: object) -> HttpResponse:
    facts = {"name": "clip.pdf", "size": size, "modified": 1700000000000}
    return client.post(f"{url}begin/", {"submission": uuid.uuid4().hex, **SAID, **facts} | more)


def send_part(client: Client, state: dict, offset: int, content: bytes, sha256: str = "") -> HttpResponse:
    digest = sha256 or hashlib.sha256(content).hexdigest()
    address = f"{state['part_url']}?offset={offset}&sha256={digest}"
    return client.post(address, content, content_type="application/octet-stream")


def finish(client: Client, state: dict, content: bytes, **more: str) -> HttpResponse:
    parts = [content[start : start + 1000] for start in range(0, len(content), 1000)]
    digest = hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
    given = {"submission": uuid.uuid4().hex, **SAID, "parts_sha256": digest, **more}
    return client.post(state["finish_url"], given)


def test_add_exhibits_adds_each_and_says_which(client: Client, case: Case, url: str) -> None:
    response = send_all(client, url, {"one.pdf": pdf(), "empty.txt": b"", "two.png": image("PNG")})

    page = client.get(response["Location"])
    told = [(row.name, row.state, row.text) for row in page.context["uploads"]]
    assert (response.status_code, response["Location"]) == (303, url)
    assert told == [
        ("two.png", "added", "Added as OO/2"),
        ("empty.txt", "refused", "The selected file is empty"),
        ("one.pdf", "added", "Added as OO/1"),
    ]
    assert list(Exhibit.objects.values_list("title", "incident__number")) == [("one.pdf", 1), ("two.png", 1)]
    assert Exhibit.objects.first().continuity.get().from_whom == "Vera Example"


def test_add_exhibits_sent_twice_adds_each_once(client: Client, url: str) -> None:
    for _ in range(2):
        send_all(client, url, {"one.pdf": pdf(), "two.pdf": pdf()}, submission="a" * 32)

    assert (Exhibit.objects.count(), PartialUpload.objects.count()) == (2, 2)


def test_add_exhibits_turns_away_one_too_large(client: Client, url: str, settings: LazySettings) -> None:
    settings.MAX_UPLOAD_BYTES = 20

    send_all(client, url, {"small.txt": b"small", "large.txt": b"x" * 21})

    assert [row.file_name for row in Exhibit.objects.all()] == ["small.txt"]
    assert PartialUpload.objects.get(name="large.txt").refusal.startswith("The selected file must be")


def test_add_exhibits_beyond_what_a_day_allows_are_refused_one_by_one(
    client: Client, url: str, settings: LazySettings
) -> None:
    settings.DAILY_FILES = 1

    send_all(client, url, {"one.txt": b"one", "two.txt": b"two"})
    begun = begin(client, url, 4)

    refusals = PartialUpload.objects.order_by("id").values_list("refusal", flat=True)
    assert [row.file_name for row in Exhibit.objects.all()] == ["one.txt"]
    assert begun.status_code == 422
    assert [told[:20] for told in refusals] == ["", "You have added 1 fil", "You have added 1 fil"]


def test_add_exhibits_keeps_the_files_while_the_rest_is_mended(client: Client, url: str) -> None:
    files = {"one.txt": b"one", "two.txt": b"two"}

    wrong = send_all(client, url, files, **{"received_at-day": "31"})
    kept = wrong.context["form"]["kept"].value()
    mended = send_all(client, url, {"three.txt": b"three"}, kept=kept)

    assert [wrong.status_code, mended.status_code] == [422, 303]
    assert (list(errors(wrong)), "“one.txt”, “two.txt”" in wrong.text) == (["received_at"], True)
    assert [row.file_name for row in Exhibit.objects.all()] == ["one.txt", "two.txt", "three.txt"]
    assert StagedFile.objects.count() == 0


def test_add_exhibits_without_a_file_says_so(client: Client, url: str) -> None:
    response = client.post(f"{url}new/", {"submission": "a" * 32, **SAID})

    assert (response.status_code, errors(response)) == (422, {"files": ["Select the files"]})


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"incident": "99"}, "incident"),
        ({"is_for_respondent": ""}, "is_for_respondent"),
        ({"received_from": "x" * 201}, "received_from"),
        ({"received_place": "a\0b"}, "received_place"),
        (
            {
                "received_at-day": "1",
                "received_at-month": "1",
                "received_at-year": "2199",
                "received_at-time": "9",
            },
            "received_at",
        ),
        ({"kept": "x" * 20_001}, "kept"),
    ],
)
def test_add_exhibits_refuses_bad_answers_beside_their_fields(
    client: Client, url: str, wrong: dict[str, str], field: str
) -> None:
    response = send_all(client, url, {"one.txt": b"one"}, **wrong)

    assert (response.status_code, list(errors(response)), Exhibit.objects.count()) == (422, [field], 0)


def test_same_bytes_are_stored_once(client: Client, url: str, settings: LazySettings) -> None:
    content = pdf()
    send_all(client, url, {"one.pdf": content, "copy.pdf": content})

    [sha256] = set(Exhibit.objects.values_list("sha256", flat=True))
    assert Exhibit.objects.count() == 2
    assert list(Path(settings.FILE_ROOT).glob(f"??/{sha256}")) == [path_of(sha256)]


def test_file_in_parts_goes_on_where_it_stopped(client: Client, case: Case, url: str) -> None:
    content = pdf() + b"\n" * 1500
    state = begin(client, url, len(content)).json()
    send_part(client, state, 0, content[:1000])

    again = begin(client, url, len(content)).json()
    for offset in range(again["received"], len(content), 1000):
        state = send_part(client, again, offset, content[offset : offset + 1000]).json()
    done = finish(client, state, content)

    exhibit = Exhibit.objects.get()
    assert (again["received"], done.status_code, done.json()["reference"]) == (1000, 200, "OO/1")
    assert done.json()["url"] == f"/cases/{case.reference}/evidence/{exhibit.pk}/"
    assert (exhibit.sha256, exhibit.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert (exhibit.incident.number, exhibit.title) == (1, "clip.pdf")


def test_finish_sent_twice_is_one_exhibit(client: Client, url: str) -> None:
    state = begin(client, url, 5).json()
    send_part(client, state, 0, b"small")

    first, second = (finish(client, state, b"small").json() for _ in range(2))

    assert (first["reference"], second["reference"], Exhibit.objects.count()) == ("OO/1", "OO/1", 1)


def test_part_out_of_step_is_told_how_much_is_there(client: Client, url: str) -> None:
    state = begin(client, url, 9).json()
    send_part(client, state, 0, b"small")

    answers = [
        send_part(client, state, 0, b"small"),
        send_part(client, state, 7, b"small"),
        send_part(client, state, 5, b"ende", sha256="0" * 64),
        client.post(f"{state['part_url']}?offset=x", b"", content_type="application/octet-stream"),
        finish(client, state, b"small"),
    ]

    assert [(answer.status_code, answer.json()) for answer in answers] == [(409, {"received": 5})] * 5


def test_part_over_its_size_is_refused(client: Client, url: str) -> None:
    state = begin(client, url, 5000).json()

    response = send_part(client, state, 0, b"x" * 1001)

    assert (response.status_code, PartialUpload.objects.get().received) == (413, 0)


def test_more_than_was_said_is_refused(client: Client, url: str) -> None:
    state = begin(client, url, 3).json()

    response = send_part(client, state, 0, b"0123")

    assert (response.status_code, response.json()["refusal"]) == (422, partial.TOO_LONG)
    assert finish(client, state, b"0123").status_code == 422
    assert Exhibit.objects.count() == 0


def test_finish_with_another_hash_begins_anew(client: Client, url: str) -> None:
    state = begin(client, url, 5).json()
    send_part(client, state, 0, b"small")

    response = finish(client, state, b"smell")

    assert (response.status_code, response.json()) == (409, {"received": 0})
    assert Exhibit.objects.count() == 0


def test_begin_says_at_once_that_a_file_is_too_large(client: Client, url: str) -> None:
    response = begin(client, url, 250 * 2**20 + 1)

    assert (response.status_code, response.json()["refusal"]) == (
        422,
        "The selected file must be 250 MB or smaller",
    )


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"modified": ""}, "modified"),
        ({"incident": "99"}, "incident"),
        ({"received_at-day": "31"}, "received_at"),
    ],
)
def test_begin_names_what_is_wrong(client: Client, url: str, wrong: dict[str, str], field: str) -> None:
    response = begin(client, url, 5, **wrong)

    assert (response.status_code, [each["field"] for each in response.json()["problems"]]) == (422, [field])
    assert PartialUpload.objects.count() == 0


@pytest.mark.parametrize("size", ["", "-1", "many", 2**53 + 1])
def test_begin_of_no_size_is_refused(client: Client, url: str, size: object) -> None:
    assert [each["field"] for each in begin(client, url, size).json()["problems"]] == ["size"]


def test_finish_without_its_hash_is_refused(client: Client, url: str) -> None:
    state = begin(client, url, 5).json()
    send_part(client, state, 0, b"small")

    response = finish(client, state, b"small", parts_sha256="x")

    assert (response.status_code, [each["field"] for each in response.json()["problems"]]) == (
        422,
        ["parts_sha256"],
    )


def test_parts_of_a_colleague_are_not_there(
    client: Client, url: str, client_for: object, colleague: User
) -> None:
    state = begin(client, url, 5).json()
    other = client_for(colleague)

    assert [send_part(other, state, 0, b"small").status_code, finish(other, state, b"").status_code] == [
        404,
        404,
    ]
    assert list(other.get(url).context["uploads"]) == []


def test_closed_case_takes_no_part(client: Client, case: Case, url: str, officer: User) -> None:
    state = begin(client, url, 5).json()
    close_behind(case, officer)

    assert [send_part(client, state, 0, b"small").status_code, begin(client, url, 6).status_code] == [
        409,
        409,
    ]


def test_forget_takes_an_unfinished_file_out(client: Client, case: Case, url: str) -> None:
    begin(client, url, 5)
    [row] = client.get(url).context["uploads"]

    response = client.post(row.forget_url)

    assert (row.state, response.status_code, PartialUpload.objects.count()) == ("unfinished", 303, 0)
    assert AuditEvent.objects.filter(did="upload.discarded").count() == 1


@pytest.mark.parametrize("number", [1, 30])
def test_list_uploads_costs_the_same_for_one_and_for_thirty(
    client: Client, url: str, number: int, django_assert_num_queries: object
) -> None:
    for size in range(number):
        begin(client, url, size + 5)

    with django_assert_num_queries(LIST_QUERIES):
        client.get(url)


def test_names_are_data(client: Client, url: str, settings: LazySettings) -> None:
    send_all(client, url, {"..%2f<b>x.txt": b"one"})

    assert "&lt;b&gt;x.txt" in client.get(url).text
    assert list(Path(settings.FILE_ROOT).rglob("*<b>*")) == []


def test_page_of_files_goes_on_after_a_hundred(client: Client, officer: User, case: Case, url: str) -> None:
    facts = {"user": officer, "place": case.reference, "size": 5, "modified": 0, "refusal": "It is empty"}
    PartialUpload.objects.bulk_create(PartialUpload(name=f"{number}.pdf", **facts) for number in range(101))

    first = client.get(url).context
    second = client.get(f"{url}{first['next_url']}").context

    assert [row.name for row in first["uploads"]] == [f"{number}.pdf" for number in range(100, 0, -1)]
    assert ([row.name for row in second["uploads"]], second["first_url"]) == (["0.pdf"], url)
