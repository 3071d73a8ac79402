"""The main story, pressed through in a real browser, once with the site's scripts and once without."""

from collections.abc import Callable
from pathlib import Path

from spo.accounts.models import User
from tests.browser.reader import Reader
from tests.browser.story import application, approval, case


def test_a_case_travels_the_whole_way(
    reader_for: Callable[..., Reader],
    officer: User,
    supervisor: User,
    authorising_officer: User,
    has_scripts: bool,
    tmp_path: Path,
) -> None:
    people = (officer, supervisor, authorising_officer)
    author, sergeant, superintendent = (reader_for(person, has_scripts=has_scripts) for person in people)

    reference = case.open_the_case(author)
    case.say_who_they_are(author, reference)
    case.log_what_happened(author, reference)
    case.add_the_evidence(author, reference, tmp_path)

    application.start_the_application(author, reference)
    application.be_refused_while_incomplete(author, reference)
    application.write_the_sections(author, reference)
    application.write_the_terms(author, reference)
    application.write_what_the_court_asks(author, reference)
    application.submit(author, reference)

    approval.comment_and_return(sergeant, reference)
    approval.mend_and_submit_again(author, reference)
    approval.be_refused_as_the_author(author, reference)
    approval.be_refused_as_a_sergeant(sergeant, reference)
    approval.approve(superintendent, reference)
