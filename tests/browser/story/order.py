"""The officer records the orders made, their service, and what must follow; the supervisor decides about silence."""

from datetime import date, datetime, timedelta

from spo.dates import gov_date
from tests.browser.reader import Reader

INTERIM, FULL = "Interim stalking protection order", "Stalking protection order"
COURT = "Northmoor Magistrates' Court"


def record_the_interim_order(officer: Reader, reference: str, made_on: date) -> None:
    """It starts from the terms asked for; the court's own wording replaces one of them."""
    officer.visit(officer.path, f"Court – {reference}")
    officer.press("Record an interim order", f"Record the interim stalking protection order – {reference}")
    officer.fill("Court", COURT)
    officer.enter_date("Date the order was made", made_on)
    officer.enter_date("Last day of the order", made_on + timedelta(weeks=8))
    officer.press("Save and continue", f"{INTERIM} – {reference}")
    officer.expect_text("In force")
    officer.expect_text("The order has not been served")


def record_its_service(officer: Reader, reference: str, served_at: datetime) -> None:
    """By hand, so that it counts from that moment; nobody has notified since."""
    officer.press("Record service", f"Record service – {reference}")
    officer.choose("Police", within="Who served it?")
    officer.choose("Handed to the respondent", within="How was it served?")
    officer.enter_moment("When was it handed over, sent or posted?", served_at)
    officer.fill("Name of the person who served it", "PC Ana Reyes 4127")
    officer.press("Record the service", f"{INTERIM} – {reference}")
    due = gov_date(served_at.date() + timedelta(days=2))
    officer.expect_text(f"Was due by the end of {due}.")
    officer.expect_text("Suspected offence under section 11")
    officer.main.get_by_text("Why this date?").first.click()


def tell_whoever_must_know(officer: Reader, reference: str, told_at: datetime) -> None:
    officer.press("Tell the victim", f"Tell the victim – {reference}")
    officer.enter_moment("When was it?", told_at)
    officer.fill("Who told them, or tried to?", "PC Ana Reyes 4127")
    officer.fill("How were they told, or how was it tried?", "By phone, terms read out.")
    officer.press("Save and continue", f"{INTERIM} – {reference}")
    officer.press("Record an entry", f"Record an entry on a national system – {reference}")
    officer.choose("Police National Computer (PNC)", within="Which system?")
    officer.enter_moment("When was it entered?", told_at)
    officer.fill("Name of the person who entered it", "Control room")
    officer.press("Save and continue", f"{INTERIM} – {reference}")


def open_it_again(officer: Reader, reference: str) -> None:
    officer.follow(f"{reference}: Notification by the person bound", f"{INTERIM} – {reference}")


def decide_about_the_silence(supervisor: Reader, reference: str) -> None:
    supervisor.visit("/orders/suspected-offences/", "Suspected offences")
    supervisor.follow(f"{reference}: Simon Shadow", f"{INTERIM} – {reference}")
    title = f"Decide about a notification not given in time – {reference}"
    supervisor.press("Decide what follows", title)
    supervisor.choose("Investigate as an offence under section 11", within="What is decided?")
    supervisor.fill("Reason", "He was told in person and has said nothing since.")
    supervisor.press("Record the decision", f"{INTERIM} – {reference}")
    supervisor.expect_text("Investigate as an offence under section 11")


def record_the_notification(officer: Reader, reference: str, given_at: datetime) -> None:
    officer.press("Record a notification", f"Record a notification – {reference}")
    officer.enter_moment("When was it given?", given_at)
    officer.fill("Police station", "Northmoor Central")
    officer.fill("Name of the person who took it", "PC Ana Reyes 4127")
    officer.choose("Yes", within="Was it acknowledged in writing?")
    officer.press("Record the notification", f"{INTERIM} – {reference}")
    officer.expect_text("and was given late.")


def record_the_full_order(officer: Reader, reference: str, made_on: date) -> None:
    """It replaces the interim order, and so starts no clock of its own."""
    officer.go_to("Application", f"Application – {reference}")
    officer.press("Go to the bundle and the court", f"Court – {reference}")
    officer.press("Record the outcome", f"Record the outcome – {reference}")
    officer.choose("Order made", within="What did the court decide?")
    officer.enter_date("Date of the decision", made_on)
    officer.press("Save and continue", f"Court – {reference}")
    officer.press("Record the order", f"Record the stalking protection order – {reference}")
    officer.fill("Court", COURT)
    officer.enter_date("Date the order was made", made_on)
    officer.choose("Until further order", within="How long does it last?")
    officer.main.get_by_role("group", name="Does it replace an interim order?").get_by_label("Yes").check()
    officer.press("Save and continue", f"{FULL} – {reference}")
    officer.expect_text("Binds until further order.")


def record_service_by_post(officer: Reader, reference: str, posted_at: datetime) -> None:
    officer.press("Record service", f"Record service – {reference}")
    officer.choose("The court", within="Who served it?")
    officer.choose("Posted", within="How was it served?")
    officer.enter_moment("When was it handed over, sent or posted?", posted_at)
    officer.fill("Name of the person who served it", "The court office")
    officer.press("Record the service", f"{FULL} – {reference}")
    officer.expect_text("deemed, not proved")
    officer.expect_text("It replaced an interim order, so it starts no clock of its own.")
