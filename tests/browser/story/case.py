"""An officer opens the case, says who is in it, logs what happened, and adds the evidence."""

import re
from datetime import date
from pathlib import Path

from tests.browser.reader import Reader
from tests.orders.bundle.files import picture, save_pdf

SECRET_ADDRESS = "7 Canary Mews, Westmoor WM9 9ZZ"


def open_the_case(officer: Reader) -> str:
    """Returns its reference."""
    officer.visit("/", "My work")
    officer.press("Open a case", "Open a case")
    officer.fill("Given names", "Vera", within="Victim")
    officer.fill("Family name", "Example", within="Victim")
    officer.choose("Yes, I have a name", within="Do you know who it is?")
    officer.fill("Given names", "Simon", within="Do you know who it is?")
    officer.fill("Family name", "Shadow", within="Do you know who it is?")
    officer.choose("Stranger", within="What is the suspect to the victim?")
    officer.choose("Under investigation", within="Criminal investigation")
    officer.press("Open the case", re.compile(r"Case SPO-\d{4}-\d{6}"))
    officer.expect_text("The case is open")
    return officer.page.title().split()[1]


def say_who_they_are(officer: Reader, reference: str) -> None:
    officer.go_to("People", f"People – {reference}")
    officer.follow("Open (Vera Example, victim)", f"Victim – {reference}")
    officer.follow("Add a contact detail or identifier", f"Add a contact detail – {reference}")
    officer.select("Kind", "Home address")
    officer.fill("Detail", SECRET_ADDRESS)
    officer.press("Add the detail", f"Victim – {reference}")
    officer.follow("Change safe contact", f"Safe contact – {reference}")
    officer.fill("How can this person be contacted safely? (optional)", "By day, on her work phone only.")
    officer.press("Save and continue", f"Victim – {reference}")
    officer.go_to("People", f"People – {reference}")
    officer.follow("Open (Simon Shadow, suspect)", f"Suspect – {reference}")
    officer.follow("Change what the court asks", f"What the court asks – {reference}")
    officer.choose(
        "Lives in the police area", within="What links the suspect to this police area? (optional)"
    )
    officer.fill("When do they usually work? (optional)", "Weekdays from 8am to 4pm at the depot.")
    officer.press("Save and continue", f"Suspect – {reference}")
    officer.follow("Add an earlier order", f"Add an earlier order – {reference}")
    officer.choose("Restraining order", within="Kind of order")
    officer.press("Add the order", f"Suspect – {reference}")


def log_what_happened(officer: Reader, reference: str) -> None:
    """An exact day, about a day, and forty thousand searches between two."""
    _start_an_incident(
        officer, reference, date(2026, 5, 3), "Following", "Followed her home from the station."
    )
    officer.press("Log the incident", f"Incident 1 – {reference}")
    officer.expect_text("The incident was logged")

    _start_an_incident(
        officer, reference, date(2026, 6, 10), "Loitering in any place", "Stood outside her work."
    )
    officer.choose("It was about that day", within="How well do you know when?")
    officer.press("Log the incident", f"Incident 2 – {reference}")
    officer.expect_text("On or about 10 June 2026")

    words = "Searched for her name and her new address."
    _start_an_incident(officer, reference, date(2026, 1, 1), "Searching for the victim online", words)
    officer.choose("It was between then and a later date or time", within="How well do you know when?")
    officer.enter_date("Latest date", date(2026, 7, 31))
    officer.main.get_by_text("More details: where, how often, effect, how we know").click()
    officer.fill("How many times?", "40000")
    officer.press("Log the incident", f"Incident 3 – {reference}")
    officer.expect_text("40,000")

    officer.go_to("Timeline", f"Timeline – {reference}")
    officer.expect_text("3 incidents, 40,002 times in all")


def _start_an_incident(officer: Reader, reference: str, day: date, act: str, words: str) -> None:
    officer.go_to("Timeline", f"Timeline – {reference}")
    officer.press("Log an incident", f"Log an incident – {reference}")
    officer.enter_date("Date", day)
    officer.choose(act, within="What kind of act was it?")
    officer.fill("What happened?", words)


def add_the_evidence(officer: Reader, reference: str, top: Path) -> None:
    letter = save_pdf(top / "letter.pdf", "I know where you work")
    photograph = top / "photo.png"
    picture((800, 600)).save(photograph)
    for path, title in ((letter, "Letter left at the door"), (photograph, "Photograph of the car")):
        officer.go_to("Evidence", f"Evidence – {reference}")
        officer.press("Add an exhibit", f"Add an exhibit – {reference}")
        officer.attach(path)
        officer.fill("What is it?", title)
        incident = "Incident 1: On 3 May 2026. Following. Followed her home from the station."
        officer.select("Which incident does it show? (optional)", incident)
        officer.choose("Yes", within="May the respondent see it?")
        number = 1 if path == letter else 2
        officer.press("Add the exhibit", f"Exhibit OO/{number} – {reference}")
    officer.go_to("Evidence", f"Evidence – {reference}")
