"""Every section of a draft, as a browser sends it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cases.models import Exhibit
from orders.actions.applications import change_risk, start_application
from orders.actions.decisions import add_comment, return_for_changes
from orders.enums import Section, Status
from orders.models import Application, ApplicationEdit
from orders.pages.tasks import PAGES
from orders.policies.completeness import missing
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from tests.factories.cases import ExhibitFactory, make_case
from tests.factories.orders import create_application_at, ready_case, start, submitted
from tests.orders.views.sending import sent

As = Callable[[User], Client]


@pytest.fixture
def draft(officer: User) -> Application:
    return start_application(by=officer, case=ready_case(officer, incidents=3))


@pytest.fixture
def client(client_for: As, officer: User) -> Client:
    return client_for(officer)


def answers_for(draft: Application) -> dict[Section, dict[str, Any]]:
    """A good answer to each section's page."""
    shown = ExhibitFactory(case=draft.case)
    return {
        Section.RESPONDENT: {"is_respondent_checked": "on"},
        Section.PROTECTED: {"victims": [draft.case.victims.get().pk]},
        Section.INCIDENTS: {"incidents": [row.pk for row in draft.case.incidents.all()[:2]]},
        Section.RISK: {"risk": "He follows her home."},
        Section.NECESSITY: {"necessity": "Warnings did not stop him."},
        Section.DURATION: {"kind": "fixed", "years": "2", "months": "6"},
        Section.INTERIM: {"is_asked": "no"},
        Section.VICTIM_VIEWS: {"victim_views": "She supports it."},
        Section.PROCEEDINGS: {
            "proceedings": "On bail.",
            "cps_consulted": "yes",
            "other_force_consulted": "not-needed",
        },
        Section.EXHIBITS: {"exhibits": [shown.pk], f"confirmed_{shown.pk}": "on"},
    }


def send(client: Client, draft: Application, section: Section, **answers: Any) -> Any:
    url = reverse(PAGES[section], args=[draft.pk])
    return client.post(url, sent(**{"version": draft.version} | answers))


def test_every_section_is_saved_from_its_page(client: Client, draft: Application, officer: User) -> None:
    for section, answers in answers_for(draft).items():
        answer = send(client, draft, section, **answers)
        assert (section, answer.status_code, answer.url) == (
            section,
            303,
            reverse("open_application", args=[draft.pk]),
        )

    saved = Application.objects.get()
    assert missing(saved) == [("Add at least one prohibition or requirement", Section.TERMS)]
    assert (saved.risk, saved.duration_months, saved.is_interim_asked) == ("He follows her home.", 30, False)
    assert saved.exhibit_links.get().confirmed_by == officer
    assert ApplicationEdit.objects.count() == 10


def test_every_section_shows_what_was_saved(client: Client, officer: User) -> None:
    application = start(officer)

    shown = {
        section: client.get(reverse(page, args=[application.pk])).context["form"].initial
        for section, page in PAGES.items()
        if section != Section.TERMS
    }

    assert shown[Section.DURATION] == {
        "kind": "fixed",
        "years": 3,
        "months": None,
        "version": application.version,
    }
    assert shown[Section.RISK]["risk"] == application.risk
    assert shown[Section.INTERIM]["is_asked"] == "no"
    assert shown[Section.EXHIBITS]["exhibits"] == ["none"]


WRONG: list[tuple[Section, dict[str, Any], str, str]] = [
    (Section.RESPONDENT, {}, "is_respondent_checked", "Select the box when you have checked the details"),
    (Section.PROTECTED, {}, "victims", "Select who the order would protect"),
    (Section.PROTECTED, {"victims": ["0"]}, "victims", "Select who the order would protect from the list"),
    (Section.INCIDENTS, {"incidents": []}, "incidents", "Select the incidents the application relies on"),
    (Section.RISK, {"risk": " "}, "risk", "Enter the risk"),
    (Section.RISK, {"risk": "x" * 20_001}, "risk", "The risk must be 20000 characters or fewer"),
    (
        Section.RISK,
        {"risk": "a\0b"},
        "risk",
        "The risk must not include hidden characters. Delete it and type it again",
    ),
    (Section.NECESSITY, {}, "necessity", "Enter why an order is necessary"),
    (Section.DURATION, {}, "kind", "Select how long the order should last"),
    (Section.DURATION, {"kind": "fixed"}, "years", "Enter the number of years"),
    (
        Section.DURATION,
        {"kind": "fixed", "years": "1", "months": "11"},
        "years",
        "A fixed period must be at least two years",
    ),
    (
        Section.DURATION,
        {"kind": "fixed", "years": "two"},
        "years",
        "The number of years must be a whole number",
    ),
    (
        Section.DURATION,
        {"kind": "fixed", "years": "2", "months": "12"},
        "months",
        "The number of months must be 11 or less",
    ),
    (Section.INTERIM, {}, "is_asked", "Select whether you are asking for an interim order"),
    (
        Section.INTERIM,
        {"is_asked": "yes", "weeks": "4"},
        "reason",
        "Enter why an interim order is appropriate",
    ),
    (
        Section.INTERIM,
        {"is_asked": "yes", "reason": "Now", "weeks": "0"},
        "weeks",
        "The number of weeks must be 1 or more",
    ),
    (Section.VICTIM_VIEWS, {}, "victim_views", "Enter the victim’s views"),
    (
        Section.PROCEEDINGS,
        {"proceedings": "On bail.", "other_force_consulted": "no"},
        "cps_consulted",
        "Select whether the Crown Prosecution Service was consulted",
    ),
    (Section.EXHIBITS, {}, "exhibits", "Select the exhibits, or that there are none"),
]


@pytest.mark.parametrize(("section", "answers", "field", "error"), WRONG)
def test_wrong_answer_is_shown_beside_its_field_and_saves_nothing(
    client: Client, draft: Application, section: Section, answers: dict[str, Any], field: str, error: str
) -> None:
    answer = send(client, draft, section, **answers)

    assert (answer.status_code, answer.context["form"].errors[field]) == (422, [error])
    assert ApplicationEdit.objects.count() == 0


def test_exhibit_must_be_confirmed_one_by_one(client: Client, draft: Application) -> None:
    first, second = ExhibitFactory(case=draft.case), ExhibitFactory(case=draft.case)
    answers = {"exhibits": [first.pk, second.pk], f"confirmed_{first.pk}": "on"}

    answer = send(client, draft, Section.EXHIBITS, **answers)

    assert (answer.status_code, dict(answer.context["form"].errors)) == (
        422,
        {f"confirmed_{second.pk}": ["Confirm that OO/2 shows no confidential detail, or leave it out"]},
    )
    assert draft.exhibit_links.count() == 0


def test_exhibits_offer_only_what_the_respondent_may_see(client: Client, draft: Application) -> None:
    offered, hidden = ExhibitFactory(case=draft.case), ExhibitFactory(case=draft.case)
    Exhibit.objects.filter(pk=hidden.pk).update(is_for_respondent=False)

    form = client.get(reverse("change_exhibits", args=[draft.pk])).context["form"]

    assert [value for value, _ in form.fields["exhibits"].choices] == [offered.pk, "none"]


def test_select_all_ticks_every_incident_and_saves_nothing(client: Client, draft: Application) -> None:
    answer = send(client, draft, Section.INCIDENTS, select="all")

    ticked = answer.context["form"]["incidents"].value()
    assert (answer.status_code, len(ticked), draft.incidents.count()) == (200, 3, 0)


def test_somebody_else_saved_first_shows_both_texts_and_then_lets_the_second_decide(
    client: Client, colleague: User, draft: Application
) -> None:
    change_risk(by=colleague, application=draft, version=draft.version, risk="Theirs.")

    first = send(client, draft, Section.RISK, risk="Mine.")
    again = send(client, draft, Section.RISK, risk="Mine and theirs.", version=first.context["stale"].version)

    assert (first.status_code, first.context["form"]["risk"].value()) == (409, "Mine.")
    assert (first.context["stale"].current, first.context["stale"].yours) == (
        {"Risk associated with stalking": "Theirs."},
        {"Risk associated with stalking": "Mine."},
    )
    assert (again.status_code, Application.objects.get().risk) == (303, "Mine and theirs.")


def test_section_after_submission_is_read_only(client: Client, officer: User) -> None:
    application = create_application_at(Status.SUBMITTED, by=officer)
    url = reverse("change_risk", args=[application.pk])

    shown = client.get(url)

    assert shown.context["denied"] == (
        "This application is submitted, so it cannot be changed. Take it back to draft first."
    )
    assert [part.rows for part in shown.context["parts"]] == [
        {"Risk associated with stalking": application.risk}
    ]


@pytest.mark.parametrize(
    ("section", "field"),
    [(Section.RISK, "risk"), (Section.NECESSITY, "necessity"), (Section.VICTIM_VIEWS, "victim_views")],
)
def test_words_typed_while_a_colleague_submitted_stay_on_the_page(
    client: Client, officer: User, section: Section, field: str
) -> None:
    application = create_application_at(Status.SUBMITTED, by=officer)

    answer = send(client, application, section, **{field: "An hour of writing."})

    assert (answer.status_code, answer.context["form"].non_field_errors()) == (
        409,
        ["This application is submitted, so it cannot be changed. Take it back to draft first."],
    )
    assert answer.text.count("An hour of writing.</textarea>") == 1
    assert ApplicationEdit.objects.filter(version__gt=application.version).count() == 0


def test_section_of_a_colleague_is_not_written_by_a_stranger(
    client_for: As, stranger: User, draft: Application
) -> None:
    assert send(client_for(stranger), draft, Section.RISK, risk="Mine.").status_code == 404


def test_section_shows_what_the_supervisor_said_about_it(
    client: Client, officer: User, supervisor: User
) -> None:
    version = submitted(officer)
    comment = add_comment(by=supervisor, version=version, section=Section.RISK, text="What sort of harm?")
    return_for_changes(by=supervisor, version=version, reason="See the comment.")

    about = {
        page: client.get(reverse(page, args=[version.application_id])).context["comments"]
        for page in ("change_risk", "change_necessity")
    }

    assert about == {"change_risk": [comment], "change_necessity": []}


def test_section_that_waits_for_the_case_says_for_what(client: Client, officer: User) -> None:
    application = start_application(by=officer, case=make_case(officer=officer))

    context = client.get(reverse("change_incidents", args=[application.pk])).context

    assert context["denied"] == "Log an incident first."


def test_edit_is_recorded(client: Client, draft: Application, officer: User) -> None:
    send(client, draft, Section.RISK, risk="He follows her home.")

    event = AuditEvent.objects.latest("id")
    assert (event.did, event.fields, event.who) == ("application.edited", ["risk"], officer.record_name)


def test_incident_list_costs_the_same_for_1_and_30(
    client: Client, officer: User, django_assert_num_queries: Callable[..., object]
) -> None:
    for count in (1, 30):
        application = start(officer, ready_case(officer, incidents=count))
        with django_assert_num_queries(15):
            client.get(reverse("change_incidents", args=[application.pk]))
