"""A person at a page: presses what it offers by the name it has, and has every page examined that comes."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from django.test import Client
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.examining import WIDE, Examiner

SCRIPTS_OF_THE_SITE = "**/static/**/*.js"
Name = str | re.Pattern[str]
SERVICE = "Stalking Protection Orders"


def answer_nothing(route: Route) -> None:
    route.fulfill(body="", content_type="text/javascript")


@contextmanager
def reading(browser: Browser, url: str, *, has_scripts: bool) -> Iterator["Reader"]:
    """Somebody who opens the site in a browser of their own."""
    with browser.new_context(base_url=url, viewport=WIDE) as context:
        context.set_default_timeout(10_000)
        yield Reader(context.new_page(), url, has_scripts=has_scripts)


class Reader:
    """`within` is the legend of a group of questions, where a label alone would not say which is meant."""

    def __init__(self, page: Page, url: str, *, has_scripts: bool) -> None:
        """Without scripts of the site, those of the examination still run: it needs them."""
        self.page, self.url, self.has_scripts = page, url, has_scripts
        if not has_scripts:
            page.context.route(SCRIPTS_OF_THE_SITE, answer_nothing)
        self.examiner = Examiner(page, "scripts" if has_scripts else "no-scripts")

    def take_over(self, client: Client) -> None:
        """Go on as whoever is signed in there."""
        session = {"name": "session", "value": client.cookies["session"].value, "url": self.url}
        self.page.context.add_cookies([session])

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    @property
    def path(self) -> str:
        return self.page.evaluate("location.pathname")

    def visit(self, path: str, title: Name) -> None:
        self.page.goto(path)
        self.arrive(title)

    def follow(self, link: Name, title: Name) -> None:
        self.leave(self.main.get_by_role("link", name=link, exact=True))
        self.arrive(title)

    def go_to(self, place: str, title: Name) -> None:
        """By the navigation, of the case where both have a place of that name."""
        self.leave(self.page.get_by_role("navigation").get_by_role("link", name=place).last)
        self.arrive(title)

    def press(self, button: str, title: Name) -> None:
        """Links that look like buttons are called buttons too."""
        self.leave(self.main.get_by_role("button", name=button, exact=True))
        self.arrive(title)

    def arrive(self, title: Name) -> None:
        """At a page that is titled so and has nothing wrong with it."""
        words = (
            re.compile(f"{title.pattern} – {SERVICE}")
            if isinstance(title, re.Pattern)
            else f"{title} – {SERVICE}"
        )
        expect(self.page).to_have_title(words)
        self.page.wait_for_load_state()  # the title comes before the rest of a page
        self.examiner.examine()

    def fill(self, label: str, words: object, *, within: str = "") -> None:
        self._field(label, within).fill(str(words))

    def choose(self, *options: str, within: str = "") -> None:
        """Of radios one, of checkboxes some."""
        for option in options:
            self._field(option, within).check()

    def select(self, label: str, option: str) -> None:
        self._field(label).select_option(label=option)

    def enter_date(self, legend: str, day: date) -> None:
        for part, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            self.fill(part, number, within=legend)

    def enter_moment(self, legend: str, moment: datetime) -> None:
        self.enter_date(legend, moment)
        self.fill("Time", f"{moment:%H:%M}", within=legend)

    def attach(self, path: Path) -> None:
        self.main.locator("input[type=file]").set_input_files(path)

    def expect_text(self, words: str) -> None:
        expect(self.main).to_contain_text(words)

    def _field(self, label: str, within: str = "") -> Locator:
        """A label and a legend are named in full; a group may lie in another of the same name."""
        place = self.main.get_by_role("group", name=within, exact=True).last if within else self.main
        return place.get_by_label(label, exact=True)

    def leave(self, way: Locator) -> None:
        """By that link or button, and wait until another page has taken the place of this one."""
        self.page.evaluate("document.body.dataset.left = ''")
        way.click()
        self.page.wait_for_selector("body:not([data-left])")
