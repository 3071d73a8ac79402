import pytest

from cases.models import Case
from orders.actions.applications import (
    change_exhibits,
    change_incidents,
    change_interim,
    change_risk,
    start_application,
)
from orders.actions.submission import withdraw_application
from orders.enums import Section, Status
from orders.models import Application, ApplicationEdit
from orders.policies.completeness import missing
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, NotNow, Stale
from tests.factories.cases import ExhibitFactory, IncidentFactory
from tests.factories.orders import create_application_at, ready_case, start


@pytest.fixture
def case(officer: User) -> Case:
    return ready_case(officer)


@pytest.fixture
def draft(officer: User, case: Case) -> Application:
    return start_application(by=officer, case=case)


def test_start_makes_a_draft_that_protects_every_victim(officer: User, case: Case) -> None:
    application = start_application(by=officer, case=case)

    assert application.status == Status.DRAFT
    assert list(application.protected.all()) == list(case.victims.all())
    assert list(AuditEvent.objects.values_list("did", "case_reference")) == [
        ("application.started", case.reference)
    ]


def test_start_is_refused_while_another_lives(officer: User, draft: Application) -> None:
    with pytest.raises(NotNow) as refused:
        start_application(by=officer, case=draft.case)

    assert refused.value.sentence == "This case already has an application."
    assert Application.objects.count() == 1


def test_start_is_possible_again_after_a_withdrawal(officer: User, draft: Application) -> None:
    withdraw_application(by=officer, application=draft, reason="The victim asked us to wait.")

    start_application(by=officer, case=draft.case)

    assert Application.objects.filter(case=draft.case).count() == 2


def test_start_by_a_stranger_is_denied(stranger: User, case: Case) -> None:
    with pytest.raises(Denied):
        start_application(by=stranger, case=case)

    assert Application.objects.count() == 0


def test_edit_keeps_who_wrote_where_and_counts_up(colleague: User, draft: Application) -> None:
    change_risk(by=colleague, application=draft, version=draft.version, risk="Grows worse.")

    draft.refresh_from_db()
    edit = ApplicationEdit.objects.get()
    assert (draft.risk, draft.version) == ("Grows worse.", 2)
    assert (edit.section, edit.version, edit.edited_by) == (Section.RISK, 2, colleague)
    assert AuditEvent.objects.latest("id").fields == ["risk"]


def test_edit_of_another_section_meanwhile_is_no_conflict(
    officer: User, colleague: User, draft: Application
) -> None:
    change_incidents(by=colleague, application=draft, version=1, incidents=[])

    change_risk(by=officer, application=draft, version=1, risk="Grows worse.")

    draft.refresh_from_db()
    assert (draft.risk, draft.version) == ("Grows worse.", 3)


def test_edit_of_the_same_section_meanwhile_shows_both_texts(
    officer: User, colleague: User, draft: Application
) -> None:
    change_risk(by=colleague, application=draft, version=1, risk="Theirs.")

    with pytest.raises(Stale) as stale:
        change_risk(by=officer, application=draft, version=1, risk="Mine.")

    draft.refresh_from_db()
    assert (stale.value.current, stale.value.yours) == (
        {"Risk associated with stalking": "Theirs."},
        {"Risk associated with stalking": "Mine."},
    )
    assert (draft.risk, draft.version) == ("Theirs.", 2)


def test_edit_sent_twice_is_no_conflict(officer: User, draft: Application) -> None:
    change_risk(by=officer, application=draft, version=1, risk="Mine.")

    change_risk(by=officer, application=draft, version=1, risk="Mine.")

    draft.refresh_from_db()
    assert draft.risk == "Mine."


def test_edit_is_refused_after_submission(officer: User) -> None:
    application = create_application_at(Status.SUBMITTED, by=officer)

    with pytest.raises(NotNow) as refused:
        change_risk(by=officer, application=application, version=application.version, risk="New.")

    assert refused.value.sentence == (
        "This application is submitted, so it cannot be changed. Take it back to draft first."
    )


def test_incidents_of_another_case_are_left_out(officer: User, draft: Application) -> None:
    foreign, own = IncidentFactory(), draft.case.incidents.first()

    change_incidents(by=officer, application=draft, version=1, incidents=[foreign.pk, own.pk])

    assert list(draft.incidents.all()) == [own]


def test_new_draft_names_everything_that_is_missing(draft: Application) -> None:
    assert missing(draft) == [
        ("Check the respondent’s details", Section.RESPONDENT),
        ("Choose the incidents the application relies on", Section.INCIDENTS),
        ("Describe the risk associated with stalking", Section.RISK),
        ("Say why an order is necessary to protect another person", Section.NECESSITY),
        ("Add at least one prohibition or requirement", Section.TERMS),
        ("Say how long the order should last", Section.DURATION),
        ("Say whether an interim order is asked for", Section.INTERIM),
        ("Record the victim’s views", Section.VICTIM_VIEWS),
        ("Answer the questions about criminal proceedings", Section.PROCEEDINGS),
        ("Choose the exhibits, or say that there are none", Section.EXHIBITS),
    ]


def test_filled_in_draft_misses_nothing(officer: User) -> None:
    assert missing(start(officer)) == []


def test_exhibit_the_respondent_may_not_see_is_left_out(officer: User, draft: Application) -> None:
    shown, hidden = (ExhibitFactory(case=draft.case, is_for_respondent=seen) for seen in (True, False))

    change_exhibits(by=officer, application=draft, version=1, confirmed=[shown.pk, hidden.pk])

    assert [link.exhibit for link in draft.exhibit_links.all()] == [shown]


def test_exhibit_keeps_whoever_confirmed_it_first(officer: User, colleague: User, draft: Application) -> None:
    first, second = (ExhibitFactory(case=draft.case) for _ in range(2))
    change_exhibits(by=officer, application=draft, version=1, confirmed=[first.pk])

    change_exhibits(by=colleague, application=draft, version=2, confirmed=[first.pk, second.pk])

    assert list(draft.exhibit_links.values_list("exhibit", "confirmed_by")) == [
        (first.pk, officer.pk),
        (second.pk, colleague.pk),
    ]


def test_exhibits_may_be_said_to_be_none(officer: User, draft: Application) -> None:
    shown = ExhibitFactory(case=draft.case)
    change_exhibits(by=officer, application=draft, version=1, confirmed=[shown.pk])

    change_exhibits(by=officer, application=draft, version=2, confirmed=[])

    draft.refresh_from_db()
    assert (draft.exhibit_links.count(), draft.has_no_exhibits) == (0, True)


def test_interim_order_that_is_not_asked_for_leaves_nothing_behind(officer: User) -> None:
    application = start(officer)
    asked = {"reason": "He keeps coming.", "weeks": 8, "terms": [application.terms.get().pk]}
    change_interim(by=officer, application=application, version=99, is_asked=True, **asked)

    change_interim(by=officer, application=application, version=99, is_asked=False, **asked)

    application.refresh_from_db()
    assert (application.is_interim_asked, application.interim_reason, application.interim_weeks) == (
        False,
        "",
        None,
    )
