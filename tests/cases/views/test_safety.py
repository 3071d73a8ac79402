"""The pages of risk and safety, as they are read and filled in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cases.actions.contacts import add_contact_detail
from cases.actions.people import change_victim
from cases.enums import ContactKind
from cases.models import Assessment, Case, NoOrderDecision, Questionnaire, SafetyAction, Victim, VictimUpdate
from spo.accounts.models import User
from spo.dates import gov_date
from tests.cases.test_questionnaires import GOOD
from tests.cases.views.sending import day, errors, send
from tests.factories.cases import make_case
from tests.factories.safety import all_quiet, assess, contact, days, happen, plan, say, tell, wait

As = Callable[[User], Client]
VICTIM_QUERIES = 18
SAFETY_QUERIES = 17


@pytest.fixture
def victim(case: Case) -> Victim:
    return case.victims.first()


def url(case: Case, path: str = "") -> str:
    return f"/cases/{case.reference}/safety/{path}"


def filled(level: str = "high", **given: Any) -> dict[str, Any]:
    answers = {f"q-{code}": answer for code, answer in all_quiet(**given).items()}
    return answers | {"level": level} | day("assessed_on", days(0))


def test_every_page_is_there_with_nothing_recorded(client: Client, case: Case, victim: Victim) -> None:
    pages = [client.get(url(case)), client.get(url(case, f"victims/{victim.pk}/"))]

    assert [page.status_code for page in pages] == [200, 200]
    assert "Nothing is recorded about how this person can be contacted safely." in pages[1].text
    assert "Risk not assessed" in pages[1].text


def test_assess_risk_saves_and_leads_to_the_victim(client: Client, case: Case, victim: Victim) -> None:
    response = send(client, url(case, f"victims/{victim.pk}/risk/"), **filled(threats="yes"))

    assert (response.status_code, response["Location"]) == (303, url(case, f"victims/{victim.pk}/"))
    assert Assessment.objects.get().answers["threats"] == "yes"
    assert "High risk" in client.get(url(case)).text


def test_assess_risk_asks_why_when_the_level_differs(client: Client, case: Case, victim: Victim) -> None:
    place = url(case, f"victims/{victim.pk}/risk/")

    refused = send(client, place, **filled("standard", threats="yes"))
    taken = send(client, place, **filled("standard", threats="yes"), reasons="In custody")

    assert (refused.status_code, errors(refused)) == (
        422,
        {"reasons": ["The answers suggest high risk. Enter why you chose another level"]},
    )
    assert (taken.status_code, Assessment.objects.get().level) == (303, "standard")


def test_suggestion_is_shown_and_saves_nothing(client: Client, case: Case, victim: Victim) -> None:
    answers = filled("", threats="yes") | {"suggest": "yes"}

    page = send(client, url(case, f"victims/{victim.pk}/risk/"), **answers)

    assert (page.status_code, "There is a problem" in page.text) == (200, False)
    assert page.text.index("The answers suggest: High risk.") < page.text.index("<fieldset")
    assert Assessment.objects.count() == 0


def test_one_answer_suggests_nothing_and_is_said_all_the_same(
    client: Client, case: Case, victim: Victim
) -> None:
    page = send(client, url(case, f"victims/{victim.pk}/risk/"), **{"q-threats": "yes", "suggest": "yes"})

    assert "too few answers for a suggestion: 1 of 23 questions was answered, and 16 are needed." in page.text
    assert "One that was given points to high risk." in page.text


def test_level_without_enough_answers_needs_reasons(client: Client, case: Case, victim: Victim) -> None:
    unknown = {f"q-{code}": "not-known" for code in all_quiet() if code != "anything-else"}
    place, answers = url(case, f"victims/{victim.pk}/risk/"), filled("high") | unknown

    refused, taken = send(client, place, **answers), send(client, place, **answers, reasons="She is afraid")

    said = "There are too few answers for a suggestion. Enter why you chose this level"
    assert (refused.status_code, errors(refused), taken.status_code) == (422, {"reasons": [said]}, 303)
    shown = client.get(url(case, f"assessments/{Assessment.objects.get().pk}/"))
    assert "Nothing: 0 of 23 questions answered, “not known” not counted" in shown.text


def test_every_question_needs_an_answer(client: Client, case: Case, victim: Victim) -> None:
    answers = filled(threats="yes") | {"q-weapons": "perhaps"}
    del answers["q-fear"]

    response = send(client, url(case, f"victims/{victim.pk}/risk/"), **answers)

    assert (response.status_code, list(errors(response))) == (422, ["q-fear", "q-weapons"])
    assert "Select an answer to: How afraid is the victim?" in response.text


def test_last_answer_stands_beside_the_question_and_the_change_on_the_page(
    client: Client, case: Case, officer: User, victim: Victim
) -> None:
    assess(officer, victim, assessed_on=days(-1))
    form = client.get(url(case, f"victims/{victim.pk}/risk/")).text
    second = assess(officer, victim, answers=all_quiet(weapons="yes"))

    page = client.get(url(case, f"assessments/{second.pk}/")).text
    assert "Last time: Yes." in form
    assert "Changed since the assessment before" in page
    assert page.count('data-label="Before"') == 2


def test_level_stands_on_the_overview_and_in_the_lists(
    client: Client, case: Case, officer: User, victim: Victim
) -> None:
    before = client.get("/cases/").text
    assess(officer, victim)

    after = [client.get(place).text for place in ("/cases/", "/my-work/", f"/cases/{case.reference}/")]

    assert "Risk not assessed" in before
    assert ["High risk" in page for page in after] == [True, True, True]


def test_rules_of_safe_contact_head_every_form_that_leads_to_contact(
    client: Client, case: Case, officer: User, victim: Victim
) -> None:
    change_victim(by=officer, victim=victim, version=victim.version, safe_contact="Text only, before 3pm.")
    phone = {"kind": ContactKind.PHONE, "value": "07700900123", "is_unsafe_to_contact": True}
    unsafe = add_contact_detail(by=officer, role=victim, **phone)
    milestone = happen(officer, case)
    paths = [f"victims/{victim.pk}/{name}" for name in ("", "contact/", "views/", "risk/", "plan/")]

    pages = [
        client.get(url(case, p)).text for p in [*paths, f"milestones/{milestone.pk}/victims/{victim.pk}/"]
    ]

    detail = client.get(f"/cases/{case.reference}/contact/{unsafe.pk}/").text

    assert ["Text only, before 3pm." in page for page in [*pages, detail]] == [True] * 7
    assert ["Never use for contact" in page for page in pages] == [True] * 6
    assert "Never use this to contact the person." in detail
    assert [page for page in pages if "07700900123" in page] == []


def test_plan_contact_and_views_are_recorded_and_shown(client: Client, case: Case, victim: Victim) -> None:
    base = url(case, f"victims/{victim.pk}/")
    owner = case.officer_id
    send(client, f"{base}plan/", what="Fit a door camera", owner=owner, **day("due_on", days(3)))
    action = SafetyAction.objects.get()
    done = url(case, f"plan/{action.pk}/done/")
    moment = day("happened_at", days(-1)) | {"happened_at-time": "10:15"}
    facts = {"method": "phone", "is_reached": "no", "summary": "No answer at all"}

    sent = [
        send(client, done, outcome="Camera fitted", **day("done_on", days(0))),
        send(client, f"{base}contact/", **facts, **moment),
        send(client, f"{base}views/", wishes="An order", **day("said_on", days(0))),
        send(client, f"{base}rights/", version=victim.version, has_enhanced_rights="no"),
    ]

    page = client.get(base).text
    assert [response.status_code for response in sent] == [303] * 4
    texts = ["Camera fitted", "By phone: not reached", "No answer at all", "An order", "No enhanced rights"]
    assert [text for text in texts if text not in page] == []


def test_milestone_is_told_and_struck(client: Client, case: Case, officer: User, victim: Victim) -> None:
    moment = day("happened_at", days(-1)) | {"happened_at-time": "9am"}
    made = send(client, url(case, "milestones/new/"), kind="arrested", **moment)
    milestone = case.milestones.get()
    told = day("told_at", days(-1)) | {"told_at-time": "11am", "outcome": "told", "told_by": "Ana"}
    answer = send(client, url(case, f"milestones/{milestone.pk}/victims/{victim.pk}/"), **told)
    update = VictimUpdate.objects.get()

    assert [made.status_code, answer.status_code, update.outcome] == [303, 303, "told"]
    assert "Told, " in client.get(url(case)).text
    struck = send(client, url(case, f"updates/{update.pk}/strike/"), reason="Told another")
    again = client.get(url(case, f"updates/{update.pk}/strike/"))
    assert (struck.status_code, again.status_code) == (303, 409)
    assert "Told another" in client.get(url(case)).text


def test_report_asks_for_a_referral(client: Client, case: Case, officer: User, victim: Victim) -> None:
    milestone = happen(officer, case, kind="reported")

    page = client.get(url(case, f"milestones/{milestone.pk}/victims/{victim.pk}/")).text

    assert "Refer to a support service" in page
    assert "Did not want to be referred" in page


def test_decision_not_to_apply_is_shown_on_the_case_and_counted(
    client: Client, client_for: As, case: Case, officer: User, supervisor: User
) -> None:
    facts = {"kind": "waiting", "why": "evidence", "explanation": "The phone is with the laboratory."}
    sent = facts | day("decided_on", days(0)) | day("review_on", days(9))
    response = send(client, url(case, "no-order/new/"), **sent)
    wait(officer, case, why="victim")

    overview = client.get(f"/cases/{case.reference}/").text
    page = client_for(supervisor).get("/decisions-not-to-apply/")
    assert (response.status_code, NoOrderDecision.objects.count()) == (303, 2)
    assert f"Looked at again on {gov_date(days(14))}." in overview
    assert page.context["counts"] == [
        ("The victim does not want an order", 1),
        ("Evidence is still being gathered", 1),
    ]
    assert page.context["total"] == len(page.context["rows"]) == 2


def test_list_no_orders_keeps_to_the_period(
    client_for: As, case: Case, officer: User, supervisor: User
) -> None:
    wait(officer, case)
    old = {"since-day": 1, "since-month": 1, "since-year": 2020} | {
        "until-day": 31,
        "until-month": 1,
        "until-year": 2020,
    }
    client = client_for(supervisor)

    past, wrong = (
        client.get("/decisions-not-to-apply/", old),
        client.get("/decisions-not-to-apply/", old | {"until-year": 2019}),
    )

    assert (past.status_code, past.context["total"], wrong.status_code) == (200, 0, 422)


def test_supervisor_previews_and_loads_a_questionnaire(client_for: As, supervisor: User) -> None:
    client, place = client_for(supervisor), "/questionnaires/load/"
    file = SimpleUploadedFile("short.toml", GOOD.encode())

    preview = send(client, place, file=file, preview="yes")
    loaded = send(client, place, text=GOOD, confirmed="yes")
    twice = send(client, place, text=f"{GOOD}\n", confirmed="yes")

    assert (preview.status_code, "Daily: suggests medium risk" in preview.text) == (200, True)
    assert (loaded.status_code, Questionnaire.objects.get(unit=supervisor.unit).code) == (303, "short")
    assert (twice.status_code, list(errors(twice))) == (422, ["text"])
    assert "Short, edition 1" in client.get("/questionnaires/").text


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "file"),
        ({"text": "nothing"}, "text"),
        ({"text": GOOD.replace("Threats?", "")}, "text"),
        ({"text": "nothing", "confirmed": "yes"}, "text"),
    ],
)
def test_bad_questionnaire_is_refused_beside_its_field(
    client_for: As, supervisor: User, given: dict[str, str], field: str
) -> None:
    response = send(client_for(supervisor), "/questionnaires/load/", **given)

    assert (response.status_code, list(errors(response))) == (422, [field])
    assert Questionnaire.objects.count() == 1


def test_unit_assesses_with_its_own_questionnaire_first(
    client: Client, client_for: As, case: Case, victim: Victim, supervisor: User
) -> None:
    send(client_for(supervisor), "/questionnaires/load/", text=GOOD, confirmed="yes")
    general = Questionnaire.objects.get(unit=None)
    place = url(case, f"victims/{victim.pk}/risk/")

    own, other = client.get(place).text, client.get(f"{place}?questionnaire={general.pk}").text

    assert ("Threats?" in own, "How afraid is the victim?" in own) == (True, False)
    assert "How afraid is the victim?" in other


@pytest.mark.parametrize("number", [1, 30])
def test_page_of_a_victim_costs_the_same_for_one_row_and_thirty(
    client: Client,
    case: Case,
    officer: User,
    victim: Victim,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(number):
        contact(officer, victim)
        plan(officer, victim)
        tell(officer, happen(officer, case), victim)

    with django_assert_num_queries(VICTIM_QUERIES):
        client.get(url(case, f"victims/{victim.pk}/"))


@pytest.mark.parametrize("number", [1, 30])
def test_page_of_the_case_costs_the_same_for_one_victim_and_thirty(
    client: Client, officer: User, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    case = make_case(officer=officer, victims=number)
    for each in case.victims.all():
        assess(officer, each)
        plan(officer, each)
    milestone = happen(officer, case)
    for each in case.victims.all():
        tell(officer, milestone, each)

    with django_assert_num_queries(SAFETY_QUERIES):
        page = client.get(url(case))

    assert [card["rows"][2]["value"] for card in page.context["victims"]] == ["1 to do, 0 done"] * number


def test_contact_log_goes_on_from_page_to_page(
    client: Client, officer: User, case: Case, victim: Victim
) -> None:
    for _ in range(31):
        contact(officer, victim)
    base = url(case, f"victims/{victim.pk}/")

    first = client.get(base).context
    second = client.get(f"{base}{first['contacts_older_url']}").context

    assert (len(first["contacts"]), len(second["contacts"])) == (30, 1)


def test_words_of_the_wrong_victim_and_questions_loaded_by_mistake_are_struck_on_their_pages(
    client: Client, client_for: As, case: Case, officer: User, victim: Victim, supervisor: User
) -> None:
    say(officer, victim, wishes="No order")
    wrong = say(officer, victim, wishes="Move away")
    manager = client_for(supervisor)
    send(manager, "/questionnaires/load/", text=GOOD, confirmed="yes")
    own = Questionnaire.objects.get(unit=supervisor.unit)

    struck = [
        send(client, url(case, f"views/{wrong.pk}/strike/"), reason="Said by her sister"),
        send(manager, f"/questionnaires/{own.pk}/strike/", reason="Not ours to use"),
    ]

    page = client.get(url(case, f"victims/{victim.pk}/")).context
    assert [answer.status_code for answer in struck] == [303, 303]
    assert [card["rows"][0]["value"] for card in page["views"]] == ["No order"]
    assert [card["title"][:7] for card in page["earlier_views"]] == ["Struck:"]
    assert "Not ours to use" in manager.get("/questionnaires/").text
    assert manager.get(f"/questionnaires/{own.pk}/strike/").status_code == 409
