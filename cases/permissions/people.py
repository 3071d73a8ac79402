"""Who may see the people in a case and what is known of them."""

from django.db.models import Case as DbCase
from django.db.models import Q, QuerySet, When
from django.db.models.functions import Coalesce

from cases.models import Alias, Case, ContactDetail, EarlierOrder, Person, Suspect, Victim
from cases.permissions.cases import case_in_scope, opened
from spo.accounts.models import User
from spo.exceptions import NotVisible


def visible_contact_details(person: Person) -> QuerySet[ContactDetail]:
    """The standing details of somebody whose page was opened. Confidential values are shown one at a time."""
    return ContactDetail.objects.filter(person=person, removed_at__isnull=True)


def visible_aliases(person: Person) -> QuerySet[Alias]:
    """The other names of somebody whose page was opened."""
    return Alias.objects.filter(person=person)


def joined_names(person: Person) -> list[str]:
    """The names of the records that were joined to somebody whose page was opened."""
    joined = Person.objects.filter(identity=person).order_by("pk")
    return list(dict.fromkeys(other.name for other in joined if other.is_identified))


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


def open_alias(role: Victim | Suspect, pk: int) -> Alias:
    """A name of somebody whose page was opened."""
    found = Alias.objects.filter(person=role.person, pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def open_earlier_order(user: User, reference: str, pk: int) -> EarlierOrder:
    case = case_in_scope(user, reference)
    standing = EarlierOrder.objects.filter(suspect__case=case, removed_at__isnull=True)
    return opened(user, case, standing.filter(pk=pk).select_related("suspect__person"))


def open_contact_detail(user: User, reference: str, pk: int) -> tuple[Case, ContactDetail]:
    """A contact detail of somebody in this case, its value readable."""
    case = case_in_scope(user, reference)
    people = [case.suspect.person_id, *(victim.person_id for victim in case.victims.all())]
    standing = ContactDetail.objects.filter(person__in=people, removed_at__isnull=True)
    return case, opened(user, case, standing.filter(pk=pk).select_related("person"))


def _victim(user: User, case: Case, pk: int) -> Victim:
    """A removed one too: who they are stays to be read, and mended.

    Two entries that became one person keep the addresses they had.
    """
    victims = Victim.objects.filter(Q(person=pk) | Q(recorded_as=pk), case=case)
    own_first = victims.annotate(key=Coalesce("recorded_as", "person")).order_by(
        DbCase(When(key=pk, then=0), default=1), "pk"
    )
    return opened(user, case, own_first.select_related("person", "recorded_as", "removed_by"))


def _suspect(user: User, case: Case) -> Suspect:
    return opened(user, case, Suspect.objects.filter(case=case).select_related("person", "recorded_as"))
