"""Judging risk: what is kept, what is refused, and when it is asked again."""

from functools import partial

import pytest

from cases.actions.assessments import load_questionnaire, strike_assessment, strike_questionnaire
from cases.actions.cases import close_case, reopen_case
from cases.actions.people import remove_victim
from cases.clocks import prompt_assessment
from cases.enums import AssessAgain, ClosingReason, Happened, RiskLevel
from cases.models import Assessment, Case, Questionnaire, Victim
from cases.permissions.safety import visible_questionnaires
from cases.questionnaires.reading import read
from cases.risk import current_level, latest_assessment
from spo.accounts.models import Unit, User
from spo.audit.actors import CONSOLE
from spo.audit.models import AuditEvent
from spo.dates import gov_date
from spo.exceptions import Denied, Mistaken, NotNow
from spo.notices.deadlines import deadlines_of
from tests.cases.test_questionnaires import GOOD
from tests.factories.cases import VictimFactory, close_behind, make_case
from tests.factories.safety import all_quiet, assess, days, general, happen


@pytest.fixture
def victim(case: Case) -> Victim:
    return case.victims.first()


def asked(victim: Victim) -> list[tuple]:
    return [(row.due_on, row.why.split(" on ")[0]) for row in deadlines_of(victim.subject)]


def level(case: Case) -> str | None:
    return Case.objects.annotate(current_level=current_level()).get(pk=case.pk).current_level


def test_record_assessment_keeps_answers_suggestion_and_level(officer: User, victim: Victim) -> None:
    made = assess(officer, victim, level=RiskLevel.MEDIUM, reasons="He is in custody.")

    kept = Assessment.objects.get()
    assert (kept.suggested, kept.level, kept.reasons) == ("high", "medium", "He is in custody.")
    assert (kept.answers["threats"], kept.next_due_on) == ("yes", days(28))
    event = AuditEvent.objects.get(did="assessment.recorded")
    assert (event.subject, event.case_reference) == (made.subject, victim.case.reference)


@pytest.mark.parametrize(("given", "after"), [("standard", 90), ("medium", 28), ("high", 7)])
def test_next_assessment_is_due_as_the_questionnaire_says(
    officer: User, victim: Victim, given: str, after: int
) -> None:
    assess(officer, victim, level=RiskLevel(given), reasons="Because")

    [(due, why)] = asked(victim)
    assert (due, why) == (
        days(after),
        f"The assessment of {gov_date(days(0))} found {given} risk and set this date.",
    )


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"level": RiskLevel.MEDIUM}, "reasons"),
        ({"assessed_on": days(1)}, "assessed_on"),
        ({"next_due_on": days(0)}, "next_due_on"),
        ({"next_due_on": days(-1)}, "next_due_on"),
    ],
)
def test_record_assessment_refuses_what_cannot_be(
    officer: User, victim: Victim, given: dict, field: str
) -> None:
    with pytest.raises(Mistaken) as refused:
        assess(officer, victim, **given)

    assert (list(refused.value.problems), Assessment.objects.count()) == ([field], 0)


def test_record_assessment_is_not_put_before_the_last(officer: User, victim: Victim) -> None:
    assess(officer, victim)

    with pytest.raises(Mistaken) as refused:
        assess(officer, victim, assessed_on=days(-1))

    assert list(refused.value.problems) == ["assessed_on"]


def test_record_assessment_is_for_the_unit_and_an_open_case(
    officer: User, stranger: User, victim: Victim
) -> None:
    with pytest.raises(Denied):
        assess(stranger, victim)
    close_behind(victim.case, officer)
    with pytest.raises(NotNow):
        assess(officer, victim)


def test_record_assessment_takes_no_questionnaire_of_another_unit(
    officer: User, victim: Victim, other_unit: Unit
) -> None:
    theirs = load_questionnaire(by=CONSOLE, questions=read(GOOD.encode(), file="x"), unit=other_unit)

    with pytest.raises(NotNow):
        assess(officer, victim, questionnaire=theirs, answers={"threats": "yes"})


def test_incidents_however_many_ask_one_question_for_each_victim(officer: User, case: Case) -> None:
    for _ in range(3):
        prompt_assessment(officer, case, AssessAgain.IMPORT)

    assert [asked(victim) for victim in case.victims.all()] == [
        [(days(3), "New incidents were imported")]
    ] * 2


def test_prompt_moves_a_later_date_forward_and_leaves_an_earlier_one(officer: User, victim: Victim) -> None:
    assess(officer, victim, next_due_on=days(2))
    prompt_assessment(officer, victim.case, AssessAgain.INCIDENT)
    kept = asked(victim)
    prompt_assessment(officer, victim.case, AssessAgain.BREACH)

    assert (kept[0][0], asked(victim)) == (days(2), [(days(1), "A breach of an order was logged")])


@pytest.mark.parametrize(
    ("kind", "after"),
    [
        (Happened.RELEASED, 1),
        (Happened.BAILED, 1),
        (Happened.UNDER_INVESTIGATION, 1),
        (Happened.HEARING, 3),
        (Happened.ARRESTED, None),
        (Happened.CHARGED, None),
    ],
)
def test_release_and_hearing_prompt(officer: User, victim: Victim, kind: Happened, after: int | None) -> None:
    happen(officer, victim.case, kind=kind)

    assert [due for due, _ in asked(victim)] == ([days(after)] if after else [])


def test_assessment_answers_the_question(officer: User, victim: Victim) -> None:
    prompt_assessment(officer, victim.case, AssessAgain.BREACH)
    assess(officer, victim)

    assert [due for due, _ in asked(victim)] == [days(7)]
    assert AuditEvent.objects.filter(did="deadline.met").count() == 1


def test_struck_assessment_counts_for_nothing_and_the_one_before_counts_again(
    officer: User, victim: Victim
) -> None:
    first = assess(officer, victim, level=RiskLevel.MEDIUM, reasons="Calm", assessed_on=days(-2))
    second = assess(officer, victim)
    strike_assessment(by=officer, assessment=second, reason="Of somebody else")

    assert (latest_assessment(victim), level(victim.case)) == (first, "medium")
    assert [due for due, _ in asked(victim)] == [days(26)]


def test_striking_the_only_assessment_asks_at_once(officer: User, victim: Victim) -> None:
    made = assess(officer, victim)
    strike_assessment(by=officer, assessment=made, reason="Of somebody else")
    with pytest.raises(NotNow):
        strike_assessment(by=officer, assessment=made, reason="Twice")

    assert asked(victim) == [(days(1), "The last assessment was struck")]


def test_closed_case_asks_nothing_and_a_reopened_one_asks_again(officer: User, victim: Victim) -> None:
    assess(officer, victim)
    close_case(by=officer, case=victim.case, reason=ClosingReason.OTHER, explanation="Over.")
    closed = asked(victim)
    reopen_case(by=officer, case=victim.case)

    assert (closed, asked(victim)) == ([], [(days(3), "The case was reopened")])


def test_removed_victim_is_asked_about_no_more(officer: User, case: Case) -> None:
    second = case.victims.last()
    prompt_assessment(officer, case, AssessAgain.BREACH)

    remove_victim(by=officer, victim=second, reason="Somebody else")

    assert (asked(second), len(asked(case.victims.first()))) == ([], 1)


def test_current_level_is_the_highest_of_the_latest_of_each_victim(officer: User, case: Case) -> None:
    first, second = case.victims.all()
    assess(officer, first, assessed_on=days(-5))
    assess(officer, first, answers=all_quiet(), level=RiskLevel.STANDARD)
    found = [level(case)]
    assess(officer, second, level=RiskLevel.MEDIUM, reasons="Calm")
    found.append(level(case))
    VictimFactory(case=case)

    assert [*found, level(case), level(make_case(officer=officer))] == ["standard", "medium", "medium", None]


def test_supervisor_loads_a_questionnaire_for_the_unit_once(supervisor: User, officer: User) -> None:
    questions = read(GOOD.encode(), file="x")
    loaded = load_questionnaire(by=supervisor, questions=questions, unit=supervisor.unit)

    with pytest.raises(Mistaken):
        load_questionnaire(by=supervisor, questions=questions, unit=supervisor.unit)
    with pytest.raises(Denied):
        load_questionnaire(by=officer, questions=questions, unit=officer.unit)

    assert Questionnaire.objects.filter(unit=supervisor.unit).get() == loaded
    assert AuditEvent.objects.filter(did="questionnaire.loaded").count() == 1


@pytest.mark.parametrize("edition", [1, 3, 9999])
def test_editions_count_upwards_by_one(supervisor: User, edition: int) -> None:
    load = partial(load_questionnaire, by=supervisor, unit=supervisor.unit)
    load(questions=read(GOOD.encode(), file="x"))
    other = read(GOOD.replace("edition = 1", f"edition = {edition}").encode(), file="x")

    with pytest.raises(Mistaken) as refused:
        load(questions=other)

    assert refused.value.problems == {"text": "The next edition of “Short” is 2. Change it in the file"}


def test_unit_takes_no_code_that_is_for_every_unit(supervisor: User) -> None:
    shadow = read(GOOD.replace('code = "short"', 'code = "general-stalking"').encode(), file="x")

    with pytest.raises(Mistaken) as refused:
        load_questionnaire(by=supervisor, questions=shadow, unit=supervisor.unit)

    assert list(refused.value.problems) == ["text"]


def test_questions_of_a_unit_never_hide_those_for_everybody(supervisor: User) -> None:
    open_one, questions = general(), read(GOOD.encode(), file="x")
    own = load_questionnaire(by=supervisor, questions=questions, unit=supervisor.unit)
    for_all = load_questionnaire(by=CONSOLE, questions=questions, unit=None)

    assert list(visible_questionnaires(supervisor.unit)) == [own, open_one, for_all]


def test_struck_questionnaire_is_offered_no_more_and_its_assessments_stand(
    supervisor: User, officer: User, victim: Victim
) -> None:
    questions = read(GOOD.encode(), file="x")
    own = load_questionnaire(by=supervisor, questions=questions, unit=supervisor.unit)
    made = assess(officer, victim, questionnaire=own, answers={"threats": "yes", "often": "rarely"})
    offered = list(visible_questionnaires(supervisor.unit))

    with pytest.raises(Denied):
        strike_questionnaire(by=officer, questionnaire=own, reason="Mine")
    strike_questionnaire(by=supervisor, questionnaire=own, reason="Not ours to use")
    with pytest.raises(NotNow):
        strike_questionnaire(by=supervisor, questionnaire=own, reason="Again")

    own.refresh_from_db()
    assert (offered[0], list(visible_questionnaires(supervisor.unit))) == (own, offered[1:])
    assert latest_assessment(victim) == made
    with pytest.raises(NotNow, match="Assess with another one"):
        assess(officer, victim, questionnaire=own, answers={"threats": "yes", "often": "rarely"})


def test_supervisor_loads_for_no_other_unit_and_not_for_all(supervisor: User, other_unit: Unit) -> None:
    for unit in (other_unit, None):
        with pytest.raises(Denied):
            load_questionnaire(by=supervisor, questions=read(GOOD.encode(), file="x"), unit=unit)
