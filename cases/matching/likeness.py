"""How alike two names are: the same words, their short forms, how they sound, and slips of the pen."""

from collections.abc import Mapping
from dataclasses import dataclass

from cases.matching.short_forms import are_forms_of_one

Sounds = Mapping[str, frozenset[str]]
"""The codes that the database gives the sound of each word."""

SAME, SHORTENED, SOUNDS_ALIKE, SPELT_ALIKE = 1.0, 0.95, 0.9, 0.85
LONE_WORD = 0.75  # one word of a longer name says little
WORD_TOO_MANY = 0.95
SHORTEST_START = 3
SHORTEST_WORD, LONG_WORD = 2, 5
PARTLY = 0.8  # one name is the same and another is not: a family, or somebody who has married


@dataclass(frozen=True)
class Alike:
    """From 0 to 1, and the word for it: the least alike of the pairs decides which."""

    share: float
    how: str = ""


WORDING = {SAME: "same name", SHORTENED: "short form", SOUNDS_ALIKE: "sounds like", SPELT_ALIKE: "spelt like"}


def compare_names(ours: str, theirs: str, sounds: Sounds) -> Alike:
    """Two folded names, each word of the shorter beside the word of the longer that is most like it."""
    short, long = sorted((ours.split(), theirs.split()), key=len)
    if not short:
        return Alike(0.0)
    left, found = list(long), []
    for word in sorted(short, key=lambda each: each not in long):
        best = max(left, key=lambda other: compare_words(word, other, sounds))
        found.append(compare_words(word, best, sounds))
        left.remove(best)
    share = sum(found) / len(found) * WORD_TOO_MANY ** len(left)
    if 0.0 in found:
        share *= PARTLY
    if len(short) == 1 and left:
        share *= LONE_WORD
    return Alike(share, WORDING.get(min(found), "partly the same name"))


def compare_words(one: str, other: str, sounds: Sounds) -> float:
    if one == other:
        return SAME
    if are_forms_of_one(one, other) or _begins(one, other) or _begins(other, one):
        return SHORTENED
    if sounds.get(one, frozenset()) & sounds.get(other, frozenset()):
        return SOUNDS_ALIKE
    short, long = sorted((len(one), len(other)))
    allowed = 2 if short >= LONG_WORD else 1
    is_long_enough = short >= SHORTEST_WORD and long > SHORTEST_WORD
    return SPELT_ALIKE if is_long_enough and slips(one, other, allowed) <= allowed else 0.0


def _begins(start: str, word: str) -> bool:
    return len(start) >= SHORTEST_START and word.startswith(start)


def slips(one: str, other: str, most: int) -> int:
    """Letters put in, left out, changed, or swapped with their neighbour; more than `most` is `most` and one."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, row, two_above = row, [i], before
        for j, their in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != their))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == their:
                cost = min(cost, two_above[j - 2] + 1)
            row.append(cost)
        before = above
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
