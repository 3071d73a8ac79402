"""Giving a stored file to a browser, which may save it and must not run it."""

from django.http import FileResponse
from django.utils.http import content_disposition_header

from spo.files.names import display_name
from spo.files.refusals import FileDamaged
from spo.files.store import open_stored, verify

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
}
SHOWN = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def download_response(*, sha256: str, name: str, media_type: str) -> FileResponse:
    """An attachment under a harmless name. The content is hashed first, and a changed file gives no byte."""
    if not verify(sha256):
        raise FileDamaged(sha256)
    response = FileResponse(open_stored(sha256), content_type=media_type, headers=HEADERS)
    response.headers["Content-Disposition"] = content_disposition_header(True, display_name(name))
    return response


def shown_response(*, sha256: str, name: str) -> FileResponse:
    """A PDF that we made ourselves, to be read in the browser. A sandbox would keep the browser's reader out."""
    response = download_response(sha256=sha256, name=name, media_type="application/pdf")
    response.headers["Content-Security-Policy"] = SHOWN
    response.headers["Content-Disposition"] = content_disposition_header(False, display_name(name))
    return response
