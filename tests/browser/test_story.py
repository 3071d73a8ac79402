"""The main story, pressed through in a real browser, once with the site's scripts and once without."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from spo.accounts.models import User
from spo.workdays import LONDON
from tests.browser.reader import Reader
from tests.browser.site import Site
from tests.browser.story import application, approval, breach, bundle, case, court, order, reminders


@dataclass(frozen=True)
class People:
    officer: Reader
    sergeant: Reader
    superintendent: Reader
    clerk: Reader


@pytest.fixture
def people(
    reader_for: Callable[..., Reader],
    officer: User,
    supervisor: User,
    authorising_officer: User,
    clerk: User,
    has_scripts: bool,
) -> People:
    cast = (officer, supervisor, authorising_officer, clerk)
    return People(*(reader_for(person, has_scripts=has_scripts) for person in cast))


def test_a_case_travels_the_whole_way(site: Site, people: People, tmp_path: Path) -> None:
    reference = case.open_the_case(people.officer)
    _investigate(people.officer, reference, tmp_path)
    _apply(people, reference)
    _go_to_court(people, reference, tmp_path)
    _hold_him_to_it(site, people, reference)
    reminders.expect_the_mails(site, reference)


def _investigate(officer: Reader, reference: str, top: Path) -> None:
    case.say_who_they_are(officer, reference)
    case.log_what_happened(officer, reference)
    case.add_the_evidence(officer, reference, top)


def _apply(people: People, reference: str) -> None:
    officer, sergeant = people.officer, people.sergeant
    application.start_the_application(officer, reference)
    application.be_refused_while_incomplete(officer, reference)
    application.write_the_sections(officer, reference)
    application.write_the_terms(officer, reference)
    application.write_what_the_court_asks(officer, reference)
    application.submit(officer, reference)
    approval.comment_and_return(sergeant, reference)
    approval.mend_and_submit_again(officer, reference)
    approval.be_refused_as_the_author(officer, reference)
    approval.be_refused_as_a_sergeant(sergeant, reference)
    approval.approve(people.superintendent, reference)


def _go_to_court(people: People, reference: str, top: Path) -> None:
    bundle.watch_it_being_made(people.officer, reference)
    ours = bundle.read_it(people.officer, reference)
    bundle.file_it(people.officer, reference)
    court.find_what_was_filed(people.clerk, reference)
    theirs, sheet = court.read_the_papers(people.clerk, reference)
    court.accept_and_list(people.clerk, reference, _now() + timedelta(days=1))
    court.send_the_sealed_order(people.clerk, reference, top)

    assert ours == theirs
    assert [page.split()[-1] for page in theirs.pages] == [str(n + 1) for n in range(len(theirs.pages))]
    assert [case.SECRET_ADDRESS in " ".join(paper.pages) for paper in (theirs, sheet)] == [False, True]


def _hold_him_to_it(site: Site, people: People, reference: str) -> None:
    officer, now = people.officer, _now()
    served_at = now - timedelta(days=9)
    order.record_the_interim_order(officer, reference, served_at.date() - timedelta(days=1))
    order.record_its_service(officer, reference, served_at)
    order.tell_whoever_must_know(officer, reference, served_at)
    reminders.be_reminded_once(site, officer, reference)
    order.open_it_again(officer, reference)
    order.decide_about_the_silence(people.sergeant, reference)
    order.record_the_notification(officer, reference, now)
    order.record_the_full_order(officer, reference, now.date())
    order.record_service_by_post(officer, reference, now)
    breach.log_the_breach(officer, reference, made_on=now.date(), happened_at=now)
    breach.record_what_was_done(officer, reference, now)


def _now() -> datetime:
    """The minute that has begun, as it is typed."""
    return datetime.now(LONDON).replace(second=0, microsecond=0)
