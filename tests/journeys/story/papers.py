"""The worker makes the bundle, the officer reads and files it, and the court's clerk takes a copy."""

from orders.models import Application, Bundle, Filing
from spo.accounts.models import Court
from spo.audit.models import AuditEvent
from tests.factories.work import work_off
from tests.journeys.desk import Desk
from tests.journeys.story.investigation import SECRETS
from tests.papers import bookmarks_of, pages_of

PARTS = ("Cover", "Index", "Application and statement", "Terms, draft order and authority", "Exhibits")


def make_the_bundle(officer: Desk, application: Application) -> None:
    before = officer.read("open_court", application.pk)
    work_off()
    after = officer.read("open_court", application.pk)

    assert "The bundle is waiting to be made." in before
    assert f"The bundle is ready. It has {Bundle.objects.get().page_count} pages." in after


def read_it(officer: Desk) -> None:
    """The number on a page is its number in the PDF, and no page gives away what he must not know."""
    paper = officer.take("download_bundle", Bundle.objects.get().pk, purpose="check")

    pages = pages_of(paper)
    assert [page.split()[-1] for page in pages] == [str(number + 1) for number in range(len(pages))]
    marks = bookmarks_of(paper)
    assert [title for title, _ in marks] == [
        f"{title}, page {page}" for title, (_, page) in zip(PARTS, marks, strict=True)
    ]
    assert [secret in " ".join(pages) for secret in SECRETS] == [False, False]
    assert "Not to contact Vera Canary by any means." in " ".join(pages)
    assert "Anita Authorising" in " ".join(pages)


def file_it(officer: Desk, application: Application, court: Court) -> Filing:
    page = officer.send("file_application", application.pk, court=court.pk)
    assert "New" in page
    return Filing.objects.get()


def take_a_copy(clerk: Desk, filing: Filing) -> None:
    """Nothing is given out without a purpose, and what is given is in the record before its first byte."""
    assert filing.application.case.reference in clerk.read("list_filings")
    told = clerk.be_told("download_filed_bundle", filing.pk)
    assert told == (422, ["Select why you are opening it"])

    copy = clerk.be_given("download_filed_bundle", filing.pk, purpose="bench")

    event = AuditEvent.objects.get(did="bundle.disclosed")
    assert (event.reason, copy.streaming) == ("To give it to the bench or the legal adviser", True)
    assert copy.getvalue().startswith(b"%PDF-")


def read_the_sheet(clerk: Desk, filing: Filing) -> None:
    """What the court alone may know is here, and so would have been found in the bundle."""
    sheet = clerk.take("download_confidential_sheet", filing.pk, purpose="hearing")
    assert [secret in " ".join(pages_of(sheet)) for secret in SECRETS] == [True, True]


def be_unknown_to_another_court(clerk: Desk, filing: Filing) -> None:
    status, _ = clerk.be_refused("download_filed_bundle", filing.pk)
    assert (status, filing.application.case.reference in clerk.read("list_filings")) == (404, False)
