"""What a supervisor reads and decides, as a browser uses it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from orders.actions.applications import change_risk, start_application
from orders.actions.decisions import approve, return_for_changes
from orders.actions.submission import take_back
from orders.enums import Event, Section, Status
from orders.models import Approval, Comment, Return, SubmittedVersion
from orders.workflow import apply
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from tests.factories.cases import make_case
from tests.factories.orders import ready_case, start, submit, submitted
from tests.orders.views.sending import sent

As = Callable[[User], Client]


@pytest.fixture
def version(officer: User) -> SubmittedVersion:
    return submitted(officer)


def page(name: str, version: SubmittedVersion, *more: object) -> str:
    return reverse(name, args=[version.application_id, version.number, *more])


def test_waiting_list_leads_to_the_version(
    supervisor: User, client_for: As, version: SubmittedVersion
) -> None:
    answer = client_for(supervisor).get(reverse("list_waiting"))

    assert answer.context["rows"] == [{"version": version, "url": page("open_version", version)}]
    assert AuditEvent.objects.latest("id").did == "applications.listed"


def test_waiting_list_may_be_empty(supervisor: User, client_for: As) -> None:
    answer = client_for(supervisor).get(reverse("list_waiting"))

    assert "No application is waiting for approval." in answer.content.decode()


def test_waiting_list_costs_the_same_for_1_and_30(
    officer: User, supervisor: User, client_for: As, django_assert_num_queries: Callable[..., object]
) -> None:
    client = client_for(supervisor)
    for more in (1, 29):
        for _ in range(more):
            wait_for_approval(officer)
        with django_assert_num_queries(9):
            client.get(reverse("list_waiting"))


def wait_for_approval(officer: User) -> None:
    """Submitted without having been written: only its row in the list matters."""
    application = start_application(by=officer, case=make_case(officer=officer))
    SubmittedVersion.objects.create(
        application=application, number=1, text={}, sha256="a" * 64, submitted_by=officer
    )
    apply(Event.SUBMIT, by=officer, application=application)


def test_version_shows_views_text_and_what_changed(
    officer: User, supervisor: User, client_for: As, version: SubmittedVersion
) -> None:
    application = version.application
    take_back(by=officer, application=application, reason="A mistake.")
    application.refresh_from_db()
    change_risk(by=officer, application=application, version=application.version, risk="Worse than before.")
    second = submit(application, officer)

    context = client_for(supervisor).get(page("open_version", second)).context

    assert context["victim_views"] == "She supports the application."
    assert [(change.section, change.label) for change in context["changes"]] == [
        (Section.RISK, "Risk associated with stalking")
    ]
    assert [each["section"] for each in context["sections"]] == list(Section)


@pytest.mark.parametrize(
    ("person", "denied"),
    [
        ("officer", "Only a supervisor of the unit can approve this application."),
        ("supervisor", "Approval needs the rank of superintendent or above. Your rank is sergeant."),
        ("authorising_officer", ""),
    ],
)
def test_button_says_why_it_is_off(
    request: pytest.FixtureRequest, client_for: As, version: SubmittedVersion, person: str, denied: str
) -> None:
    answer = client_for(request.getfixturevalue(person)).get(page("open_version", version))

    assert answer.context["approve_denied"] == denied
    assert denied in answer.content.decode()


def test_button_is_off_for_whoever_wrote_it(authorising_officer: User, client_for: As) -> None:
    version = submitted(authorising_officer)

    context = client_for(authorising_officer).get(page("open_version", version)).context

    assert context["approve_denied"] == "You wrote part of this application, so someone else must approve it."


def test_button_is_off_when_the_case_has_changed(
    authorising_officer: User, client_for: As, version: SubmittedVersion
) -> None:
    person = version.application.case.suspect.person
    person.family_name = "Shade"
    person.save()

    context = client_for(authorising_officer).get(page("open_version", version)).context

    assert context["approve_denied"] == (
        "The case has changed since this version was submitted. "
        "Take the application back to draft, check it and submit it again."
    )


def test_approve_shows_what_will_be_printed(
    authorising_officer: User, client_for: As, version: SubmittedVersion
) -> None:
    rows = client_for(authorising_officer).get(page("approve", version)).context["rows"]

    assert {row["key"]: row["value"] for row in rows} == {
        "Version": "1",
        "Name": "Anita Authorising",
        "Rank": "Superintendent",
        "Authority": "Authorised to apply on behalf of the chief officer of police under section 1 of the "
        "Stalking Protection Act 2019.",
        "SHA-256 of the text": version.sha256,
    }


def test_approve_once_for_two_clicks(
    authorising_officer: User, client_for: As, version: SubmittedVersion
) -> None:
    client, data = client_for(authorising_officer), sent()

    answers = [client.post(page("approve", version), data) for _ in range(2)]

    done = page("application_approved", version)
    assert [(answer.status_code, answer.url) for answer in answers] == [(303, done)] * 2
    assert Approval.objects.count() == 1
    assert client.get(done).status_code == 200
    assert client.get(page("approve", version)).status_code == 409


def test_approve_without_a_token_is_refused(
    authorising_officer: User, client_for: As, version: SubmittedVersion
) -> None:
    answer = client_for(authorising_officer).post(page("approve", version))

    assert (answer.status_code, Approval.objects.count()) == (422, 0)


@pytest.mark.parametrize("person", ["officer", "supervisor"])
def test_approve_by_the_wrong_person_says_so(
    request: pytest.FixtureRequest, client_for: As, version: SubmittedVersion, person: str
) -> None:
    client = client_for(request.getfixturevalue(person))

    assert client.get(page("approve", version)).status_code == 403
    assert client.post(page("approve", version), sent()).status_code == 403
    assert Approval.objects.count() == 0


def test_confirmation_of_what_was_not_approved_is_not_found(
    authorising_officer: User, client_for: As, version: SubmittedVersion
) -> None:
    assert client_for(authorising_officer).get(page("application_approved", version)).status_code == 404


def test_return_once_for_two_clicks(supervisor: User, client_for: As, version: SubmittedVersion) -> None:
    client, url, data = client_for(supervisor), page("return_for_changes", version), sent(reason="Say more.")
    shown = client.get(url).status_code

    answers = [client.post(url, data).status_code for _ in range(2)]

    version.application.refresh_from_db()
    assert (shown, answers, version.application.status) == (200, [303, 303], Status.DRAFT)
    assert Return.objects.get().reason == "Say more."


@pytest.mark.parametrize("reason", ["", "x" * 4001, "a\0b"])
def test_return_with_a_wrong_reason_saves_nothing(
    supervisor: User, client_for: As, version: SubmittedVersion, reason: str
) -> None:
    answer = client_for(supervisor).post(page("return_for_changes", version), sent(reason=reason))

    assert (answer.status_code, Return.objects.count()) == (422, 0)


def test_comment_on_a_section_and_on_a_term(
    supervisor: User, client_for: As, version: SubmittedVersion
) -> None:
    client, number = client_for(supervisor), version.text["terms"][0]["id"]
    on_section, on_term = page("add_comment", version, "risk"), page("add_comment", version, "terms", number)
    shown = [client.get(url).context["parts"][0].title for url in (on_section, on_term)]

    client.post(on_section, sent(text="What sort of harm?"))
    answer = client.post(on_term, sent(text="Too wide."))

    assert (shown, answer.url) == (["", "Prohibition 1"], f"{page('open_version', version)}#terms")
    sections = client.get(page("open_version", version)).context["sections"]
    said = {each["section"]: each for each in sections}
    assert [comment.text for comment in said[Section.RISK]["comments"]] == ["What sort of harm?"]
    assert [comment.text for comment in said[Section.TERMS]["parts"][0]["comments"]] == ["Too wide."]


def test_comment_on_what_is_not_there_is_not_found(
    supervisor: User, client_for: As, version: SubmittedVersion
) -> None:
    client = client_for(supervisor)

    assert client.get(page("add_comment", version, "nonsense")).status_code == 404
    assert client.get(page("add_comment", version, "terms", 0)).status_code == 404


def test_empty_comment_saves_nothing(supervisor: User, client_for: As, version: SubmittedVersion) -> None:
    answer = client_for(supervisor).post(page("add_comment", version, "risk"), sent(text=" "))

    assert (answer.status_code, answer.context["form"].errors["text"]) == (422, ["Enter your comment"])
    assert Comment.objects.count() == 0


def test_old_version_can_be_read_but_not_decided(
    officer: User, authorising_officer: User, client_for: As, version: SubmittedVersion
) -> None:
    return_for_changes(by=authorising_officer, version=version, reason="Say more.")
    approve(by=authorising_officer, version=submit(version.application, officer))
    client = client_for(authorising_officer)

    assert client.get(page("open_version", version)).context["is_waiting"] is False
    assert client.post(page("approve", version), sent()).status_code == 409


def test_version_costs_the_same_for_1_and_30_incidents(
    officer: User, authorising_officer: User, client_for: As, django_assert_num_queries: Callable[..., object]
) -> None:
    client = client_for(authorising_officer)
    for count in (1, 30):
        version = submit(start(officer, ready_case(officer, incidents=count)), officer)
        with django_assert_num_queries(35):
            client.get(page("open_version", version))
