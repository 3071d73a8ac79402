"""What each court paper shows. Everything comes from the approved text, never from the live record.

The one exception is the confidential sheet: what the court alone may know was never part of the text.
"""

from hashlib import sha256
from typing import Any

from cases.enums import ContactKind, RenditionState
from cases.models import ContactDetail, Person, Victim
from cases.permissions.people import details_for
from cases.policies.exhibits import is_recording
from orders.bundle.documents import Document, Exhibit, Rendition
from orders.bundle.papers import EXHIBITS, court_papers
from orders.models import Approval
from spo.accounts.enums import Rank
from spo.dates import gov_datetime
from spo.files import path_of


def bundle_title(approval: Approval) -> str:
    return f"Application for a stalking protection order: {approval.version.text['respondent']['name']}"


def bundle_documents(approval: Approval) -> list[Document]:
    """In the order of the bundle, the cover first. The index is made from them."""
    text = printed_text(approval)
    papers = court_papers(text, approval=authority(approval), court=None)
    copies = _renditions(approval)
    return [*papers, *(_exhibit(row, copies.get(row["reference"])) for row in text["exhibits"])]


def printed_text(approval: Approval) -> dict[str, Any]:
    """The approved text, with what its papers ask for by another name."""
    text = approval.version.text
    return text | {
        "respondent": text["respondent"] | {"is_youth": text["is_youth"]},
        "protected": [person | {"is_victim": True} for person in text["protected"]],
        "interim": text["interim"]
        | {"terms": [term["position"] for term in text["terms"] if term["is_in_interim"]]},
    }


def authority(approval: Approval) -> dict[str, str]:
    return {
        "name": approval.name,
        "rank": Rank(approval.rank).label,
        "authority": approval.authority,
        "at": gov_datetime(approval.approved_at),
        "sha256": approval.sha256,
    }


def confidential_contacts(approval: Approval) -> list[dict[str, Any]]:
    """Those of the people to be protected, as they are now; empty when nobody has any."""
    victims = approval.version.application.protected.select_related("person", "case")
    contacts = [_contacts(victim) for victim in victims]
    return contacts if any(contact["details"] for contact in contacts) else []


def sheet_basis(approval: Approval) -> str:
    """Another one as soon as a person or a detail the sheet may show is added, changed or removed."""
    application = approval.version.application
    people = Person.objects.filter(victim_in__in=application.protected.all()).distinct()
    recorded = ContactDetail.objects.filter(person__in=people, case__unit=application.case.unit_id)
    rows = [
        *people.order_by("pk").values_list("pk", "version"),
        *recorded.order_by("pk").values_list("pk", "version", "removed_at"),
    ]
    return sha256(repr(rows).encode()).hexdigest()


def _contacts(victim: Victim) -> dict[str, Any]:
    rows = details_for(victim.case, victim.person).filter(is_confidential=True)
    details = [{"label": ContactKind(row.kind).label, "value": row.value, "note": row.note} for row in rows]
    return {"name": victim.person.name, "details": details}


def _renditions(approval: Approval) -> dict[str, Rendition]:
    """The copies that are ready, by the reference of their exhibit. A recording's is a cover, which a bundle has anyway."""
    links = approval.version.application.exhibit_links.filter(exhibit__rendition__state=RenditionState.READY)
    exhibits = [link.exhibit for link in links.select_related("exhibit__rendition")]
    return {
        exhibit.reference: Rendition(
            path_of(exhibit.rendition.sha256), exhibit.rendition.sha256, exhibit.rendition.sentence
        )
        for exhibit in exhibits
        if not is_recording(exhibit)
    }


def _exhibit(row: dict[str, Any], rendition: Rendition | None) -> Exhibit:
    return Exhibit(
        id=row["reference"],
        title=row["title"],
        section=EXHIBITS,
        path=path_of(row["sha256"]),
        media_type=row["media_type"],
        sha256=row["sha256"],
        rendition=rendition,
    )
