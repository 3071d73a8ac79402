"""Who wrote what an application says: its sections, and what its text takes over from the case."""

from collections.abc import Iterator

from cases.enums import ContactKind
from cases.models import ContactDetail, EarlierOrder, PersonMerge
from orders.models import Application, SubmittedVersion
from spo.accounts.models import User
from spo.audit.models import AuditEvent

WRITTEN = [
    "case.created",
    "case.changed",
    "incident.logged",
    "incident.changed",
    "incident.received",
    "incident.weighed",
    "incident.taken_out",
    "suspect.changed",
    "person.changed",
    "person.merged",
    "alias.added",
    "alias.removed",
    "contact_detail.added",
    "contact_detail.changed",
    "earlier_order.added",
    "earlier_order.changed",
    "exhibit.added",
    "exhibit.changed",
]


def has_written(user: User, application: Application) -> bool:
    """The author, whoever edited or submitted any version, and whoever recorded a fact that the text takes.

    The database refuses the same, by triggers of the migrations.
    """
    return (
        application.author_id == user.pk
        or application.edits.filter(edited_by=user).exists()
        or SubmittedVersion.objects.filter(application=application, submitted_by=user).exists()
        or _has_recorded_facts(user, application)
    )


def _has_recorded_facts(user: User, application: Application) -> bool:
    recorded = AuditEvent.objects.filter(
        case_reference=application.case.reference, who__endswith=f", user {user.pk}", did__in=WRITTEN
    )
    subjects = set(recorded.values_list("subject", flat=True))
    return bool(subjects) and not subjects.isdisjoint(_facts(application))


def _facts(application: Application) -> Iterator[str]:
    """What the text takes from the case, as the record names it."""
    yield "case"
    yield "suspect"
    for merge in PersonMerge.objects.standing().filter(kept__suspect_in__case=application.case_id):
        yield merge.subject
    for incident in application.incidents.filter(withdrawn_at=None):
        yield incident.subject
    for link in application.exhibit_links.select_related("exhibit"):
        yield link.exhibit.subject
    for order in EarlierOrder.objects.filter(suspect__case=application.case_id, removed_at=None):
        yield order.subject
    for address in ContactDetail.objects.filter(
        person__suspect_in__case=application.case_id,
        kind=ContactKind.ADDRESS,
        is_confidential=False,
        removed_at=None,
    ):
        yield address.subject
