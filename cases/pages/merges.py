"""What is shown before two records are joined, and before they are parted: both records, and every link that moves."""

from collections import Counter
from dataclasses import replace
from typing import Any

from django.urls import reverse

from cases.enums import ContactKind
from cases.models import Person, PersonMerge
from cases.permissions.merges import Links, visible_links, visible_returning
from cases.permissions.people import joined_names
from cases.words import Words, person_words, rows
from spo.accounts.models import User


def comparison(user: User, kept: Person, merged: Person) -> dict[str, Any]:
    """The two beside each other, and what goes from the one to the other. Values that may be confidential stay out."""
    links = visible_links(user, merged)
    ours, theirs = _facts(user, kept, visible_links(user, kept)), _facts(user, merged, links)
    return {
        "kept": kept,
        "merged": merged,
        "facts": [(label, ours[label], theirs[label]) for label in ours],
        "moves": moves(links),
        "only_joined": [label.lower() for label in person_words(merged) if theirs[label] and not ours[label]],
        "back_url": reverse("open_known_person", args=[kept.pk]),
        "swap_url": reverse("merge_people", args=[merged.pk, kept.pk]),
    }


def parting(user: User, merge: PersonMerge) -> dict[str, Any]:
    root = merge.kept.identity or merge.kept
    return {
        "merge": merge,
        "root": root,
        "moves": moves(visible_returning(user, merge)),
        "rows": rows(person_words(merge.merged)),
        "back_url": reverse("open_known_person", args=[root.pk]),
    }


def moves(links: Links) -> list[str]:
    """A line for each link: parts in cases, other names, and how many details of each kind."""
    kinds = Counter(ContactKind(detail.kind) for detail in links.details)
    return [
        *(f"{str(role._meta.verbose_name).capitalize()} in {role.case.reference}" for role in links.roles),
        *(f"Other name: {alias.name}" for alias in links.aliases),
        *(f"{kind.label}: {number} recorded" for kind, number in kinds.items()),
    ]


def _facts(user: User, person: Person, links: Links) -> Words:
    others = [*(alias.name for alias in links.aliases), *joined_names(user, person)]
    bare = replace(links, aliases=())
    return person_words(person) | {"Other names": "\n".join(others), "Known by": "\n".join(moves(bare))}
