"""Numbers that are given once. Each is taken under a lock that is held until the change is saved."""

from datetime import date

from django.db.models import Max

from cases.models import Case, CaseCounter, Exhibit, Incident
from spo.accounts.models import User


def next_case_reference(today: date) -> str:
    """SPO-2026-000123: the year of opening in London, and a number that is never given twice in a year."""
    CaseCounter.objects.get_or_create(year=today.year, defaults={"last": 0})
    counter = CaseCounter.objects.select_for_update().get(year=today.year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"SPO-{today.year}-{counter.last:06}"


def next_incident_number(case: Case) -> int:
    """The caller holds the lock on the case."""
    return (Incident.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0) + 1


def next_exhibit_number(case: Case, initials: str) -> int:
    """The caller holds the lock on the case."""
    taken = Exhibit.objects.filter(case=case, initials=initials)
    return (taken.aggregate(last=Max("number"))["last"] or 0) + 1


def initials_of(user: User) -> str:
    """The capital letters an exhibit of theirs is marked with: Ana Maria Reyes-Holt gives AMR."""
    letters = [word[0].upper() for word in user.name.split() if word[0].isalpha()]
    return "".join(letters)[:6] or "EX"
