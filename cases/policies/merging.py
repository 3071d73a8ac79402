"""When two records can be one person, and who can be given a part in a case."""

from cases.models import Case, Person, PersonMerge, Suspect, Victim
from spo.dates import gov_date
from spo.exceptions import NotNow

MEANWHILE = "One of these records was joined to another meanwhile. Look at the person again."


def check_can_merge(kept: Person, merged: Person) -> None:
    """Each stands for itself, and nobody becomes the victim and the suspect of one case."""
    if kept == merged:
        raise NotNow("These are one record already.")
    if kept.identity_id or merged.identity_id:
        raise NotNow(MEANWHILE)
    people = [kept.pk, merged.pk]
    victims = Victim.objects.standing().filter(person__in=people)
    both = (
        Suspect.objects.filter(person__in=people, case__in=victims.values("case"))
        .select_related("case")
        .first()
    )
    if both:
        raise NotNow(
            f"In case {both.case.reference} one is the victim and the other the suspect. They cannot be one person."
        )


def check_can_undo(merge: PersonMerge) -> None:
    if merge.undone_at:
        raise NotNow(f"These records were separated on {gov_date(merge.undone_at)}.")


def check_new_victim(case: Case, person: Person) -> None:
    """Once in a case, and not on both sides of it."""
    if case.suspect.person_id == person.pk:
        raise NotNow(f"{person.name} is the suspect in this case.")
    victim = Victim.objects.filter(case=case, person=person).first()
    if victim is None:
        return
    if victim.is_removed:
        raise NotNow(
            f"{person.name} was removed from this case on {gov_date(victim.removed_at)}. Record a new person, and join "
            "the two records afterwards."
        )
    raise NotNow(f"{person.name} is a victim in this case already.")


def check_two_people(victim: Person, suspect: Person) -> None:
    if victim == suspect:
        raise NotNow(f"{victim.name} cannot be the victim and the suspect of one case.")
