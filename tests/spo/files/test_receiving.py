"""Uploads on their way in, through a real request."""

import io

import pytest
from django import forms
from django.test import RequestFactory

from spo.files.fields import CheckedFileField
from tests.spo.files.samples import image, pdf


class ExampleForm(forms.Form):
    file = CheckedFileField()
    picture = CheckedFileField(
        media_types=("image/jpeg", "image/png"), kinds="a JPEG or PNG image", required=False
    )


def post(**files: tuple[str, bytes]) -> ExampleForm:
    named = {}
    for field, (name, content) in files.items():
        named[field] = io.BytesIO(content)
        named[field].name = name
    request = RequestFactory().post("/", named)
    form = ExampleForm(request.POST, request.FILES)
    form.full_clean()
    request.close()
    return form


@pytest.mark.parametrize("mark", ["x", "ß", "👩"])
def test_a_file_name_of_5000_characters_is_cut_and_keeps_its_ending(mark):
    form = post(file=(f"{mark * 5_000}.pdf", pdf()))

    assert (form.errors, form.cleaned_data["file"].name) == ({}, f"{mark * 251}.pdf")


def test_a_good_file_is_taken_with_its_kind():
    form = post(file=("statement.pdf", pdf(2)))

    found = form.cleaned_data["file"].sniffed
    assert (form.errors, found.media_type, found.pages) == ({}, "application/pdf", 2)


@pytest.mark.parametrize(
    ("extra", "errors"), [(0, {}), (1, {"file": ["The selected file must be 1 MB or smaller"]})]
)
def test_a_file_at_and_over_the_limit(settings, extra, errors):
    settings.MAX_UPLOAD_BYTES = 2**20
    form = post(file=("notes.txt", b"x" * (2**20 + extra)))

    assert form.errors == errors


def test_a_file_over_the_limit_does_not_stay_on_disk_and_cannot_be_read(settings):
    settings.MAX_UPLOAD_BYTES = 2**20
    named = io.BytesIO(b"x" * 2**22)
    named.name = "notes.txt"
    request = RequestFactory().post("/", {"file": named})
    upload = request.FILES["file"]

    with pytest.raises(ValueError, match="closed file"):
        upload.read()
    assert upload.size == 2**22
    request.close()


def test_an_empty_file_says_so():
    assert post(file=("a.pdf", b"")).errors == {"file": ["The selected file is empty"]}


def test_a_file_that_is_refused_says_why_beside_the_field():
    sentence = (
        "The selected file is a JPEG image, though its name ends in .pdf. Check the file and its ending"
    )

    assert post(file=("a.pdf", image("JPEG"))).errors == {"file": [sentence]}


def test_a_file_of_another_kind_than_the_field_takes():
    form = post(file=("a.pdf", pdf()), picture=("b.gif", image("GIF")))

    assert form.errors == {"picture": ["The selected file must be a JPEG or PNG image"]}
