"""Two records joined and parted: every link goes where it belongs, and nobody reaches over the edge of their unit."""

from collections.abc import Callable
from datetime import date

import pytest

from cases import hooks
from cases.actions.contacts import add_contact_detail
from cases.actions.merges import merge_people, undo_merge
from cases.actions.people import add_alias, add_victim, change_person
from cases.enums import ContactKind
from cases.matching.index import reindex
from cases.models import Alias, Case, ContactDetail, Person, PersonMerge, PersonName, Suspect, Trace, Victim
from cases.naming import Named
from cases.permissions.people import other_names_for
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, NotNow, NotVisible, Stale
from tests.factories.cases import make_case

WHY = "The same fingerprints."


@pytest.fixture
def kept(case: Case) -> Suspect:
    return case.suspect


@pytest.fixture
def merged(officer: User) -> Suspect:
    """Of another case, by another name, with a detail and an alias."""
    role = make_case(officer=officer).suspect
    person = change_person(by=officer, role=role, version=1, given_names="Sid", family_name="Shade")
    add_alias(by=officer, role=role, name="Slim")
    add_contact_detail(by=officer, role=role, kind=ContactKind.PHONE, value="07700 900111")
    role.person = person
    return role


def join(by: User, kept: Suspect, merged: Suspect) -> PersonMerge:
    return merge_people(by=by, kept=kept.person, merged=merged.person, reason=WHY)


def holders() -> dict[str, tuple[int, int | None]]:
    """To whom each link belongs, and for whom it was recorded."""
    return {
        f"{model.__name__} {row.pk}": (row.person_id, row.recorded_as_id)
        for model in (Victim, Suspect, Alias, ContactDetail)
        for row in model.objects.all()
    }


def index() -> set[tuple[int, str]]:
    names = {(row.person_id, row.folded) for row in PersonName.objects.all()}
    return names | {(row.person_id, row.hash) for row in Trace.objects.all()}


def test_merge_moves_every_link_and_says_whom_it_was_recorded_for(
    officer: User, kept: Suspect, merged: Suspect
) -> None:
    join(officer, kept, merged)

    now = (kept.person_id, merged.person_id)
    suspect = Suspect.objects.get(pk=merged.pk)
    assert (suspect.person_id, suspect.recorded_as_id) == now
    assert [(row.person_id, row.recorded_as_id) for row in Alias.objects.all()] == [now]
    assert [(row.person_id, row.recorded_as_id) for row in ContactDetail.objects.all()] == [now]
    assert Person.objects.get(pk=merged.person_id).identity_id == kept.person_id


def test_merge_keeps_the_name_of_the_kept_record_and_finds_it_by_both(
    officer: User, kept: Suspect, merged: Suspect
) -> None:
    join(officer, kept, merged)

    person = Person.objects.get(pk=kept.person_id)
    found = PersonName.objects.order_by("folded").values_list("person", "folded", "source")
    assert (person.name, sorted(other_names_for(kept.case, person))) == (
        "Simon Shadow",
        ["Sid Shade", "Slim"],
    )
    assert [row for row in found if row[0] in (kept.person_id, merged.person_id)] == [
        (kept.person_id, "shade sid", "alias"),
        (kept.person_id, "shadow simon", "name"),
        (kept.person_id, "slim", "alias"),
    ]
    assert set(Trace.objects.values_list("person", flat=True)) == {kept.person_id}


def test_undo_gives_back_everything_and_leaves_what_was_added_since(
    officer: User, kept: Suspect, merged: Suspect
) -> None:
    reindex(kept.person_id)
    before, index_before = holders(), index()
    merge = join(officer, kept, merged)
    since = add_contact_detail(
        by=officer, role=Suspect.objects.get(pk=merged.pk), kind=ContactKind.EMAIL, value="slim@example.com"
    )

    undo_merge(by=officer, merge=merge, reason="Brothers.")

    assert holders() == before | {f"ContactDetail {since.pk}": (kept.person_id, None)}
    assert index() == index_before | set(Trace.objects.filter(detail=since).values_list("person", "hash"))
    assert Person.objects.get(pk=merged.person_id).identity is None


def test_merge_and_undo_are_in_the_record_of_every_case(
    officer: User, kept: Suspect, merged: Suspect
) -> None:
    merge = join(officer, kept, merged)
    undo_merge(by=officer, merge=merge, reason="Brothers.")

    found = AuditEvent.objects.filter(subject=merge.subject).values_list("did", "case_reference", "reason")
    both = sorted([kept.case.reference, merged.case.reference])
    assert sorted(found) == [(did, case, "") for did in ("person.merged", "person.parted") for case in both]


def test_floors_above_hear_of_it_in_the_same_transaction(
    officer: User, kept: Suspect, merged: Suspect, hooked: Callable
) -> None:
    heard = []
    hooked(hooks.contact_changed, lambda by, person: heard.append(("changed", person.pk)))
    hooked(hooks.person_named, lambda by, case, person: heard.append((case.reference, person.pk)))

    join(officer, kept, merged)

    assert heard == [
        ("changed", kept.person_id),
        (kept.case.reference, kept.person_id),
        (merged.case.reference, kept.person_id),
    ]


def test_merge_is_refused_for_one_record_and_for_one_that_was_joined(
    officer: User, kept: Suspect, merged: Suspect
) -> None:
    with pytest.raises(NotNow, match="one record already"):
        merge_people(by=officer, kept=kept.person, merged=kept.person, reason=WHY)
    join(officer, kept, merged)

    with pytest.raises(NotNow, match="joined to another meanwhile"):
        join(officer, kept, merged)
    assert PersonMerge.objects.count() == 1


def test_merge_is_refused_for_the_victim_and_the_suspect_of_one_case(officer: User, kept: Suspect) -> None:
    victim = kept.case.victims.first()

    with pytest.raises(
        NotNow, match=f"In case {kept.case.reference} one is the victim and the other the suspect"
    ):
        merge_people(by=officer, kept=kept.person, merged=victim.person, reason=WHY)


def test_merge_names_the_unit_that_has_one_of_them_too(
    officer: User, stranger: User, kept: Suspect, merged: Suspect
) -> None:
    other = make_case(officer=stranger)
    Suspect.objects.filter(pk=other.suspect.pk).update(person=merged.person)

    with pytest.raises(Denied, match=f"Ask {stranger.unit}"):
        join(officer, kept, merged)


def test_merge_with_somebody_out_of_scope_learns_nothing(
    officer: User, stranger: User, kept: Suspect
) -> None:
    other = make_case(officer=stranger).suspect

    with pytest.raises(NotVisible):
        join(officer, kept, other)


def test_two_victims_of_a_case_stay_two_entries(officer: User, case: Case) -> None:
    first, second = case.victims.all()

    merge_people(by=officer, kept=first.person, merged=second.person, reason=WHY)

    entries = [(row.person_id, row.person_key) for row in case.victims.all()]
    assert entries == [(first.person_id, first.person_id), (first.person_id, second.person_id)]


def test_form_opened_before_a_merge_overwrites_nobody(officer: User, kept: Suspect, merged: Suspect) -> None:
    version = merged.person.version
    join(officer, kept, merged)

    with pytest.raises(Stale):
        change_person(
            by=officer,
            role=Suspect.objects.get(pk=merged.pk),
            version=version,
            given_names="Sidney",
            family_name="Shade",
            date_of_birth=date(1990, 1, 1),
        )
    assert Person.objects.get(pk=kept.person_id).name == "Simon Shadow"


def test_undo_is_refused_twice_and_outside_the_unit(
    officer: User, stranger: User, kept: Suspect, merged: Suspect
) -> None:
    merge = join(officer, kept, merged)

    with pytest.raises(NotVisible):
        undo_merge(by=stranger, merge=merge, reason="Brothers.")
    undo_merge(by=officer, merge=merge, reason="Brothers.")
    with pytest.raises(NotNow, match="were separated"):
        undo_merge(by=officer, merge=merge, reason="Brothers.")


def test_recorded_person_is_added_to_a_second_case_once(officer: User, case: Case, merged: Suspect) -> None:
    person = case.victims.first().person
    named = Named("Typed", "Otherwise", recorded=person)

    victim = add_victim(by=officer, case=merged.case, named=named)

    assert (victim.person, Person.objects.filter(given_names="Typed").count()) == (person, 0)
    with pytest.raises(NotNow, match="is a victim in this case already"):
        add_victim(by=officer, case=merged.case, named=named)
    with pytest.raises(NotNow, match="is the suspect in this case"):
        add_victim(by=officer, case=merged.case, named=Named(recorded=merged.person))


def test_recorded_person_of_another_unit_cannot_be_used(officer: User, stranger: User, case: Case) -> None:
    theirs = make_case(officer=stranger).suspect.person

    with pytest.raises(NotVisible):
        add_victim(by=officer, case=case, named=Named(recorded=theirs))
