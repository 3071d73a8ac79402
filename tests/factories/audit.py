"""Events of the record."""

import factory
from factory.django import DjangoModelFactory

from spo.audit.enums import Operation
from spo.audit.models import AuditEvent


class AuditEventFactory(DjangoModelFactory):
    """An incident logged by an officer, unless told otherwise."""

    class Meta:
        model = AuditEvent

    who = "Constable Olivia Officer (1001), user 1"
    role = "officer"
    did = "incident.logged"
    operation = Operation.COLLECTION
    subject = factory.Sequence("incident {}".format)
    case_reference = "SPO-2026-000123"
