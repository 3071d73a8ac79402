"""One HTML page of ours to one PDF."""


def render_html(html: str, *, title: str, language: str = "en-GB") -> bytes:
    """A tagged PDF. The same page gives the same bytes; nothing outside our own assets is read or fetched."""
    from spo.printing.printer import print_page  # noqa: PLC0415  WeasyPrint takes seconds to import

    return print_page(html, title=title, language=language)
