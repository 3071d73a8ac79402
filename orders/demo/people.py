"""Who works in the demo. Their addresses end in `.invalid`, so no mail can ever leave."""

from dataclasses import dataclass

from spo.accounts.enums import Rank, Role
from spo.accounts.models import Court, Unit, User

FORCE = "Northmoor Police"
CHIEF_OFFICER = "The Chief Constable of Northmoor Police"


@dataclass(frozen=True)
class Cast:
    """The accounts a story needs, by what they do."""

    officer: User
    colleague: User
    supervisor: User
    authorising_officer: User
    clerk: User
    court: Court


def create_cast() -> Cast:
    """Two units, two courts, and one account or more for every role."""
    unit = Unit.objects.create(name="Stalking Unit", force=FORCE, chief_officer=CHIEF_OFFICER)
    south = Unit.objects.create(name="Southvale Protection Team", force=FORCE, chief_officer=CHIEF_OFFICER)
    court = Court.objects.create(
        name="Northmoor Magistrates’ Court", address="Assize Square\nNorthmoor\nNM1 1AA"
    )
    west = Court.objects.create(
        name="Westhaven Magistrates’ Court", address="2 Customs Quay\nWesthaven\nWH1 3BC"
    )
    cast = Cast(
        officer=_user("Ana Reyes", Role.OFFICER, Rank.CONSTABLE, "4127", unit=unit),
        colleague=_user("Ben Whitlock", Role.OFFICER, Rank.CONSTABLE, "3906", unit=unit),
        supervisor=_user("Priya Nair", Role.SUPERVISOR, Rank.SERGEANT, "2210", unit=unit),
        authorising_officer=_user("Helen Marsh", Role.SUPERVISOR, Rank.SUPERINTENDENT, "0871", unit=unit),
        clerk=_user("Owen Bell", Role.CLERK, court=court),
        court=court,
    )
    _user("Joe Lunn", Role.OFFICER, Rank.CONSTABLE, "5518", unit=south)
    _user("Mair Hughes", Role.CLERK, court=west)
    _user("Ruth Adeyemi", Role.AUDITOR)
    _user("Sam Kerr", Role.ADMINISTRATOR)
    return cast


def _user(
    name: str,
    role: Role,
    rank: Rank = Rank.STAFF,
    collar_number: str = "",
    *,
    unit: Unit | None = None,
    court: Court | None = None,
) -> User:
    email = f"{name.lower().replace(' ', '.')}@demo.invalid"
    user = User(
        email=email, name=name, role=role, rank=rank, collar_number=collar_number, unit=unit, court=court
    )
    user.set_unusable_password()
    user.save()
    return user
