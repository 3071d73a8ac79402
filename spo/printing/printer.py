"""WeasyPrint behind a lock. Imported only where something is printed."""

import hashlib
from contextlib import suppress
from pathlib import Path

from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from spo.printing.exceptions import Unprintable
from spo.printing.glyphs import printable

PRINT_FILES = Path(__file__).resolve().parents[2] / "static" / "print"
ASSETS = {"asset:print.css": (PRINT_FILES / "print.css", "text/css")}


class AssetsOnly(URLFetcher):
    """Serves the named assets. Any other address, of whatever scheme, ends the rendering."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url not in ASSETS:
            self.refused.append(url)
            raise FatalURLFetchingError(url)
        path, media_type = ASSETS[url]
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": media_type})


def print_page(html: str, *, title: str, language: str) -> bytes:
    page, fetcher = printable(html), AssetsOnly()
    identifier = hashlib.sha256(f"{language}\0{title}\0{page}".encode()).digest()[:16]
    data = b""
    with suppress(FatalURLFetchingError):  # no Exception by design: it would end the worker
        document = HTML(string=page, base_url="asset:", url_fetcher=fetcher).render(pdf_variant="pdf/ua-1")
        document.metadata.title, document.metadata.lang = title, language
        data = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier)
    if fetcher.refused:  # asked of the fetcher, since drawings swallow the error
        raise Unprintable(f"“{title}” could not be printed: it asks for a file from outside.")
    return data
