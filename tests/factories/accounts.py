"""Units, courts and people."""

from datetime import timedelta

import factory
from django.contrib.auth.hashers import make_password
from django.utils import timezone
from factory.django import DjangoModelFactory

from spo.accounts.enums import Rank, Role
from spo.accounts.models import Court, Invitation, Unit, User

PASSWORD = "correct horse battery staple"


class UnitFactory(DjangoModelFactory):
    class Meta:
        model = Unit

    name = factory.Sequence("Stalking Unit {}".format)
    force = "Northmoor Police"
    chief_officer = "The Chief Constable of Northmoor Police"


class CourtFactory(DjangoModelFactory):
    class Meta:
        model = Court

    name = factory.Sequence("Court {} Magistrates' Court".format)
    address = "1 Market Place, Northmoor"


class UserFactory(DjangoModelFactory):
    """An officer, unless told otherwise."""

    class Meta:
        model = User

    email = factory.Sequence("person{}@northmoor.example".format)
    password = factory.LazyFunction(lambda: make_password(PASSWORD))
    name = factory.Sequence("Robin Person {}".format)
    collar_number = factory.Sequence("{:04}".format)
    rank = Rank.CONSTABLE
    role = Role.OFFICER
    unit = factory.SubFactory(UnitFactory)


class CentralUserFactory(UserFactory):
    """Somebody who belongs to no unit: an auditor, unless told otherwise."""

    collar_number = ""
    rank = Rank.STAFF
    role = Role.AUDITOR
    unit = None


class ClerkFactory(CentralUserFactory):
    role = Role.CLERK
    court = factory.SubFactory(CourtFactory)


class InvitationFactory(DjangoModelFactory):
    """A link on its way to somebody who has no password yet."""

    class Meta:
        model = Invitation

    user = factory.SubFactory(UserFactory, password="!")
    token_hash = factory.Sequence("{:064x}".format)
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))
