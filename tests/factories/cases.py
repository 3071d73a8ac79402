"""Cases and what is in them."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from cases.enums import Act, ClosingReason, Relationship
from cases.models import Case, Closing, Exhibit, Incident, IncidentVictim, Person, Suspect, Victim
from spo.accounts.models import Unit, User
from tests.factories.accounts import UserFactory


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    given_names = factory.Sequence("Vera {}".format)
    family_name = "Example"


class CaseFactory(DjangoModelFactory):
    class Meta:
        model = Case

    reference = factory.Sequence("SPO-2026-{:06}".format)
    officer = factory.SubFactory(UserFactory)
    unit = factory.SelfAttribute("officer.unit")
    opened_by = factory.SelfAttribute("officer")
    relationship = Relationship.STRANGER


class VictimFactory(DjangoModelFactory):
    class Meta:
        model = Victim

    case = factory.SubFactory(CaseFactory)
    person = factory.SubFactory(PersonFactory)


class SuspectFactory(DjangoModelFactory):
    class Meta:
        model = Suspect

    case = factory.SubFactory(CaseFactory)
    person = factory.SubFactory(PersonFactory, given_names="Simon", family_name="Shadow")


class IncidentFactory(DjangoModelFactory):
    class Meta:
        model = Incident

    case = factory.SubFactory(CaseFactory)
    number = factory.LazyAttribute(lambda row: row.case.incidents.count() + 1)
    starts_on = date(2026, 5, 3)
    acts = factory.LazyFunction(lambda: [Act.FOLLOWING])
    what_happened = "Followed her from the station to her door."
    logged_by = factory.SelfAttribute("case.officer")


class ExhibitFactory(DjangoModelFactory):
    """The row alone: no file lies in the store."""

    class Meta:
        model = Exhibit

    case = factory.SubFactory(CaseFactory)
    initials = "OO"
    number = factory.LazyAttribute(lambda row: row.case.exhibits.count() + 1)
    title = "Letter"
    file_name = "letter.pdf"
    media_type = "application/pdf"
    size = 10
    sha256 = "a" * 64
    is_for_respondent = True
    added_by = factory.SelfAttribute("case.officer")


def close_behind(case: Case, by: User) -> Closing:
    """Closed as it could be before what waits in it had to be finished first."""
    return Closing.objects.create(case=case, reason=ClosingReason.OTHER, explanation="Over.", closed_by=by)


def make_case(
    *, unit: Unit | None = None, officer: User | None = None, victims: int = 1, incidents: int = 0
) -> Case:
    """A case with a suspect, so many victims, and so many incidents against the first of them."""
    holder = officer or UserFactory(**({"unit": unit} if unit else {}))
    case = CaseFactory(officer=holder, unit=unit or holder.unit)
    SuspectFactory(case=case)
    aimed_at = [VictimFactory(case=case) for _ in range(victims)]
    for _ in range(incidents):
        incident = IncidentFactory(case=case)
        IncidentVictim.objects.bulk_create(
            IncidentVictim(incident=incident, victim=victim) for victim in aimed_at[:1]
        )
    return case
