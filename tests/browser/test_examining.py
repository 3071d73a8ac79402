"""The examination finds what it is there to find."""

import pytest
from playwright.sync_api import Browser

from tests.browser.examining import Examiner

GOOD = """<!DOCTYPE html><html lang="en-GB"><title>Page – Stalking Protection Orders</title>
<main><h1>Page</h1><label for="name">Name</label> <input id="name">{}</main></html>"""
SUMMARY = '<div class="govuk-error-summary"></div>'
TINY = '<button style="width: 9px; height: 9px; padding: 0; border: 0">{}</button>'


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        ("", ""),
        ('<input id="other">', 'label: <input id="other">'),
        ('<p style="color: #999">Pale</p>', 'color-contrast: <p style="color: #999">Pale</p>'),
        (f"<div>{TINY}{TINY}</div>".format("a", "b"), f"target-size: {TINY.format('a')}"),
        ("<h1>Again</h1>", "2 h1"),
        (SUMMARY, "the title"),
        ('<p style="width: 400px">Wide</p>', "px wide at 320 px"),
        ("<script>console.error('Refused')</script>", "Refused"),
        ("<script>gone()</script>", "gone is not defined"),
    ],
)
def test_examination_finds_the_fault(chromium: Browser, part: str, fault: str) -> None:
    with chromium.new_page() as page:
        examiner = Examiner(page, "")
        page.set_content(GOOD.format(part))

        found = examiner.faults()

    assert (len(found) > 0, fault in " ".join(found)) == (bool(part), True)
