"""What is due is said once to whoever must know, in the list and by mail, and no mail says a name."""

from email.message import EmailMessage

from tests.browser.reader import Reader
from tests.browser.site import Site, wait_until
from tests.browser.story.case import SECRET_ADDRESS

NAMES = ("Vera", "Simon", "Shadow", SECRET_ADDRESS)


def be_reminded_once(site: Site, officer: Reader, reference: str) -> None:
    """The notification is overdue, which the officer and both supervisors are told, however often it is swept."""
    for _ in range(2):
        site.sweep()
    wait_until(lambda: len(_overdue(site)) == 3, "three reminders arrive")
    officer.go_to("Reminders", "Reminders")
    officer.expect_text(f"{reference}: Notification by the person bound")
    officer.press("Mark all as seen", "Reminders")


def expect_the_mails(site: Site, reference: str) -> None:
    """Each has the reference and a link, and says nothing about anybody; no reminder came twice."""
    for mail in site.mails():
        words = mail["Subject"] + mail.get_content()
        assert [name for name in NAMES if name in words] == []
        assert (reference in words, site.url in words) == (True, True)
    assert len({mail["To"] for mail in _overdue(site)}) == len(_overdue(site)) == 3


def _overdue(site: Site) -> list[EmailMessage]:
    return [mail for mail in site.mails() if ": overdue since" in mail["Subject"]]
