"""Every form of the site, and how it is filled in wrongly: left empty where that is wrong, else with what cannot be."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from spo.accounts.models import User
from tests.browser.world import Applications, InTheCase, Orders

TOO_LONG = "x" * 25_000
NO_REFERENCE = "x" * 41


@dataclass(frozen=True)
class Mistake:
    """Whatever asks for a number, a date or a time gets a word; `words` go into every other text."""

    path: str
    words: str = ""


def _at(name: str, *args: Any, words: str = "") -> Mistake:
    return Mistake(reverse(name, args=args), words)


def in_a_case(world: InTheCase) -> Iterator[Mistake]:
    reference = world.case.reference
    victim, suspect = world.case.victims.get().person_id, world.case.suspect.person_id
    yield _at("create_case")
    yield _at("change_case", reference, words=NO_REFERENCE)
    for name in ("hand_over_case", "close_case", "add_victim", "add_earlier_order", "log_incident"):
        yield _at(name, reference)
    yield _at("change_suspect", reference, words=TOO_LONG)
    yield _at("change_person", reference, suspect)
    yield _at("change_victim", reference, victim, words=TOO_LONG)
    yield _at("add_alias", reference, suspect)
    yield _at("add_contact_detail", reference, victim)
    yield _at("change_contact_detail", reference, world.detail.pk)
    yield _at("change_earlier_order", reference, world.earlier.pk)
    for name in ("change_incident", "withdraw_incident"):
        yield _at(name, reference, 1)
    yield _at("add_exhibit", reference)
    for name in ("change_exhibit", "withdraw_exhibit", "download_exhibit"):
        yield _at(name, reference, world.exhibit.pk)


SECTIONS = (
    "check_respondent",
    "change_protected",
    "change_incidents",
    "change_risk",
    "change_necessity",
    "change_duration",
    "change_interim",
    "change_victim_views",
    "change_proceedings",
    "change_exhibits",
)


def of_the_officer(world: Applications) -> Iterator[Mistake]:
    draft = world.draft
    for name in (*SECTIONS, "submit_application", "withdraw_application"):
        yield _at(name, draft.pk)
    yield _at("add_term", draft.pk, "own")
    yield _at("add_term", draft.pk, "P-AWAY-PLACE")
    yield _at("change_term", draft.pk, draft.terms.get().pk)
    yield _at("take_back", world.waiting.application_id)
    yield _at("open_bundle", world.approved.bundle.pk)
    yield _at("file_application", world.approved.version.application_id)
    for name in ("record_determination", "record_order", "record_interim_order"):
        yield _at(name, world.accepted.application_id)


def of_the_supervisor(world: Applications) -> Iterator[Mistake]:
    waiting = world.waiting
    yield _at("return_for_changes", waiting.application_id, waiting.number)
    yield _at("add_comment", waiting.application_id, waiting.number, "risk")


def of_the_clerk(world: Applications) -> Iterator[Mistake]:
    yield _at("open_filed_bundle", world.filed.pk)
    yield _at("send_back", world.filed.pk)
    yield _at("list_hearing", world.accepted.pk)
    yield _at("upload_sealed_order", world.accepted.pk)
    yield _at("strike_hearing", world.hearing.pk)
    yield _at("strike_sealed_order", world.sealed.pk)


def under_an_order(world: Orders) -> Iterator[Mistake]:
    order, breach = world.served.pk, world.breach.pk
    for name in (
        *("change_order", "end_order", "record_service", "record_victim_told", "record_system_entry"),
        *("record_notification", "record_exemption", "log_breach"),
    ):
        yield _at(name, order)
    yield _at("strike_order", world.exempt.pk)
    yield _at("strike_service", world.service.pk)
    for name in ("record_arrest_attempt", "record_file_sent", "record_breach_outcome", "strike_breach"):
        yield _at(name, breach)
    for name in ("end_exemption", "strike_exemption"):
        yield _at(name, world.exemption.pk)
    yield _at("record_other_order", world.served.case.reference)


def of_the_administrator(person: User) -> Iterator[Mistake]:
    for name in ("invite_person", "add_unit", "add_court"):
        yield _at(name)
    for name in ("change_account", "close_account", "remove_second_factors"):
        yield _at(name, person.pk)
    yield _at("change_unit", person.unit_id)
    yield _at("change_setting", "breach-arrest-hours")
