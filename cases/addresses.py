"""What gives a place away: the first line of its address, its street, its postcode."""

import re
from collections.abc import Iterator

from cases.folding import compact, words_of
from cases.tells import PostcodeTell, StreetTell, Tell

SHORTEST_PART = 5  # "M1 1AE" without its space; anything shorter turns up in innocent text
LEAST_LETTERS = 9  # of a street that is known by its name alone
MOST_LINES = 12
MOST_WORDS = 12
POSTCODE = re.compile(r"(?i)\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b")

# The ways of writing a word of an address; whoever writes one of them means all.
WAYS = (
    *(
        ("avenue", "ave", "av"),
        ("boulevard", "blvd"),
        ("buildings", "building", "bldgs", "bldg"),
        ("close", "cl"),
    ),
    *(
        ("cottage", "cott"),
        ("court", "ct", "crt"),
        ("crescent", "cres"),
        ("drive", "drv", "dr"),
        ("grove", "gr"),
    ),
    *(
        ("gardens", "gdns", "gdn"),
        ("house", "hse"),
        ("lane", "ln"),
        ("park", "pk"),
        ("place", "pl"),
        ("road", "rd"),
    ),
    *(
        ("saint", "st"),
        ("square", "sq"),
        ("street", "str", "st"),
        ("terrace", "terr", "ter"),
        ("apartment", "apt"),
    ),
)
STREETS = {way for ways in WAYS for way in ways} - {"apartment", "apt", "saint"} | {
    *("barn", "cottages", "croft", "farm", "green", "hill", "lodge", "manor", "mews", "rise", "row", "view"),
    *("villa", "villas", "vale", "walk", "way", "wharf", "yard"),
}
# Parts that any house may have.
UNITS = {
    *(
        "a",
        "b",
        "c",
        "d",
        "apartment",
        "apt",
        "basement",
        "block",
        "bungalow",
        "first",
        "flat",
        "floor",
        "ground",
    ),
    *("house", "lower", "no", "rear", "room", "second", "the", "third", "top", "unit", "upper"),
}
# Every town has a street of that name: it says nothing until a number stands before it.
EVERYWHERE = {
    *(
        "albert",
        "bridge",
        "castle",
        "chapel",
        "church",
        "east",
        "george",
        "green",
        "high",
        "hill",
        "king",
        "kings",
    ),
    *(
        "london",
        "main",
        "manor",
        "market",
        "mill",
        "new",
        "north",
        "park",
        "queen",
        "queens",
        "school",
        "south",
    ),
    *("station", "the", "victoria", "west", "york"),
}


def spelt(words: list[str]) -> str:
    """A pattern for the words one after the other, whichever way each is shortened. So many give anything away."""
    return "".join(map(_ways_of, words[:MOST_WORDS]))


def place_tells(value: str, *, is_home: bool) -> Iterator[Tell]:
    lines = [words for line in re.split(r"[,;\n]", value) if (words := words_of(line))][:MOST_LINES]
    for number, words in enumerate(lines):
        has_number = any(map(str.isdigit, "".join(words)))
        if (number == 0 or has_number) and len("".join(words)) >= SHORTEST_PART and not _is_unit(words):
            yield Tell(spelt(words))
        if is_home and (street := _street(words)):
            yield StreetTell(spelt(street), houses=frozenset(word for word in words if word[0].isdigit()))
    for out, within in POSTCODE.findall(value):
        yield PostcodeTell(compact(out + within), middle=len(out))


def _street(words: list[str]) -> list[str]:
    """The name of a street or house within a line, where it is one that is not found in every town."""
    start = next(
        (place for place, word in enumerate(words) if not word[0].isdigit() and word not in UNITS), None
    )
    name = words[start:] if start is not None else []
    last = next((place for place, word in enumerate(name) if place and word in STREETS), None)
    if last is None:
        return []
    while name[last + 1 : last + 2] and name[last + 1] in STREETS:
        last += 1
    name = name[: last + 1]
    is_known = len("".join(name)) >= LEAST_LETTERS and not EVERYWHERE.issuperset(name[:-1])
    return name if is_known else []


def _is_unit(words: list[str]) -> bool:
    return all(word in UNITS or word[0].isdigit() for word in words)


def _ways_of(word: str) -> str:
    ways = sorted({way for ways in WAYS if word in ways for way in ways}, reverse=True)
    return f"(?:{'|'.join(ways)})" if ways else word
