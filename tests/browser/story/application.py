"""The officer writes the application section by section, in any order, and submits it when nothing is missing."""

import re

from tests.browser.reader import Reader

RISK = "He follows her home, and what he does grows worse from month to month."
NECESSITY = "He was warned on 4 May 2026 and did not stop."


def start_the_application(officer: Reader, reference: str) -> None:
    officer.go_to("Application", f"Start an application – {reference}")
    officer.press("Start an application", f"Application – {reference}")
    officer.expect_text("It can be submitted when every section is complete.")


def be_refused_while_incomplete(officer: Reader, reference: str) -> None:
    """What is missing is named, each with the way to its section."""
    officer.press("Check and submit", f"Check and submit – {reference}")
    officer.expect_text("Complete what is missing first.")
    officer.follow("Describe the risk associated with stalking", f"Risk – {reference}")
    officer.go_to("Back to the application", f"Application – {reference}")


def write_the_sections(officer: Reader, reference: str) -> None:
    home = f"Application – {reference}"
    officer.follow("Respondent", f"Respondent – {reference}")
    officer.choose("I have checked these details and they are right")
    officer.press("Save and continue", home)

    officer.follow("Protected people", f"Protected people – {reference}")
    officer.choose("Vera Example", within="Who would the order protect?")
    officer.press("Save and continue", home)

    officer.follow("Acts relied on", f"Acts relied on – {reference}")
    officer.press("Select all", f"Acts relied on – {reference}")
    officer.press("Save and continue", home)

    officer.follow("Risk", f"Risk – {reference}")
    officer.fill("What risk does the respondent pose?", RISK)
    officer.press("Save and continue", home)

    officer.follow("Why an order is necessary", f"Why an order is necessary – {reference}")
    officer.fill("Why is an order necessary to protect another person from that risk?", NECESSITY)
    officer.press("Save and continue", home)


def write_the_terms(officer: Reader, reference: str) -> None:
    """One from the library with its gap filled, one in the officer's own words, and their order changed."""
    listed, adding = f"Prohibitions and requirements – {reference}", f"Add a term – {reference}"
    choosing = f"Add a prohibition or requirement – {reference}"
    officer.follow("Prohibitions and requirements", listed)
    officer.press("Add a prohibition or requirement", choosing)
    officer.follow(re.compile("^Use this wording ?: Not to contact or attempt"), adding)
    officer.fill("Wording", "Not to contact Vera Example by any means.")
    _argue(officer, "Every act was a way to reach her.")
    officer.press("Save and continue", listed)

    officer.press("Add a prohibition or requirement", choosing)
    officer.follow("Write your own", adding)
    officer.choose("Requirement", within="Is it a prohibition or a requirement?")
    officer.fill("Wording", "To hand his phone to an officer who asks to see it.")
    _argue(officer, "Most of it was done online.")
    officer.press("Save and continue", listed)
    officer.press("Move up Requirement 2", listed)
    officer.expect_text("Requirement 1")
    officer.go_to("Back to the application", f"Application – {reference}")


def _argue(officer: Reader, necessity: str) -> None:
    officer.fill("Why is this term necessary?", necessity)
    officer.choose("Incident 1: On 3 May 2026", within="Which incidents show that?")
    officer.fill("How does it fit the respondent’s work, education and religion?", "It touches none of them.")


def write_what_the_court_asks(officer: Reader, reference: str) -> None:
    home = f"Application – {reference}"
    officer.follow("How long the order lasts", f"How long the order lasts – {reference}")
    officer.choose("A fixed period", within="How long should the order last?")
    officer.fill("Years", 3)
    officer.press("Save and continue", home)

    officer.follow("Interim order", f"Interim order – {reference}")
    officer.choose("Yes", within="Are you asking for an interim order?")
    officer.fill("Why is an interim order appropriate?", "He was seen at her door last week.")
    officer.fill("How many weeks should it last?", 8)
    officer.choose("Requirement 1", "Prohibition 2", within="Which terms should it hold?")
    officer.press("Save and continue", home)

    officer.follow("The victim’s views", f"The victim’s views – {reference}")
    officer.fill("What does the victim think of the application?", "She wants it and is afraid of him.")
    officer.press("Save and continue", home)

    officer.follow("Criminal proceedings", f"Criminal proceedings – {reference}")
    officer.fill("How do criminal proceedings stand?", "He was arrested on 4 May 2026 and released on bail.")
    officer.choose("Yes", within="Was the Crown Prosecution Service consulted?")
    officer.choose("Not needed", within="Was the force where the respondent lives consulted?")
    officer.press("Save and continue", home)

    officer.follow("Exhibits", f"Exhibits – {reference}")
    for exhibit in ("OO/1: Letter left at the door", "OO/2: Photograph of the car"):
        officer.choose(exhibit, within="Which exhibits go to the court?")
        shown = f"I have looked at the whole of {exhibit[:4]} and it shows no confidential detail"
        officer.choose(shown, within="Which exhibits go to the court?")
    officer.press("Save and continue", home)
    officer.expect_text("Every section is complete.")


def submit(officer: Reader, reference: str) -> None:
    officer.press("Check and submit", f"Check and submit – {reference}")
    officer.expect_text(RISK)
    officer.main.get_by_role("checkbox").check()
    officer.press("Submit for approval", f"Application submitted – {reference}")
    officer.follow("Go to the application", f"Application – {reference}")
    officer.expect_text("It is waiting for a supervisor to approve it or return it.")
