"""The fixed cast: the people that every test is about, and clients signed in as them."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from spo.accounts import sessions
from spo.accounts.enums import Rank, Role
from spo.accounts.models import Court, Unit, User
from tests.factories.accounts import CentralUserFactory, ClerkFactory, CourtFactory, UnitFactory, UserFactory


@pytest.fixture
def rows(request: pytest.FixtureRequest) -> None:
    """Rows may be made: committed ones when the test asks for `committed`, otherwise rolled back at its end."""
    request.getfixturevalue("committed" if "committed" in request.fixturenames else "db")


@pytest.fixture
def unit(rows: None) -> Unit:
    return UnitFactory(name="Stalking and Harassment Unit")


@pytest.fixture
def other_unit(rows: None) -> Unit:
    return UnitFactory(name="Southern Stalking Unit")


@pytest.fixture
def court(rows: None) -> Court:
    return CourtFactory(name="Northmoor Magistrates' Court")


@pytest.fixture
def other_court(rows: None) -> Court:
    return CourtFactory(name="Eastfield Magistrates' Court")


@pytest.fixture
def officer(unit: Unit) -> User:
    return UserFactory(name="Olivia Officer", collar_number="1001", unit=unit)


@pytest.fixture
def colleague(unit: Unit) -> User:
    return UserFactory(name="Callum Colleague", collar_number="1002", unit=unit)


@pytest.fixture
def supervisor(unit: Unit) -> User:
    return UserFactory(
        name="Simon Supervisor", collar_number="1003", rank=Rank.SERGEANT, role=Role.SUPERVISOR, unit=unit
    )


@pytest.fixture
def authorising_officer(unit: Unit) -> User:
    return UserFactory(
        name="Anita Authorising",
        collar_number="1004",
        rank=Rank.SUPERINTENDENT,
        role=Role.SUPERVISOR,
        unit=unit,
    )


@pytest.fixture
def stranger(other_unit: Unit) -> User:
    return UserFactory(name="Stella Stranger", collar_number="2001", unit=other_unit)


@pytest.fixture
def clerk(court: Court) -> User:
    return ClerkFactory(name="Clara Clerk", court=court)


@pytest.fixture
def other_clerk(other_court: Court) -> User:
    return ClerkFactory(name="Colin Clerk", court=other_court)


@pytest.fixture
def auditor(rows: None) -> User:
    return CentralUserFactory(name="Aisha Auditor")


@pytest.fixture
def administrator(rows: None) -> User:
    return CentralUserFactory(name="Adam Administrator", role=Role.ADMINISTRATOR)


def enrol(user: User) -> Authenticator:
    """A real authenticator app for this person, unless they have one."""
    existing = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    return existing or TOTP.activate(user, generate_totp_secret()).instance


@pytest.fixture
def client_for(rows: None) -> Callable[[User], Client]:
    """Call it with a person for a client signed in as them, second factor and all."""

    def sign_in(user: User) -> Client:
        enrol(user)
        client = Client()
        client.force_login(user)
        session = client.session
        sessions.prove_second_factor(session)
        session.save()
        return client

    return sign_in
