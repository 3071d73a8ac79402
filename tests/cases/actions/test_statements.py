"""The continuity statement: a page for each exhibit, printed by a worker, recorded when it is taken."""

import io
from datetime import UTC, datetime, timedelta

import pikepdf
import pypdfium2
import pytest
from django.utils import timezone

from cases.actions.continuity import record_handling
from cases.actions.statements import ask_statement, download_statement, make_statement
from cases.enums import Handling
from cases.evidence.continuity import Receipt, note_handling
from cases.evidence.statement import statements
from cases.jobs import print_continuity
from cases.models import Case, ContinuityStatement, Exhibit
from spo.accounts.models import User
from spo.audit.actors import SYSTEM
from spo.audit.models import AuditEvent
from spo.dates import gov_datetime
from spo.exceptions import Denied, NotNow, NotVisible
from spo.files import path_of
from spo.printing.joined import one_after_another
from spo.work.models import Job
from spo.work.running import run
from tests.cases.actions.test_exhibits import add
from tests.factories.cases import make_case


@pytest.fixture
def exhibit(case: Case, officer: User) -> Exhibit:
    receipt = Receipt("Vera Example", timezone.now() - timedelta(days=1), "Front desk")
    return add(case, officer, title="Letter under the wiper", receipt=receipt)


def printed(by: User, case: Case, exhibit: Exhibit | None = None) -> list[str]:
    """The words of each page."""
    statement = ask_statement(by=by, case=case, exhibit=exhibit)
    _run()
    statement.refresh_from_db()
    pdf = pypdfium2.PdfDocument(path_of(statement.sha256).read_bytes())
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]


def _run() -> None:
    [job] = Job.objects.filter(kind="exhibit.print_continuity", finished_at__isnull=True)
    run(str(job.pk))


def test_statement_of_one_exhibit_is_one_page_that_says_all(
    case: Case, exhibit: Exhibit, officer: User
) -> None:
    add(case, officer, title="Another exhibit")
    note_handling(officer, [exhibit], Handling.DISCLOSED, to_whom="CPS Southern")

    [page] = printed(officer, case, exhibit)

    said = ("Continuity of exhibit OO/1", "Letter under the wiper", exhibit.sha256, "5 bytes", "Vera Example")
    said += ("Front desk", "Disclosed", "CPS Southern", "Declaration", "Signed", case.reference)
    assert [words for words in said if words not in page] == []
    assert "Another exhibit" not in page
    assert "continued" not in page


def test_statement_is_headed_by_the_receipt_of_the_day(case: Case, officer: User) -> None:
    """A line typed later of an earlier day is pointed to, with who typed it, and never stands in its place."""
    exhibit = add(case, officer)
    first = exhibit.continuity.get()
    line = record_handling(
        by=officer,
        exhibit=exhibit,
        kind=Handling.RECEIVED,
        happened_at=datetime(2019, 1, 1, 9, tzinfo=UTC),
        from_whom="A seized phone",
        to_whom="DC Somebody Else 9999",
        place="Scene",
        corrects=first,
    )
    typed = f"Entered by {officer.title} on {gov_datetime(line.entered_at)}"

    [page] = printed(officer, case, exhibit)
    [told] = statements(ContinuityStatement.objects.get())

    assert told.receipt == [
        ("Received by", officer.title),
        ("Received on", gov_datetime(first.happened_at)),
        ("Recorded", "By the software, when the file was added"),
        ("Put right later", f"See the line: Received, 1 January 2019 at 9am. {typed}"),
    ]
    assert [(row.title, row.by, row.entered) for row in told.handlings] == [
        ("Received", "", typed),
        ("Received", officer.title, ""),
    ]
    assert f"{typed} Received on" not in page
    assert page.count(typed) == 2


def test_statement_says_who_typed_what_was_said_with_the_exhibit(
    case: Case, exhibit: Exhibit, officer: User
) -> None:
    line = exhibit.continuity.get()

    [told] = statements(ask_statement(by=officer, case=case, exhibit=exhibit))

    assert dict(told.receipt)["Recorded"] == f"Entered by {officer.title} on {gov_datetime(line.entered_at)}"
    assert dict(told.receipt)["Received from"] == "Vera Example"


def test_statement_that_does_not_fit_goes_on_saying_so(case: Case, exhibit: Exhibit, officer: User) -> None:
    for number in range(40):
        record_handling(
            by=officer,
            exhibit=exhibit,
            kind=Handling.MOVED,
            happened_at=timezone.now() - timedelta(hours=number + 1),
            place=f"Store {number}",
        )

    first, *others = printed(officer, case, exhibit)

    marks = ["Continuity of exhibit OO/1, continued" in page for page in (first, *others)]
    assert marks == [False, *[True] * len(others)]
    assert (len(others) > 0, sum("Declaration" in page for page in (first, *others))) == (True, 1)


def test_statement_of_all_has_a_page_for_each(case: Case, exhibit: Exhibit, officer: User) -> None:
    add(case, officer, title="Second")
    add(make_case(officer=officer), officer, title="Of another case")

    pages = printed(officer, case)

    assert [("Letter" in page, "Second" in page) for page in pages] == [(True, False), (False, True)]


def test_statements_of_many_are_joined(case: Case, officer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cases.actions.statements.AT_ONCE", 1)
    for _ in range(3):
        add(case, officer)

    pages = printed(officer, case)

    assert [f"exhibit OO/{number}" in page for number, page in enumerate(pages, start=1)] == [True] * 3


def test_joining_keeps_a_single_one_as_it_is() -> None:
    written = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(written)

    assert one_after_another([written.getvalue()], title="x") == written.getvalue()


def test_statement_of_a_case_without_evidence_is_a_page(case: Case, officer: User) -> None:
    assert len(printed(officer, case)) == 1


def test_statement_is_printed_once(case: Case, exhibit: Exhibit, officer: User) -> None:
    statement = ask_statement(by=officer, case=case, exhibit=exhibit)
    _run()
    statement.refresh_from_db()
    before = statement.sha256

    make_statement(by=SYSTEM, statement=statement, job=None)

    statement.refresh_from_db()
    assert (statement.sha256, statement.is_ready) == (before, True)
    assert AuditEvent.objects.filter(did="continuity_statement.made").count() == 1


def test_ask_statement_is_recorded_and_queued(case: Case, exhibit: Exhibit, officer: User) -> None:
    statement = ask_statement(by=officer, case=case, exhibit=exhibit)

    assert AuditEvent.objects.get(did="continuity_statement.asked_for").subject == "exhibit OO/1"
    assert Job.objects.get(kind="exhibit.print_continuity").subject_id == str(statement.pk)
    assert print_continuity.__name__ == "print_continuity"


def test_ask_statement_by_a_stranger_is_refused(case: Case, stranger: User) -> None:
    with pytest.raises(Denied):
        ask_statement(by=stranger, case=case)


def test_ask_statement_of_an_exhibit_of_another_case_is_refused(case: Case, officer: User) -> None:
    with pytest.raises(NotVisible):
        ask_statement(by=officer, case=case, exhibit=add(make_case(officer=officer), officer))


def test_download_statement_before_it_is_printed_is_refused(case: Case, officer: User) -> None:
    statement = ask_statement(by=officer, case=case)

    with pytest.raises(NotNow):
        download_statement(by=officer, statement=statement)

    assert ContinuityStatement.objects.get().is_ready is False
