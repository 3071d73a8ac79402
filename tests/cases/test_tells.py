"""However a detail is written down it is known again, and quickly."""

from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cases.confidential import ProtectedValue, tells_of
from cases.enums import ContactKind
from cases.folding import Folded
from cases.models import Person

KNOWN = {
    ContactKind.PHONE: "07700 900123",
    ContactKind.EMAIL: "vera_wren@example.com",
    ContactKind.ONLINE: "@vera.hides",
    ContactKind.VEHICLE: "AB12 CDE",
    ContactKind.ADDRESS: "12 Acacia Avenue, Northmoor NM1 4AB",
    ContactKind.SCHOOL: "St Mary’s Primary School",
    ContactKind.OTHER: "locker 7731",
}
GAPS = st.sampled_from(
    ["", " ", "  ", "-", ".", ",", "\n", "\t", "/", " - ", "\u00ad", "\u200b", "\u00a0", "’", "("]
)
CASES = st.sampled_from([str.lower, str.upper, str.title, str.swapcase])
AROUND = st.sampled_from([" ", "\n", ", ", "“", "<b>", " see: "])


def is_given_away(text: str, kind: str, value: str) -> bool:
    page = Folded(text)
    return any(tell.is_in(page) for tell in tells_of(ProtectedValue(kind, value, Person())))


@pytest.mark.parametrize("kind", KNOWN)
@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_value_is_known_however_spaced_cased_and_punctuated(kind: str, data: st.DataObject) -> None:
    value = KNOWN[kind]
    marks = [data.draw(GAPS) if not char.isalnum() else char + data.draw(GAPS) for char in value]
    text = data.draw(AROUND) + data.draw(CASES)("".join(marks)) + data.draw(AROUND)

    assert is_given_away(text, kind, value)


@pytest.mark.parametrize("kind", KNOWN)
@given(text=st.text())
@settings(max_examples=100, deadline=None)
def test_any_text_can_be_read(kind: str, text: str) -> None:
    assert not is_given_away(text, kind, KNOWN[kind])
    assert is_given_away(f"{text} {KNOWN[kind]} {text}", kind, KNOWN[kind])


@given(kind=st.sampled_from(ContactKind.values), value=st.text(max_size=200))
@example(kind=ContactKind.EMAIL, value=".")
@example(kind=ContactKind.ONLINE, value="@_")
@example(kind=ContactKind.PHONE, value="00")
@settings(max_examples=200, deadline=None)
def test_any_value_can_be_looked_for(kind: str, value: str) -> None:
    has_words = any(map(str.isalnum, Folded(value).text))

    assert not is_given_away("", kind, value)
    assert is_given_away(value, kind, value) == has_words


def test_three_hundred_pages_are_read_for_fifty_values_in_under_a_second() -> None:
    text = (
        "On 3 May 2026 he waited outside 14 other houses; she rang 101, as before. He left at 11 p.m.\n"
        * 10_000
    )
    values = [(kind, f"{number} {value}") for number in range(8) for kind, value in KNOWN.items()]
    started = process_time()
    page = Folded(text)

    found = [
        kind
        for kind, value in values
        for tell in tells_of(ProtectedValue(kind, value, Person()))
        if tell.is_in(page)
    ]

    assert (found, len(values), len(text) > 900_000) == ([], 56, True)
    assert process_time() - started < 1


def test_text_of_one_endless_word_is_looked_through_once() -> None:
    looks: list[int] = []

    class Counted(Folded):
        def next_edge(self, at: int) -> int:
            looks.append(at)
            return super().next_edge(at)

    page = Counted("flowers " + "st" * 45_000)
    tells = list(tells_of(ProtectedValue(ContactKind.ADDRESS, "st " * 166, Person())))

    assert [tell.is_in(page) for tell in tells] == [False] * len(tells)
    assert len(looks) <= len(tells)
