"""Any sequence of edits, joinings and partings ends with every link where it belongs: held against a plain model."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from cases.actions.contacts import add_contact_detail, change_contact_detail, remove_contact_detail
from cases.actions.merges import merge_people, undo_merge
from cases.actions.people import add_alias, add_victim, change_person, remove_alias
from cases.enums import ContactKind
from cases.matching.index import reindex
from cases.matching.scoring import folded
from cases.matching.traces import traces_of
from cases.models import Alias, ContactDetail, Person, PersonMerge, PersonName, Suspect, Trace, Victim
from cases.naming import Named
from cases.policies.merging import check_can_merge, check_new_victim
from spo.accounts.models import User
from spo.refusals import can
from tests.factories.accounts import UserFactory
from tests.factories.cases import make_case

PEOPLE = 4
WHO = st.integers(0, PEOPLE - 1)


class Joining(RuleBasedStateMachine):
    """The model: for whom each link was recorded, and which joinings stand. Whose it is follows by walking up."""

    @initialize()
    def people(self) -> None:
        self.sandbox = transaction.atomic()
        self.sandbox.__enter__()
        self.by: User = UserFactory()
        self.roles = [make_case(officer=self.by, victims=0).suspect for _ in range(PEOPLE)]
        self.keys = [role.person_id for role in self.roles]
        self.origins: dict[Any, int] = {(Suspect, role.pk): role.person_id for role in self.roles}
        self.names: dict[int, str] = dict.fromkeys(self.keys, "shadow simon")
        self.others: dict[int, str] = {}
        reindex(*self.keys)
        self.kept_of: dict[int, tuple[int, PersonMerge]] = {}
        self.numbers: dict[int, str] = {}

    def root(self, key: int) -> int:
        while key in self.kept_of:
            key = self.kept_of[key][0]
        return key

    @rule(who=WHO)
    def add_detail(self, who: int) -> None:
        value = f"07700 9{len(self.numbers):05}"
        detail = add_contact_detail(by=self.by, role=self.role(who), kind=ContactKind.PHONE, value=value)
        self.origins[ContactDetail, detail.pk] = self.root(self.keys[who])
        self.numbers[detail.pk] = value

    @rule(who=WHO)
    def add_name(self, who: int) -> None:
        alias = add_alias(by=self.by, role=self.role(who), name=f"Alias {'abcdefgh'[len(self.origins) % 8]}")
        self.origins.setdefault((Alias, alias.pk), self.root(self.keys[who]))
        self.others[alias.pk] = folded(alias.name)

    @precondition(lambda self: self.others)
    @rule(data=st.data())
    def remove_name(self, data: st.DataObject) -> None:
        alias = Alias.objects.get(pk=data.draw(st.sampled_from(sorted(self.others))))
        remove_alias(by=self.by, role=self.role_of(alias.person_id), alias=alias)
        del self.others[alias.pk], self.origins[Alias, alias.pk]

    @precondition(lambda self: self.numbers)
    @rule(data=st.data())
    def remove_detail(self, data: st.DataObject) -> None:
        """Taken back, it leads to nobody, and still goes where it belongs."""
        detail = ContactDetail.objects.get(pk=data.draw(st.sampled_from(sorted(self.numbers))))
        remove_contact_detail(by=self.by, case=self.role_of(detail.person_id).case, detail=detail)
        del self.numbers[detail.pk]

    @rule(who=WHO, letter=st.sampled_from("abc"))
    def change_name(self, who: int, letter: str) -> None:
        role = self.role(who)
        facts = {"given_names": "Simon", "family_name": f"Shadow{letter}"}
        change_person(by=self.by, role=role, version=role.person.version, **facts)
        self.names[self.root(self.keys[who])] = f"shadow{letter} simon"

    @rule(who=WHO, where=WHO, is_recorded=st.booleans())
    def add_victim_to(self, who: int, where: int, is_recorded: bool) -> None:
        """Somebody recorded already, perhaps joined meanwhile; or somebody new, who may be joined to them later."""
        case, chosen = self.role(where).case, Person.objects.get(pk=self.keys[who])
        if not is_recorded:
            victim = add_victim(by=self.by, case=case, named=Named("Vera", "Example"))
            self.keys.append(victim.person_id)
            self.names[victim.person_id] = "example vera"
        elif can(check_new_victim, case, chosen.identity or chosen):
            victim = add_victim(by=self.by, case=case, named=Named(recorded=chosen))
        else:
            return
        self.origins[Victim, victim.pk] = victim.person_id

    @precondition(lambda self: self.numbers)
    @rule(data=st.data())
    def change_detail(self, data: st.DataObject) -> None:
        detail = ContactDetail.objects.get(pk=data.draw(st.sampled_from(sorted(self.numbers))))
        value = f"07701 9{detail.pk % 100_000:05}"
        case = self.role_of(detail.person_id).case
        same = {
            "kind": detail.kind,
            "is_confidential": True,
            "is_unsafe_to_contact": False,
            "note": "changed",
        }
        dates = {"from_on": None, "until_on": None}
        change_contact_detail(
            by=self.by, case=case, detail=detail, version=detail.version, value=value, **same, **dates
        )
        self.numbers[detail.pk] = value

    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        one, other = (data.draw(st.sampled_from(self.keys)) for _ in range(2))
        kept, merged = (Person.objects.get(pk=self.root(key)) for key in (one, other))
        if can(check_can_merge, kept, merged):
            merge = merge_people(by=self.by, reason="One", kept=kept, merged=merged)
            self.kept_of[merged.pk] = (kept.pk, merge)

    @precondition(lambda self: self.kept_of)
    @rule(data=st.data())
    def part(self, data: st.DataObject) -> None:
        _, merge = self.kept_of.pop(data.draw(st.sampled_from(sorted(self.kept_of))))
        undo_merge(by=self.by, merge=merge, reason="Two")

    def role(self, who: int) -> Suspect:
        return Suspect.objects.select_related("case", "person").get(pk=self.roles[who].pk)

    def role_of(self, key: int) -> Suspect | Victim:
        """Through any case that they are in."""
        found = (
            model.objects.filter(person=key).select_related("case", "person").first()
            for model in (Suspect, Victim)
        )
        return next(role for role in found if role)

    @invariant()
    def every_link_is_where_it_belongs(self) -> None:
        wanted = {link: self.root(origin) for link, origin in self.origins.items()}
        models = (Suspect, Victim, Alias, ContactDetail)
        found = {
            (model, row.pk): row for model in models for row in model.objects.filter(person__in=self.keys)
        }
        assert {link: row.person_id for link, row in found.items()} == wanted
        assert {link: row.recorded_as_id or row.person_id for link, row in found.items()} == self.origins

    @invariant()
    def every_record_knows_whom_it_stands_for(self) -> None:
        found = {row.pk: row.identity_id or row.pk for row in Person.objects.filter(pk__in=self.keys)}
        assert found == {key: self.root(key) for key in self.keys}

    @invariant()
    def people_are_found_by_what_is_theirs(self) -> None:
        traces = {
            (self.root(self.origins[ContactDetail, pk]), found_by)
            for pk, value in self.numbers.items()
            for _, found_by in traces_of(ContactKind.PHONE, value)
        }
        found = Trace.objects.filter(person__in=self.keys).values_list("person", "hash")
        names = {(self.root(key), name) for key, name in self.names.items()} | {
            (self.root(self.origins[Alias, pk]), name) for pk, name in self.others.items()
        }
        assert set(found) == traces
        assert set(PersonName.objects.filter(person__in=self.keys).values_list("person", "folded")) == names

    def teardown(self) -> None:
        if hasattr(self, "sandbox"):
            transaction.set_rollback(True)
            self.sandbox.__exit__(None, None, None)


@pytest.mark.usefixtures("rows")
def test_any_sequence_of_joinings_and_partings_ends_with_every_link_where_it_belongs() -> None:
    checked = [HealthCheck.too_slow, HealthCheck.data_too_large]
    run_state_machine_as_test(
        Joining,
        settings=settings(
            max_examples=25,
            stateful_step_count=20,
            deadline=None,
            database=None,
            suppress_health_check=checked,
        ),
    )
