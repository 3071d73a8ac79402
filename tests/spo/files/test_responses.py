"""A download may be saved and not run."""

import io

import pytest

from spo.files import download_response, store
from spo.files.refusals import FileDamaged


@pytest.fixture(autouse=True)
def file_root(settings, tmp_path):
    settings.FILE_ROOT = tmp_path


def test_download_has_every_safe_header():
    stored = store(io.BytesIO(b"exhibit"))

    response = download_response(sha256=stored.sha256, name='a"b\r\nX: y.pdf', media_type="application/pdf")

    assert b"".join(response.streaming_content) == b"exhibit"
    assert dict(response.headers) == {
        "Content-Type": "application/pdf",
        "Content-Length": "7",
        "Content-Disposition": 'attachment; filename="a\\"b X: y.pdf"',
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
    }
    response.file_to_stream.close()


def test_download_of_a_foreign_name_is_encoded():
    stored = store(io.BytesIO(b"exhibit"))

    response = download_response(sha256=stored.sha256, name="zażółć.pdf", media_type="application/pdf")

    expected = "attachment; filename*=utf-8''za%C5%BC%C3%B3%C5%82%C4%87.pdf"
    assert response.headers["Content-Disposition"] == expected
    response.file_to_stream.close()


def test_download_of_a_changed_file_gives_no_byte():
    stored = store(io.BytesIO(b"exhibit"))
    stored.path.chmod(0o600)
    stored.path.write_bytes(b"Exhibit")

    with pytest.raises(FileDamaged):
        download_response(sha256=stored.sha256, name="a.pdf", media_type="application/pdf")
