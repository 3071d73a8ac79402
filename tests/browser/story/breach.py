"""He breaches the order: the incident, the breach, its two clocks, and what was done."""

from datetime import date, datetime

from spo.dates import gov_date
from tests.browser.reader import Reader
from tests.browser.story.order import FULL


def log_the_breach(officer: Reader, reference: str, made_on: date, happened_at: datetime) -> None:
    officer.go_to("Timeline", f"Timeline – {reference}")
    officer.press("Log an incident", f"Log an incident – {reference}")
    officer.enter_date("Date", happened_at.date())
    officer.choose("Breach of an order", within="What kind of act was it?")
    officer.fill("What happened?", "He wrote to her.")
    officer.press("Log the incident", f"Incident 4 – {reference}")
    officer.go_to("Orders", f"Orders – {reference}")
    officer.follow(f"{FULL} of {gov_date(made_on)}", f"{FULL} – {reference}")
    officer.press("Log a breach", f"Log a breach – {reference}")
    officer.main.get_by_role("group", name="Which incident shows the breach?").get_by_label(
        "Incident 4"
    ).check()
    officer.main.get_by_role("group", name="Which terms were breached?").get_by_label(
        "Not to contact"
    ).check()
    officer.enter_moment("When was it reported to the police?", happened_at)
    officer.press("Log the breach", f"{FULL} – {reference}")
    officer.expect_text("Breach shown by incident 4")


def record_what_was_done(officer: Reader, reference: str, now: datetime) -> None:
    home = f"{FULL} – {reference}"
    officer.follow("Arrest attempt (Breach shown by incident 4)", f"Record an arrest attempt – {reference}")
    officer.enter_moment("When was an arrest attempted?", now)
    officer.fill("What came of it?", "Arrested.")
    officer.press("Save and continue", home)
    officer.follow("Charging file (Breach shown by incident 4)", f"Record the charging file – {reference}")
    title = "When was the charging file sent to the Crown Prosecution Service?"
    officer.enter_date(title, now.date())
    officer.press("Save and continue", home)
