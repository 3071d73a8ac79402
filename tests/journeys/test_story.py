"""The whole way of one case, told through the pages: from the first incident to a breach of the order."""

from datetime import timedelta

from cases.models import Case
from orders.models import Application, Filing
from spo.accounts.models import Court
from tests.journeys.people import People
from tests.journeys.story import (
    application,
    approval,
    breach,
    hearing,
    investigation,
    order,
    papers,
    record,
    reminders,
)


def test_a_case_travels_the_whole_way(people: People, court: Court) -> None:
    case = _investigate(people)
    draft = _apply(people, case)
    filing = _go_to_court(people, draft, court)
    _hold_him_to_it(people, filing)
    reminders.read_the_mails(case.reference)
    record.read_it(case.reference)


def _investigate(people: People) -> Case:
    case = investigation.open_the_case(people.officer)
    investigation.say_who_they_are(people.officer, case)
    investigation.log_what_happened(people.officer, case)
    investigation.add_the_evidence(people.officer, case)
    return case


def _apply(people: People, case: Case) -> Application:
    officer, sergeant = people.officer, people.sergeant
    draft = application.start_it(officer, case)
    application.be_refused_while_incomplete(officer, draft)
    application.write_the_sections(officer, draft)
    application.write_the_terms(officer, draft)
    approval.comment_and_return(sergeant, draft, application.submit(officer, draft))
    approval.mend_it(officer, draft)
    number = application.submit(officer, draft)
    approval.be_refused(officer, draft, number, "Only a supervisor of the unit can approve this application.")
    rank = "Approval needs the rank of superintendent or above. Your rank is sergeant."
    approval.be_refused(sergeant, draft, number, rank)
    approval.approve(people.superintendent, draft, number)
    return draft


def _go_to_court(people: People, draft: Application, court: Court) -> Filing:
    papers.make_the_bundle(people.officer, draft)
    papers.read_it(people.officer)
    filing = papers.file_it(people.officer, draft, court)
    papers.be_unknown_to_another_court(people.other_clerk, filing)
    papers.take_a_copy(people.clerk, filing)
    papers.read_the_sheet(people.clerk, filing)
    hearing.accept_and_list(people.clerk, filing)
    hearing.send_the_sealed_order(people.clerk, filing)
    hearing.see_what_the_court_did(people.officer, filing)
    return filing


def _hold_him_to_it(people: People, filing: Filing) -> None:
    officer, sergeant = people.officer, people.sergeant
    served_at = order.this_minute() - timedelta(days=9)
    interim = order.record_the_interim_order(officer, filing.application, served_at.date())
    order.serve_it_by_hand(officer, interim, served_at)
    order.tell_whoever_must_know(officer, interim, served_at)
    due_on = served_at.date() + timedelta(days=2)
    reminders.be_reminded_once(officer, interim.case.reference, due_on)
    order.decide_about_the_silence(sergeant, officer, interim)
    order.record_that_he_came_late(officer, sergeant, interim)
    full = order.record_the_full_order(officer, filing.application, interim)
    order.serve_it_by_post(officer, full)
    breach.record_what_was_done(officer, breach.log_the_breach(officer, full))
