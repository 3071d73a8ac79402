"""What is asked of every page anybody comes to."""

import os
import re
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import ConsoleMessage, Page

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": LEVELS},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
SHAPE = """() => [...document.body.querySelectorAll("*")].map(({ tagName, attributes }) => [tagName, ...[...attributes]
    .filter(({ name }) => !["value", "href", "action"].includes(name)).map(({ name, value }) => `${name}=${value}`)])"""
TITLE = r"(Error: )?(?P<words>.+) – Stalking Protection Orders"
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}


class Examiner:
    """Listens to what the browser complains of from the first page on."""

    def __init__(self, page: Page, name: str) -> None:
        self.page, self.name = page, name
        self.complaints: list[str] = []
        self.known: set[tuple[str, int]] = set()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def examine(self) -> None:
        faults = self.faults()
        assert not faults, f"{self.page.title()} ({self.page.url}): {faults}"
        self._photograph()

    def faults(self) -> list[str]:
        return [*self.complaints, *self._axe(), *self._heading_and_title(), *self._sideways()]

    def _hear(self, message: ConsoleMessage) -> None:
        """Chromium also reports the very page whose answer is 4xx, which is no fault."""
        is_page = message.location["url"] == self.page.url and "Failed to load resource" in message.text
        if message.type in ("error", "warning") and not is_page:
            self.complaints.append(message.text)

    def _axe(self) -> list[str]:
        """A page whose elements are those of one found well before needs no second look, whatever it says."""
        shape = self.page.title(), hash(str(self.page.evaluate(SHAPE)))
        if shape in self.known:
            return []
        self.page.evaluate(AXE_SCRIPT)
        found = self.page.evaluate(
            "options => axe.run(options).then(({ violations }) => violations)", OPTIONS
        )
        if not found:
            self.known.add(shape)
        return [f"{fault['id']}: {node['html']}" for fault in found for node in fault["nodes"]]

    def _heading_and_title(self) -> list[str]:
        headings = self.page.locator("h1").count()
        has_errors = self.page.locator(".govuk-error-summary").count() > 0
        title = re.fullmatch(TITLE, self.page.title())
        is_right = title is not None and bool(title[1]) == has_errors
        return [*([] if headings == 1 else [f"{headings} h1"]), *([] if is_right else ["the title"])]

    def _sideways(self) -> list[str]:
        """WCAG 1.4.10: at 320 px nothing needs scrolling sideways."""
        self.page.set_viewport_size(NARROW)
        width = self.page.evaluate("document.documentElement.scrollWidth")
        self.page.set_viewport_size(WIDE)
        return [] if width <= NARROW["width"] else [f"{width} px wide at 320 px"]

    def _photograph(self) -> None:
        if "SPO_SHOTS" not in os.environ:
            return
        for size in (NARROW, WIDE):
            self.page.set_viewport_size(size)
            path = Path(os.environ["SPO_SHOTS"]) / f"{_slug(self.page)}-{self.name}-{size['width']}.png"
            self.page.screenshot(path=path, full_page=True)


def _slug(page: Page) -> str:
    words = page.title().rpartition(" – ")[0]
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:80]
