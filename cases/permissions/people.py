"""Who may see the people in a case and what is known of them."""

from django.db.models import Case as DbCase
from django.db.models import Q, QuerySet, When
from django.db.models.functions import Coalesce

from cases.models import Alias, Case, ContactDetail, EarlierOrder, Person, Suspect, Victim
from cases.permissions.cases import case_in_scope, opened, visible_cases
from cases.permissions.merges import check_use_person
from spo.accounts.models import Unit, User
from spo.exceptions import NotVisible


def visible_contact_details(user: User, person: Person) -> QuerySet[ContactDetail]:
    """The standing details of somebody whose page was opened, recorded in cases in scope. Confidential values are
    shown one at a time."""
    return _standing(person).filter(case__in=visible_cases(user))


def visible_aliases(user: User, person: Person) -> QuerySet[Alias]:
    """The other names of somebody whose page was opened, recorded in cases in scope."""
    return Alias.objects.filter(person=person, case__in=visible_cases(user))


def joined_names(user: User, person: Person) -> list[str]:
    """The names of the records that were joined to somebody whose page was opened, of those in cases in scope."""
    return _names_of_joined(person, visible_cases(user))


def recorded_elsewhere(user: User, person: Person) -> QuerySet[Unit]:
    """The units to be asked for details and names of somebody that were recorded in a case out of scope."""
    held = Q(pk__in=_standing(person).values("case")) | Q(pk__in=person.aliases.values("case"))
    return Unit.objects.filter(
        cases__in=Case.objects.filter(held).exclude(pk__in=visible_cases(user))
    ).distinct()


def details_for(case: Case, person: Person) -> QuerySet[ContactDetail]:
    """Those that papers of a case may show: what the unit that has the case recorded."""
    return _standing(person).filter(case__unit=case.unit_id)


def other_names_for(case: Case, person: Person) -> list[str]:
    """Every name but their own that papers of a case may show, once: aliases, and names of records joined to theirs."""
    aliases = Alias.objects.filter(person=person, case__unit=case.unit_id).values_list("name", flat=True)
    names = [*aliases, *_names_of_joined(person, Case.objects.filter(unit=case.unit_id))]
    once = {name.casefold(): name for name in names}
    return [name for key, name in once.items() if key != person.name.casefold()]


def visible_earlier_orders(suspect: Suspect) -> QuerySet[EarlierOrder]:
    return EarlierOrder.objects.filter(suspect=suspect, removed_at__isnull=True)


def open_person(user: User, reference: str, pk: int) -> Victim | Suspect:
    """What a person is in this case, with the person."""
    case = case_in_scope(user, reference)
    is_suspect = pk in (case.suspect.person_key, case.suspect.person_id)
    return _suspect(user, case) if is_suspect else _victim(user, case, pk)


def open_victim(user: User, reference: str, pk: int) -> Victim:
    """The person as a victim in this case; there is no such page of the suspect."""
    return _victim(user, case_in_scope(user, reference), pk)


def open_suspect(user: User, reference: str) -> Suspect:
    return _suspect(user, case_in_scope(user, reference))


def open_alias(user: User, role: Victim | Suspect, pk: int) -> Alias:
    """A name of somebody whose page was opened."""
    found = visible_aliases(user, role.person).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def open_earlier_order(user: User, reference: str, pk: int) -> EarlierOrder:
    case = case_in_scope(user, reference)
    standing = EarlierOrder.objects.filter(suspect__case=case, removed_at__isnull=True)
    return opened(user, case, standing.filter(pk=pk).select_related("suspect__person"))


def open_contact_detail(user: User, reference: str, pk: int) -> tuple[Case, ContactDetail]:
    """A contact detail of somebody in this case, recorded in a case in scope, its value readable."""
    case = case_in_scope(user, reference)
    people = [case.suspect.person_id, *(victim.person_id for victim in case.victims.all())]
    standing = ContactDetail.objects.filter(person__in=people, removed_at__isnull=True)
    seen = standing.filter(pk=pk, case__in=visible_cases(user))
    return case, opened(user, case, seen.select_related("person"))


def _victim(user: User, case: Case, pk: int) -> Victim:
    """A removed one too, while no other unit has them: who they are stays to be read, and mended.

    Two entries that became one person keep the addresses they had.
    """
    victims = Victim.objects.filter(Q(person=pk) | Q(recorded_as=pk), case=case)
    own_first = victims.annotate(key=Coalesce("recorded_as", "person")).order_by(
        DbCase(When(key=pk, then=0), default=1), "pk"
    )
    found = own_first.select_related("person", "recorded_as", "removed_by")
    if found and found[0].is_removed:
        check_use_person(user, found[0].person)
    return opened(user, case, found)


def _suspect(user: User, case: Case) -> Suspect:
    return opened(user, case, Suspect.objects.filter(case=case).select_related("person", "recorded_as"))


def _standing(person: Person) -> QuerySet[ContactDetail]:
    return ContactDetail.objects.filter(person=person, removed_at__isnull=True)


def _names_of_joined(person: Person, cases: QuerySet[Case]) -> list[str]:
    """Of the records that were made for one of these cases."""
    here = Q(pk__in=Victim.objects.filter(case__in=cases, recorded_as__isnull=False).values("recorded_as"))
    here |= Q(pk__in=Suspect.objects.filter(case__in=cases, recorded_as__isnull=False).values("recorded_as"))
    joined = Person.objects.filter(here, identity=person).order_by("pk")
    return list(dict.fromkeys(other.name for other in joined if other.is_identified))
