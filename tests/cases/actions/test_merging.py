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

from cases.actions.contacts import add_contact_detail, change_contact_detail
from cases.actions.merges import merge_people, undo_merge
from cases.actions.people import add_alias
from cases.enums import ContactKind
from cases.matching.traces import traces_of
from cases.models import Alias, ContactDetail, Person, PersonMerge, PersonName, Suspect, Trace
from spo.accounts.models import User
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
        self.roles = [make_case(officer=self.by).suspect for _ in range(PEOPLE)]
        self.keys = [role.person_id for role in self.roles]
        self.origins: dict[Any, int] = {(Suspect, role.pk): role.person_id for role in self.roles}
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

    @precondition(lambda self: self.numbers)
    @rule(data=st.data())
    def change_detail(self, data: st.DataObject) -> None:
        detail = ContactDetail.objects.get(pk=data.draw(st.sampled_from(sorted(self.numbers))))
        value = f"07701 9{detail.pk % 100_000:05}"
        case = next(role.case for role in self.roles if self.root(role.person_id) == detail.person_id)
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

    @rule(one=WHO, other=WHO)
    def merge(self, one: int, other: int) -> None:
        kept, merged = self.root(self.keys[one]), self.root(self.keys[other])
        if kept != merged:
            people = {"kept": Person.objects.get(pk=kept), "merged": Person.objects.get(pk=merged)}
            self.kept_of[merged] = (kept, merge_people(by=self.by, reason="One", **people))

    @precondition(lambda self: self.kept_of)
    @rule(data=st.data())
    def part(self, data: st.DataObject) -> None:
        _, merge = self.kept_of.pop(data.draw(st.sampled_from(sorted(self.kept_of))))
        undo_merge(by=self.by, merge=merge, reason="Two")

    def role(self, who: int) -> Suspect:
        return Suspect.objects.select_related("case", "person").get(pk=self.roles[who].pk)

    @invariant()
    def every_link_is_where_it_belongs(self) -> None:
        wanted = {link: self.root(origin) for link, origin in self.origins.items()}
        models = (Suspect, Alias, ContactDetail)
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
        joined = {key for key in self.keys if self.root(key) != key}
        assert set(found) == traces
        assert not PersonName.objects.filter(person__in=joined).exists()

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
