"""A supervisor returns the application with a comment, the officer mends it, and a superintendent approves it."""

from playwright.sync_api import expect

from tests.browser.reader import Reader
from tests.browser.story.application import NECESSITY, submit

COMMENT = "Say what the warning was and how he answered it."


def comment_and_return(supervisor: Reader, reference: str) -> None:
    _open_what_waits(supervisor, reference, number=1)
    supervisor.expect_text("This is the first version.")
    supervisor.follow("Comment on this section : why an order is necessary", f"Comment – {reference}")
    supervisor.fill("Comment", COMMENT)
    supervisor.press("Add the comment", f"Version 1 – {reference}")
    supervisor.press("Return for changes", f"Return for changes – {reference}")
    supervisor.expect_text(COMMENT)
    supervisor.fill("What must change?", "The necessity is too thin.")
    supervisor.press("Return for changes", f"Application – {reference}")
    supervisor.expect_text("The application was returned")


def mend_and_submit_again(officer: Reader, reference: str) -> None:
    officer.visit(officer.path, f"Application – {reference}")
    officer.expect_text("The necessity is too thin.")
    officer.expect_text(COMMENT)
    officer.follow("Why an order is necessary", f"Why an order is necessary – {reference}")
    label = "Why is an order necessary to protect another person from that risk?"
    officer.fill(label, f"{NECESSITY} He laughed and said that he would wait.")
    officer.press("Save and continue", f"Application – {reference}")
    submit(officer, reference)


def be_refused_as_the_author(officer: Reader, reference: str) -> None:
    """The button is there, is off, and says why."""
    officer.press("Read what was submitted", f"Version 2 – {reference}")
    _expect_no_approval(officer, "Only a supervisor of the unit can approve this application.")
    officer.go_to("Back to the application", f"Application – {reference}")


def be_refused_as_a_sergeant(supervisor: Reader, reference: str) -> None:
    _open_what_waits(supervisor, reference, number=2)
    sentence = "Approval needs the rank of superintendent or above. Your rank is sergeant."
    _expect_no_approval(supervisor, sentence)


def _expect_no_approval(reader: Reader, sentence: str) -> None:
    expect(reader.main.get_by_role("button", name="Approve", exact=True)).to_be_disabled()
    reader.expect_text(sentence)


def approve(superintendent: Reader, reference: str) -> None:
    _open_what_waits(superintendent, reference, number=2)
    superintendent.expect_text("Since version 1.")
    expect(superintendent.main.locator(".app-changes ins")).to_contain_text("He laughed")
    superintendent.press("Approve", f"Approve – {reference}")
    superintendent.press("Approve", f"Application approved – {reference}")


def _open_what_waits(reader: Reader, reference: str, number: int) -> None:
    reader.visit("/applications/waiting/", "Waiting for approval")
    reader.follow(reference, f"Version {number} – {reference}")
