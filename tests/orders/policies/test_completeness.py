import pytest

from cases.enums import ContactKind
from cases.models import ContactDetail, Exhibit, Rendition
from orders.actions.applications import (
    change_exhibits,
    change_incidents,
    change_interim,
    change_protected,
    change_victim_views,
    start_application,
)
from orders.enums import Section
from orders.models import Application
from orders.policies.completeness import confidential_in_text, doubtful_exhibits, missing, waiting_for
from orders.text.build import build_text
from spo.accounts.models import User
from tests.factories.cases import CaseFactory, ExhibitFactory
from tests.factories.orders import start

Missing = list[tuple[str, Section]]


@pytest.fixture
def draft(officer: User) -> Application:
    return start(officer)


def lacking(draft: Application) -> Missing:
    return missing(Application.objects.get(pk=draft.pk))


def test_complete_draft_lacks_nothing(draft: Application) -> None:
    assert (lacking(draft), confidential_in_text(build_text(draft), draft.case)) == ([], [])


def test_unnamed_suspect_must_be_identified(draft: Application) -> None:
    person = draft.case.suspect.person
    person.given_names = person.family_name = ""
    person.description = "A man in a grey coat"
    person.save()

    assert lacking(draft) == [
        ("Identify the suspect: an order cannot be made against an unnamed person", Section.RESPONDENT)
    ]


def test_area_limb_must_be_said(draft: Application) -> None:
    suspect = draft.case.suspect
    suspect.area_limb = ""
    suspect.save()

    assert lacking(draft) == [("Say what brings the suspect to this police area", Section.RESPONDENT)]


def test_somebody_must_be_protected(draft: Application, officer: User) -> None:
    change_protected(by=officer, application=draft, version=draft.version, victims=[])

    assert lacking(draft) == [("Choose who the order would protect", Section.PROTECTED)]


def test_leaving_out_incidents_leaves_terms_without_support(draft: Application, officer: User) -> None:
    change_incidents(by=officer, application=draft, version=draft.version, incidents=[])

    assert lacking(draft) == [
        ("Choose the incidents the application relies on", Section.INCIDENTS),
        ("Prohibition 1: choose at least one incident that shows it", Section.TERMS),
    ]


def test_interim_order_needs_a_reason_a_length_and_a_term(draft: Application, officer: User) -> None:
    change_interim(by=officer, application=draft, version=draft.version, is_asked=True)

    assert lacking(draft) == [
        ("Say why an interim order is appropriate", Section.INTERIM),
        ("Say for how long the interim order should last", Section.INTERIM),
        ("Choose at least one term for the interim order", Section.INTERIM),
    ]


def test_exhibit_that_was_refused_or_is_held_back_stops_the_application(
    draft: Application, officer: User
) -> None:
    exhibits = [ExhibitFactory(case=draft.case) for _ in range(3)]
    Rendition.objects.create(exhibit=exhibits[0], state="refused", sentence="Packed.", scan="off")
    Rendition.objects.create(exhibit=exhibits[1], scan="waiting")
    Rendition.objects.create(exhibit=exhibits[2], state="needs-person", sentence="Locked.", scan="off")
    change_exhibits(
        by=officer, application=draft, version=draft.version, confirmed=[row.pk for row in exhibits]
    )

    assert lacking(draft) == [
        ("Exhibit OO/1 was refused: take it out", Section.EXHIBITS),
        ("Exhibit OO/2 is waiting for the virus scanner", Section.EXHIBITS),
    ]
    assert doubtful_exhibits(draft) == [
        "Exhibit OO/1 was refused. Packed.",
        "Exhibit OO/2 is still waiting to be checked.",
        "Exhibit OO/3 has no copy that can be read. Locked.",
    ]


def test_exhibit_that_was_withdrawn_or_hidden_must_be_taken_out(draft: Application, officer: User) -> None:
    exhibits = [ExhibitFactory(case=draft.case) for _ in range(3)]
    change_exhibits(
        by=officer, application=draft, version=draft.version, confirmed=[row.pk for row in exhibits]
    )
    Exhibit.objects.filter(number=1).update(is_for_respondent=False)
    Exhibit.objects.filter(number=2).update(
        withdrawn_at="2026-11-20T09:00:00Z", withdrawn_by=officer, withdrawn_reason="Not ours"
    )

    assert lacking(draft) == [
        ("Exhibit OO/1 is not for the respondent: take it out", Section.EXHIBITS),
        ("Exhibit OO/2 was withdrawn: take it out", Section.EXHIBITS),
    ]


def test_confidential_address_in_the_text_is_named_by_its_place(draft: Application, officer: User) -> None:
    ContactDetail.objects.create(
        person=draft.case.victims.get().person,
        case=draft.case,
        kind=ContactKind.ADDRESS,
        value="7 Alder Street, Northmoor NM4 2ZZ",
        value_hash="x",
        is_confidential=True,
    )
    incident = draft.incidents.first()
    incident.place = "outside 7 Alder Street"
    incident.save()
    change_victim_views(
        by=officer, application=draft, version=draft.version, victim_views="She has left nm42zz for good."
    )

    assert confidential_in_text(build_text(Application.objects.get()), draft.case) == [
        ("Incident 1, where: take out the confidential home address", Section.INCIDENTS),
        (
            "The victim’s views: take out the confidential home address",
            Section.VICTIM_VIEWS,
        ),
    ]


def test_case_without_people_and_incidents_holds_up_three_sections(officer: User) -> None:
    application = start_application(by=officer, case=CaseFactory(officer=officer))

    assert waiting_for(application) == {
        Section.RESPONDENT: "Add the suspect to the case first.",
        Section.PROTECTED: "Add a victim to the case first.",
        Section.INCIDENTS: "Log an incident first.",
    }
