"""Evidence pages: a good file is kept whatever else is wrong, a bad one is refused with a reason."""

import hashlib
import uuid

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cases.actions.contacts import add_contact_detail
from cases.enums import ContactKind
from cases.models import Case, Exhibit
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.files import path_of
from spo.work.models import StagedFile
from tests.cases.actions.test_exhibits import add
from tests.cases.views.sending import errors, send
from tests.factories.work import work_off
from tests.spo.files.samples import archive, image, locked_pdf, pdf, png_bomb

LIST_QUERIES = 11
GIVEN = {"title": "Letter", "incident": "1", "is_for_respondent": "yes"}


def upload(
    client: Client, case: Case, content: bytes | None, name: str = "letter.pdf", **other: str
) -> HttpResponse:
    file = {} if content is None else {"file": SimpleUploadedFile(name, content)}
    data = {"submission": uuid.uuid4().hex, **GIVEN, **file, **other}
    return client.post(f"/cases/{case.reference}/evidence/new/", data)


def test_add_exhibit_keeps_the_original(client: Client, case: Case) -> None:
    content = pdf()

    response = upload(client, case, content)

    exhibit = Exhibit.objects.get()
    assert (response.status_code, response["Location"]) == (
        303,
        f"/cases/{case.reference}/evidence/{exhibit.pk}/",
    )
    assert (exhibit.reference, exhibit.incident.number, exhibit.is_for_respondent) == ("OO/1", 1, True)
    assert (exhibit.sha256, exhibit.media_type) == (hashlib.sha256(content).hexdigest(), "application/pdf")
    assert path_of(exhibit.sha256).read_bytes() == content


def test_add_exhibit_from_an_incident_has_it_selected(client: Client, case: Case) -> None:
    page = client.get(f"/cases/{case.reference}/evidence/new/?incident=1")

    assert page.context["form"]["incident"].value() == "1"
    assert page.context["form"].errors == {}


def test_incidents_to_choose_from_say_day_act_and_words(client: Client, case: Case) -> None:
    case.incidents.update(what_happened="He stood\noutside " + "x" * 80)

    field = client.get(f"/cases/{case.reference}/evidence/new/").context["form"].fields["incident"]

    acts = case.incidents.get().act_labels
    assert field.choices[1] == ("1", f"Incident 1: On 3 May 2026. {acts}. He stood outside {'x' * 43}…")


def test_add_exhibit_sent_twice_is_one_exhibit(client: Client, case: Case) -> None:
    token, content = "a" * 32, pdf()

    for _ in range(2):
        upload(client, case, content, submission=token)

    assert Exhibit.objects.count() == 1


def test_add_exhibit_keeps_a_good_file_while_the_rest_is_mended(client: Client, case: Case) -> None:
    content = pdf()
    first = upload(client, case, content, title="")
    kept = first.context["form"]["kept"].value()

    second = upload(client, case, None, title="", kept=kept)
    third = upload(client, case, None, kept=kept)

    assert [first.status_code, second.status_code, third.status_code] == [422, 422, 303]
    assert "“letter.pdf” is kept" in first.text
    assert second.context["form"]["kept"].value() == kept
    assert Exhibit.objects.get().sha256 == hashlib.sha256(content).hexdigest()
    assert StagedFile.objects.count() == 0


def test_add_exhibit_sent_again_with_another_title_keeps_the_file(client: Client, case: Case) -> None:
    token, content = "a" * 32, pdf()
    upload(client, case, content, submission=token)

    again = upload(client, case, content, submission=token, title="Another letter")

    assert (again.status_code, Exhibit.objects.get().title) == (409, "Letter")
    assert again.context["form"]["kept"].value() == StagedFile.objects.get().token


def test_add_exhibit_takes_a_new_file_in_the_place_of_a_kept_one(client: Client, case: Case) -> None:
    first = upload(client, case, pdf(), title="")

    upload(client, case, image("PNG"), name="photo.png", kept=first.context["form"]["kept"].value())

    assert Exhibit.objects.get().file_name == "photo.png"
    assert StagedFile.objects.count() == 0


def test_add_exhibit_that_finds_no_room_to_keep_its_file_says_so(
    client: Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spo.work.staging.MOST_BYTES", 10)

    response = upload(client, case, pdf(), title="")

    assert (response.status_code, list(errors(response))) == (422, ["title", "file"])
    assert "“letter.pdf” is kept" not in response.text
    assert (StagedFile.objects.count(), response.context["form"]["kept"].value()) == (0, "")


def test_add_exhibit_takes_no_file_that_somebody_else_kept(
    client: Client, case: Case, client_for: object, colleague: User
) -> None:
    kept = upload(client_for(colleague), case, pdf(), title="").context["form"]["kept"].value()

    response = upload(client, case, None, kept=kept)

    assert (response.status_code, list(errors(response))) == (422, ["file"])


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [(None, "", "Select a file"), (b"", "empty.pdf", "The selected file is empty")],
)
def test_add_exhibit_refuses_no_file_and_an_empty_one_beside_the_field(
    client: Client, case: Case, content: bytes | None, name: str, sentence: str
) -> None:
    response = upload(client, case, content, name)

    assert (response.status_code, list(errors(response))) == (422, ["file"])
    assert errors(response)["file"][0].startswith(sentence)
    assert (Exhibit.objects.count(), StagedFile.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (pdf()[:-200], "cut.pdf", "application/pdf"),
        (locked_pdf("x"), "locked.pdf", "application/pdf"),
        (png_bomb(), "bomb.png", "image/png"),
        (image("JPEG") + archive(), "both.jpg", "image/jpeg"),
        (image("PNG"), "picture.pdf", "image/png"),
        (b"MZ", "setup.exe", "application/octet-stream"),
        (b"MZ", "letter.pdf\0.exe", "application/octet-stream"),
        (b"plain", "noending", "application/octet-stream"),
    ],
)
def test_add_exhibit_keeps_evidence_as_it_came(
    client: Client, case: Case, content: bytes, name: str, media_type: str
) -> None:
    response = upload(client, case, content, name)

    exhibit = Exhibit.objects.get()
    assert (response.status_code, exhibit.media_type) == (303, media_type)
    assert path_of(exhibit.sha256).read_bytes() == content


def test_add_exhibit_refuses_a_file_that_is_too_large(
    client: Client, case: Case, settings: LazySettings
) -> None:
    settings.MAX_UPLOAD_BYTES = 100

    response = upload(client, case, pdf())

    assert (response.status_code, list(errors(response))) == (422, ["file"])


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": "x" * 201}, "title"),
        ({"title": "a\0b"}, "title"),
        ({"incident": "99"}, "incident"),
        ({"is_for_respondent": ""}, "is_for_respondent"),
    ],
)
def test_add_exhibit_says_what_is_wrong_beside_the_field(
    client: Client, case: Case, wrong: dict, field: str
) -> None:
    response = upload(client, case, pdf(), **wrong)

    assert (response.status_code, list(errors(response))) == (422, [field])
    assert Exhibit.objects.count() == 0


def test_open_exhibit_shows_its_hash(client: Client, case: Case, officer: User) -> None:
    exhibit = add(case, officer)

    page = client.get(f"/cases/{case.reference}/evidence/{exhibit.pk}/")

    assert exhibit.sha256 in page.text
    assert AuditEvent.objects.get(did="exhibit.consulted").subject == "exhibit OO/1"


def test_download_exhibit_gives_the_original_once_it_is_recorded(
    client: Client, case: Case, officer: User
) -> None:
    exhibit = add(case, officer, b"bytes", 'Ol" évidence.pdf')
    work_off()

    response = send(client, f"/cases/{case.reference}/evidence/{exhibit.pk}/download/", purpose="defence")

    event = AuditEvent.objects.get(did="exhibit.downloaded")
    assert b"".join(response.streaming_content) == b"bytes"
    assert (event.operation, event.reason) == ("disclosure", "To give it to the suspect or their lawyer")
    assert response["Content-Disposition"] == f'attachment; filename="{case.reference}-OO-1.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    response.close()


@pytest.mark.parametrize("purpose", ["", "curiosity"])
def test_download_exhibit_needs_a_purpose(client: Client, case: Case, officer: User, purpose: str) -> None:
    exhibit = add(case, officer)

    response = send(client, f"/cases/{case.reference}/evidence/{exhibit.pk}/download/", purpose=purpose)

    assert (response.status_code, list(errors(response))) == (422, ["purpose"])
    assert AuditEvent.objects.filter(did="exhibit.downloaded").count() == 0


def test_change_exhibit_changes_what_is_said(client: Client, case: Case, officer: User) -> None:
    exhibit = add(case, officer)
    url = f"/cases/{case.reference}/evidence/{exhibit.pk}/change/"

    saved = send(client, url, version=1, **GIVEN)
    stale = send(client, url, version=1, **GIVEN | {"title": "Card"})
    wrong = send(client, url, version=2, **GIVEN | {"title": ""})

    assert [saved.status_code, stale.status_code, wrong.status_code] == [303, 409, 422]
    assert Exhibit.objects.get().title == "Letter"


def test_withdraw_exhibit_strikes_it_in_the_list(client: Client, case: Case, officer: User) -> None:
    exhibit = add(case, officer)
    base = f"/cases/{case.reference}/evidence"

    refused = send(client, f"{base}/{exhibit.pk}/withdraw/", reason=" ")
    done = send(client, f"{base}/{exhibit.pk}/withdraw/", reason="Wrong case")

    assert [refused.status_code, done.status_code] == [422, 303]
    assert "<s>OO/1</s>" in client.get(f"{base}/").text
    assert client.get(f"{base}/{exhibit.pk}/change/").status_code == 409


@pytest.mark.parametrize("number", [1, 30])
def test_list_exhibits_costs_the_same_for_one_and_for_thirty(
    client: Client,
    case: Case,
    officer: User,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(number):
        add(case, officer, incident=case.incidents.get())

    with django_assert_num_queries(LIST_QUERIES):
        client.get(f"/cases/{case.reference}/evidence/")


def test_open_exhibit_says_when_its_file_name_holds_a_confidential_detail(
    client: Client, case: Case, officer: User
) -> None:
    add_contact_detail(by=officer, role=case.victims.first(), kind=ContactKind.PHONE, value="07700 900123")
    upload(client, case, pdf(), name="call-from-07700900123.pdf", title="Letter")
    exhibit = Exhibit.objects.get()
    work_off()
    url = f"/cases/{case.reference}/evidence/{exhibit.pk}/"

    page, download = client.get(url), send(client, f"{url}download/", purpose="review")

    assert (page.context["name_gives_away"], page.context["given_away"]) == (["phone"], [])
    name = f"{case.reference}-{exhibit.initials}-{exhibit.number}.pdf"
    assert download.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    download.close()
