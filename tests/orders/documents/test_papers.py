"""What the court papers show: the approved text, and on one sheet apart what the court alone may know."""

import pytest

from cases.actions.contacts import add_contact_detail
from cases.enums import ContactKind
from orders.documents.papers import authority, bundle_documents, confidential_contacts, printed_text
from spo.accounts.models import User
from tests.factories.orders import approved

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
