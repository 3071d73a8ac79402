"""Whom a deadline concerns and what is to be done: on the pages of whoever may read it, in no mail."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cases.models import Case, Victim
from cases.pages.concerns import concerns
from spo.accounts.models import User
from spo.notices.models import Deadline, OutgoingMail, Reminder
from spo.notices.reminders import sweep_deadlines
from tests.factories.cases import make_case
from tests.factories.notices import DeadlineFactory
from tests.factories.safety import days, plan


@pytest.fixture
def victim(case: Case) -> Victim:
    return case.victims.first()


def of_case(case: Case, subject: str) -> Deadline:
    return DeadlineFactory(owner=case.officer, case_reference=case.reference, subject=subject)


def test_deadline_names_its_victim_what_is_planned_or_everybody(
    case: Case, officer: User, victim: Victim
) -> None:
    action = plan(officer, victim, what="Change the locks")
    one, two = (each.person.name for each in case.standing_victims)
    subjects = [action.subject, victim.subject, f"milestone 3 {victim.subject}", "order 7"]
    deadlines = [
        Deadline.objects.get(subject=action.subject),
        *(of_case(case, each) for each in subjects[1:]),
    ]

    said = concerns(officer, deadlines)

    assert [said[row.pk] for row in deadlines] == [
        f"For {victim.person.name}: Change the locks",
        f"Victim: {victim.person.name}",
        f"Victim: {victim.person.name}",
        f"Victims: {one}, {two}. Suspect: {case.suspect.person.name}",
    ]


def test_deadline_of_another_unit_says_nothing(case: Case, stranger: User, victim: Victim) -> None:
    assert concerns(stranger, [of_case(case, victim.subject)]) == {}


def test_my_work_and_reminders_say_whom_and_what_and_no_mail_does(
    client: Client, case: Case, officer: User, victim: Victim
) -> None:
    plan(officer, victim, what="Change the locks", due_on=days(0))
    sweep_deadlines(now=timezone.now())

    pages = [client.get(place).text for place in ("/my-work/", "/reminders/")]

    assert [f"For {victim.person.name}: Change the locks" in page for page in pages] == [True, True]
    assert Reminder.objects.filter(recipient=officer).count() == 1
    kept = " ".join(str(row) for row in OutgoingMail.objects.values())
    assert ("Change the locks" in kept, victim.person.name in kept) == (False, False)


@pytest.mark.parametrize("number", [1, 8])
def test_words_cost_the_same_for_one_deadline_and_for_eight(
    officer: User, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    victims = [make_case(officer=officer).victims.get() for _ in range(number)]
    for victim in victims:
        plan(officer, victim)
    deadlines = list(Deadline.objects.all())

    with django_assert_num_queries(3):
        assert len(concerns(officer, deadlines)) == number
