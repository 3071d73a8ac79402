"""What is shown before two records are joined, and before they are parted: both records, and every link that moves."""

from collections import Counter
from typing import Any

from django.urls import reverse

from cases.enums import ContactKind
from cases.models import Person, PersonMerge
from cases.permissions.merges import Links, visible_links, visible_returning
from cases.permissions.people import joined_names
from cases.words import person_words, rows


def comparison(kept: Person, merged: Person) -> dict[str, Any]:
    """The two beside each other, and what goes from the one to the other. Values that may be confidential stay out."""
    return {
        "kept": _record(kept, visible_links(kept)),
        "merged": _record(merged, visible_links(merged)),
        "moves": moves(visible_links(merged)),
        "back_url": reverse("open_known_person", args=[kept.pk]),
        "swap_url": reverse("merge_people", args=[merged.pk, kept.pk]),
    }


def parting(merge: PersonMerge) -> dict[str, Any]:
    root = merge.kept.identity or merge.kept
    return {
        "merge": merge,
        "root": root,
        "moves": moves(visible_returning(merge)),
        "rows": rows(person_words(merge.merged)),
        "back_url": reverse("open_known_person", args=[root.pk]),
    }


def moves(links: Links) -> list[str]:
    """A line for each link: parts in cases, other names, and how many details of each kind."""
    kinds = Counter(ContactKind(detail.kind) for detail in links.details)
    return [
        *(f"{role._meta.verbose_name.capitalize()} in {role.case.reference}" for role in links.roles),
        *(f"Other name: {alias.name}" for alias in links.aliases),
        *(f"{kind.label}: {number} recorded" for kind, number in kinds.items()),
    ]


def _record(person: Person, links: Links) -> dict[str, Any]:
    others = [*(alias.name for alias in links.aliases), *joined_names(person)]
    told = person_words(person) | {"Other names": "\n".join(others), "Known by": "\n".join(moves(links))}
    return {"person": person, "rows": rows(told)}
