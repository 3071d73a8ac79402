"""Whatever is thrown at it: a verdict, a sentence, and a worker and a site that go on."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from cases.actions.exhibits import Received, add_exhibit
from cases.evidence.rendering import SENTENCES
from cases.models import Case, Exhibit, Rendition
from spo.accounts.models import User
from spo.files import path_of
from spo.files.sniff import recognised
from spo.work.models import Job
from tests.cases.evidence.hostile import TORTURE
from tests.cases.evidence.making import made_of, taken_in
from tests.cases.views.sending import send
from tests.factories.work import work_off


@pytest.mark.parametrize(("name", "make", "state", "sentence"), TORTURE.values(), ids=TORTURE)
def test_hostile_file_ends_with_a_verdict(
    client: Client, case: Case, officer: User, name: str, make: Callable[[], bytes], state: str, sentence: str
) -> None:
    content = make()
    exhibit = taken_in(content, name, officer, case=case)
    url = f"/cases/{case.reference}/evidence/{exhibit.pk}/"

    work_off()

    rendition = Rendition.objects.get()
    assert (rendition.state, bool(rendition.sentence)) == (state, bool(sentence))
    assert sentence in rendition.sentence
    assert Job.objects.get().state == "done"
    assert path_of(exhibit.sha256).read_bytes() == content
    page, copy = client.get(url), client.get(f"{url}copy/")
    assert (page.status_code, copy.status_code) == (200, 200 if state == "ready" else 409)
    if state == "ready":
        assert b"CANARY" not in b"".join(copy.streaming_content)
    else:
        assert (rendition.sha256, rendition.text_pages.count()) == ("", 0)
        assert rendition.sentence[:60] in page.text
    if state == "refused":
        assert send(client, f"{url}download/", purpose="review").status_code == 403


def test_worker_goes_on_after_what_was_too_heavy(officer: User) -> None:
    name, make, *_ = TORTURE["2 kB in two layers that are a gigabyte"]

    after = [made_of(make(), name, officer).state, made_of(b"Words", "notes.txt", officer).state]

    assert after == ["refused", "ready"]


def test_file_of_the_largest_size_is_kept_and_has_a_verdict(
    case: Case, officer: User, tmp_path: Path, client: Client
) -> None:
    path = tmp_path / "zeros"
    path.touch()
    os.truncate(path, 250 * 2**20)
    media_type = recognised(path, name="zeros.pdf").media_type

    with path.open("rb") as file:
        given = {"title": "Zeros", "is_for_respondent": True}
        add_exhibit(by=officer, case=case, file=Received(file, "zeros.pdf", media_type), **given)
    work_off()

    exhibit = Exhibit.objects.get()
    assert (exhibit.size, exhibit.rendition.sentence) == (250 * 2**20, SENTENCES["unknown"])
    assert client.get(f"/cases/{case.reference}/evidence/").status_code == 200
    path_of(exhibit.sha256).unlink()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../x.txt", "x.txt"),
        ("C:\\x.txt", "x.txt"),
        ("con.txt", "con.txt"),
        ("a\0b.txt", "ab.txt"),
        ("txt.\u202efdp.txt", "txt.fdp.txt"),
        ("x" * 5000 + ".txt", "x" * 196 + ".txt"),
        ("a.pdf.txt", "a.pdf.txt"),
        ("..%2f.txt", "..%2f.txt".strip(".")),
        ("--output=x;$(touch pwn).txt", "--output=x;$(touch pwn).txt"),
    ],
)
def test_name_is_data_on_its_whole_way(officer: User, name: str, shown: str) -> None:
    rendition = made_of(b"Words", name, officer)

    assert (rendition.state, rendition.exhibit.file_name) == ("ready", shown)
    assert not Path("pwn").exists()
