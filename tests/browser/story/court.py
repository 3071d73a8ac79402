"""The clerk opens what was filed, says why, accepts it, lists a hearing, and sends the sealed order."""

from datetime import datetime
from pathlib import Path

from tests.browser.reader import Reader
from tests.browser.story.bundle import Paper, download
from tests.orders.bundle.files import save_pdf


def find_what_was_filed(clerk: Reader, reference: str) -> None:
    clerk.visit("/", "Applications")
    clerk.follow(reference, f"Application – {reference}")


def read_the_papers(clerk: Reader, reference: str) -> tuple[Paper, Paper]:
    """The bundle and the confidential sheet."""
    clerk.press("Open the bundle", f"Open the bundle – {reference}")
    clerk.choose("To check the papers", within="Why are you opening it?")
    bundle = download(clerk, "Download")
    clerk.follow("go back to the application", f"Application – {reference}")
    clerk.press("Open the confidential sheet", f"Open the confidential sheet – {reference}")
    clerk.choose("To prepare the hearing", within="Why are you opening it?")
    sheet = download(clerk, "Download")
    clerk.follow("go back to the application", f"Application – {reference}")
    clerk.expect_text("To prepare the hearing")
    return bundle, sheet


def accept_and_list(clerk: Reader, reference: str, starts_at: datetime) -> None:
    clerk.press("Accept the application", f"Accept the application – {reference}")
    clerk.press("Accept the application", f"Application – {reference}")
    clerk.press("List a hearing", f"List a hearing – {reference}")
    clerk.enter_moment("Date and time", starts_at)
    clerk.fill("Courtroom and time estimate (optional)", "Court 2, 30 minutes.")
    clerk.press("List the hearing", f"Application – {reference}")
    clerk.expect_text("Court 2, 30 minutes.")


def send_the_sealed_order(clerk: Reader, reference: str, top: Path) -> None:
    clerk.press("Send a sealed order", f"Send the sealed order – {reference}")
    clerk.attach(save_pdf(top / "sealed.pdf", "Sealed"))
    clerk.press("Send to the police", f"Application – {reference}")
    clerk.expect_text("The sealed order is sent.")
