"""A file survives the mistakes beside it, and is forgotten after a day."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.utils import timezone

from spo.audit.models import AuditEvent
from spo.work.models import StagedFile
from spo.work.staging import discard, discard_old, stage, staged_upload
from spo.work.uploads import bind_upload


class ExampleForm(forms.Form):
    title = forms.CharField(max_length=10)
    file = forms.FileField(max_length=255)
    file_token = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


@pytest.fixture(autouse=True)
def file_root(settings, tmp_path) -> Path:
    settings.FILE_ROOT = tmp_path / "files"
    return settings.FILE_ROOT


def upload() -> SimpleUploadedFile:
    return SimpleUploadedFile("../photo.jpg", b"exhibit", "image/jpeg")


@pytest.fixture
def post() -> Iterator[Callable]:
    requests = []

    def send(user, **data) -> ExampleForm:
        request = RequestFactory().post("/", data)
        request.user = user
        requests.append(request)
        return bind_upload(ExampleForm, request)

    yield send
    for request in requests:
        request.close()


def bytes_kept(file_root: Path) -> int:
    return len(list((file_root / "staged").iterdir()))


def test_stage_gives_the_same_file_back_and_is_recorded(db, officer):
    token = stage(by=officer, upload=upload())

    with staged_upload(by=officer, token=token) as kept:
        assert (kept.name, kept.size, kept.read()) == ("photo.jpg", 7, b"exhibit")
    assert [event.did for event in AuditEvent.objects.all()] == ["upload.staged"]


@pytest.mark.parametrize("token", ["", "unknown", "../../etc/passwd"])
def test_staged_upload_of_an_unknown_token_is_nothing(db, officer, token):
    assert staged_upload(by=officer, token=token) is None


def test_staged_upload_of_somebody_else_is_nothing(db, officer, colleague):
    token = stage(by=officer, upload=upload())

    assert staged_upload(by=colleague, token=token) is None


def test_discard_forgets_row_and_bytes(db, officer, file_root, django_capture_on_commit_callbacks):
    token = stage(by=officer, upload=upload())

    with django_capture_on_commit_callbacks(execute=True):
        discard(by=officer, token=token)

    assert (StagedFile.objects.count(), bytes_kept(file_root)) == (0, 0)


def test_discard_old_forgets_what_is_older_than_a_day(
    db, officer, file_root, django_capture_on_commit_callbacks
):
    stage(by=officer, upload=upload())
    now = timezone.now()

    with django_capture_on_commit_callbacks(execute=True):
        discard_old(now=now + timedelta(hours=23))
        kept = bytes_kept(file_root)
        discard_old(now=now + timedelta(hours=25))
        discard_old(now=now + timedelta(hours=25))

    assert (kept, StagedFile.objects.count(), bytes_kept(file_root)) == (1, 0, 0)
    assert AuditEvent.objects.filter(did="upload.expired").count() == 1


def test_discard_old_clears_bytes_whose_row_was_never_kept(db, file_root):
    (file_root / "staged").mkdir(parents=True)
    (file_root / "staged" / "orphan").write_bytes(b"x")

    discard_old(now=timezone.now() + timedelta(hours=25))

    assert bytes_kept(file_root) == 0


def test_a_form_with_a_mistake_keeps_its_file_for_the_next_sending(db, officer, post):
    first = post(officer, file=upload())
    token = first["file_token"].value()
    second = post(officer, title="Photo", file_token=token)

    assert (list(first.errors), second.errors) == (["title"], {})
    assert first.fields["file"].help_text == "We have kept photo.jpg. Choose a file only to replace it"
    assert second.cleaned_data["file"].read() == b"exhibit"


def test_a_form_with_a_mistake_twice_stages_its_file_once(db, officer, post):
    token = post(officer, file=upload())["file_token"].value()
    again = post(officer, file_token=token)

    assert (again["file_token"].value(), StagedFile.objects.count()) == (token, 1)


def test_a_form_without_mistakes_stages_nothing(db, officer, post):
    form = post(officer, title="Photo", file=upload())

    assert (form.errors, StagedFile.objects.count()) == ({}, 0)
