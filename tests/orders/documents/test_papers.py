"""What the court papers show: the approved text, and on one sheet apart what the court alone may know."""

import pytest

from cases.actions.contacts import add_contact_detail
from cases.enums import ContactKind
from cases.models import Rendition
from orders.actions.applications import change_exhibits
from orders.actions.decisions import approve
from orders.documents.papers import authority, bundle_documents, confidential_contacts, printed_text
from orders.policies.bundles import check_make_bundle
from spo.accounts.models import User
from spo.exceptions import NotNow
from spo.work.models import Job
from tests.cases.evidence.making import taken_in
from tests.factories.orders import approved, make_approver, start, submit
from tests.factories.work import work_off
from tests.spo.files.samples import GOOD

pytestmark = pytest.mark.django_db


def test_bundle_documents_stand_in_the_order_of_the_bundle(officer: User) -> None:
    documents = bundle_documents(approved(officer))

    assert [document.id for document in documents] == [
        "cover",
        "application",
        "statement",
        "terms",
        "draft-order",
        "authority",
    ]


def test_papers_show_the_approved_text_and_not_the_record_of_today(officer: User) -> None:
    approval = approved(officer)
    case = approval.version.application.case
    case.suspect.person.family_name = "Changed-since"
    case.suspect.person.save()

    html = "".join(document.html for document in bundle_documents(approval))

    assert "Changed-since" not in html
    assert "Simon Shadow" in html


def test_authority_names_who_approved_and_the_text(officer: User) -> None:
    approval = approved(officer)

    told = authority(approval)

    assert (told["name"], told["rank"], told["sha256"]) == (
        approval.name,
        "Superintendent",
        approval.version.sha256,
    )
    assert told["sha256"] in bundle_documents(approval)[-1].html


def test_printed_text_changes_nothing_in_what_was_approved(officer: User) -> None:
    approval = approved(officer)
    before = str(approval.version.text)

    printed_text(approval)

    assert str(approval.version.text) == before


def test_sheet_shows_confidential_details_and_the_papers_do_not(officer: User) -> None:
    approval = approved(officer)
    victim = approval.version.application.protected.get()
    for value, is_confidential in (("CANARY 7 Quiet Row", True), ("1 Known Street", False)):
        add_contact_detail(
            by=officer, role=victim, kind=ContactKind.ADDRESS, value=value, is_confidential=is_confidential
        )

    contacts = confidential_contacts(approval)

    assert [detail["value"] for person in contacts for detail in person["details"]] == ["CANARY 7 Quiet Row"]
    assert "CANARY" not in "".join(document.html for document in bundle_documents(approval))


def test_no_sheet_without_confidential_details(officer: User) -> None:
    assert confidential_contacts(approved(officer)) == []


def test_copy_that_is_ready_goes_into_the_bundle_in_place_of_the_original(officer: User) -> None:
    draft = start(officer)
    written = taken_in(b"I will find you", "notes.txt", officer, case=draft.case)
    film = taken_in(GOOD["door.mp4"](), "door.mp4", officer, case=draft.case)
    waiting = taken_in(b"Not yet", "later.txt", officer, case=draft.case)
    Job.objects.filter(subject_id=str(waiting.rendition.pk)).delete()
    work_off()
    chosen = [written.pk, film.pk, waiting.pk]
    change_exhibits(by=officer, application=draft, version=draft.version, confirmed=chosen)
    approval = approve(by=make_approver(officer), version=submit(draft, officer))

    exhibits = bundle_documents(approval)[-3:]

    copy = Rendition.objects.get(exhibit=written)
    assert [exhibit.rendition and exhibit.rendition.sha256 for exhibit in exhibits] == [
        copy.sha256,
        None,
        None,
    ]
    assert exhibits[0].sha256 == written.sha256


def test_bundle_is_not_made_of_what_the_scanner_holds_back(officer: User) -> None:
    draft = start(officer)
    exhibit = taken_in(b"I will find you", "notes.txt", officer, case=draft.case)
    change_exhibits(by=officer, application=draft, version=draft.version, confirmed=[exhibit.pk])
    approval = approve(by=make_approver(officer), version=submit(draft, officer))
    Rendition.objects.update(scan="waiting")

    with pytest.raises(NotNow, match=r"^Exhibit OO/1: The virus scanner has not looked at this file yet\."):
        check_make_bundle(approval)
