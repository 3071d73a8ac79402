"""Keeps what people are found by in step with what is recorded of them. Called inside the action that changed it."""

from collections.abc import Collection, Iterator

from django.db import connection, transaction

from cases.enums import NameSource
from cases.matching.scoring import folded
from cases.matching.traces import traces_of
from cases.models import ContactDetail, Person, PersonName, Trace

BATCH = 1000
SOUND = """
UPDATE cases_personname AS name SET sounds = ARRAY(
    SELECT DISTINCT code
    FROM unnest(string_to_array(name.folded, ' ')) AS word,
        unnest(array_remove(ARRAY[dmetaphone(word), dmetaphone_alt(word)], '')) AS code
)
WHERE name.person_id = ANY(%s)
"""


@transaction.atomic
def reindex(*people: Person | int) -> None:
    """Write anew what these are found by. A record that was joined to another is found through that one alone."""
    keys = [person.pk if isinstance(person, Person) else person for person in people]
    rows = {
        person.pk: person for person in Person.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    }
    _clear(keys)
    own = [key for key in keys if rows[key].identity_id is None]
    PersonName.objects.bulk_create(_names(own))
    with connection.cursor() as cursor:
        cursor.execute(SOUND, [own])
    Trace.objects.bulk_create(_traces(own))


def batches(keys: list[int]) -> Iterator[list[int]]:
    """As many at a time as a statement takes well."""
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]


def _clear(keys: Collection[int]) -> None:
    PersonName.objects.filter(person__in=keys).delete()
    Trace.objects.filter(person__in=keys).delete()
    Trace.objects.filter(detail__person__in=keys).delete()


def _names(keys: Collection[int]) -> Iterator[PersonName]:
    """The names of each person, their other names, and those of the records joined to theirs."""
    for person in Person.objects.filter(pk__in=keys).prefetch_related("aliases__case", "joined"):
        own = folded(person.name) if person.is_identified else ""
        others = {(folded(alias.name), alias.case.unit_id): alias for alias in person.aliases.all()}
        joined = {(folded(other.name), None): None for other in person.joined.all() if other.is_identified}
        if own:
            yield PersonName(person=person, source=NameSource.NAME, folded=own)
        for (text, _), alias in (joined | others).items():
            if text and text != own:
                yield PersonName(person=person, source=NameSource.ALIAS, alias=alias, folded=text)


def _traces(keys: Collection[int]) -> Iterator[Trace]:
    for detail in ContactDetail.objects.filter(person__in=keys, removed_at__isnull=True):
        for kind, found_by in sorted(traces_of(detail.kind, detail.value)):
            yield Trace(person_id=detail.person_id, detail=detail, kind=kind, hash=found_by)
