"""The worker makes the bundle while the officer watches, and the officer files it with the court."""

from dataclasses import dataclass

from playwright.sync_api import expect

from tests.browser.reader import Reader
from tests.papers import pages_of

MAKING = 60_000  # milliseconds


@dataclass(frozen=True)
class Paper:
    """A PDF that somebody has downloaded: its name, and the words of each page."""

    name: str
    pages: list[str]


def watch_it_being_made(officer: Reader, reference: str) -> None:
    """Where there are scripts the page says that it is done by itself; where there are none, when it is loaded again."""
    officer.visit(officer.path, f"Application – {reference}")
    officer.press("Go to the bundle and the court", f"Court – {reference}")
    state = officer.main.locator("[data-progress-state]")
    if officer.has_scripts:
        expect(state).to_have_attribute("data-progress-state", "done", timeout=MAKING)
    for _ in range(MAKING // 500):
        if state.get_attribute("data-progress-state") == "done":
            break
        officer.page.wait_for_timeout(500)
        officer.page.reload()
    officer.visit(officer.path, f"Court – {reference}")


def read_it(officer: Reader, reference: str) -> Paper:
    officer.press("Download the bundle", f"Download the bundle – {reference}")
    officer.choose("To check the papers", within="Why are you opening it?")
    paper = download(officer, "Download")
    officer.follow("Cancel", f"Court – {reference}")
    return paper


def file_it(officer: Reader, reference: str) -> None:
    officer.press("File with a court", f"File with a court – {reference}")
    officer.select("Which court?", "Northmoor Magistrates' Court")
    officer.press("File with the court", f"Court – {reference}")
    officer.expect_text("The application is filed.")


def download(reader: Reader, button: str) -> Paper:
    with reader.page.expect_download() as coming:
        reader.main.get_by_role("button", name=button, exact=True).click()
    return Paper(coming.value.suggested_filename, pages_of(coming.value.path().read_bytes()))
