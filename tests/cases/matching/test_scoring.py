"""How sure it is that two records are one person, and the words for why."""

from datetime import date

import pytest

from cases.enums import ContactKind
from cases.matching.likeness import compare_names, compare_words, slips
from cases.matching.scoring import Known, Match, Sought, match
from cases.matching.traces import traces_in, traces_of, unread

BORN, TODAY = date(1984, 5, 3), date(2026, 11, 22)
SOUNDS = {
    "stephen": frozenset({"276000"}),
    "steven": frozenset({"276000"}),
    "smith": frozenset({"463000"}),
    "smyth": frozenset({"463000"}),
}


def known(*names: str, born: date | None = BORN, **given: object) -> Known:
    sources = ["name", *["alias"] * (len(names) - 1)]
    forms = Sought.of(*names).names
    return Known(1, tuple(zip(forms, sources, strict=True)), born, **given)


def found(sought: Sought, recorded: Known) -> tuple[int, tuple[str, ...]] | None:
    one = match(sought, recorded, SOUNDS, TODAY)
    return (one.score, one.reasons) if one else None


@pytest.mark.parametrize(
    ("typed", "recorded", "how"),
    [
        ("Stephen Smith", "Smith, Stephen", "same name"),
        ("Siân O’Neill", "Sian O'Neill", "same name"),
        ("Anne-Marie Łuczak", "Anne Marie Luczak", "same name"),
        ("Bill Cartwright", "William Cartwright", "short form"),
        ("Chris Cartwright", "Christopher Cartwright", "short form"),
        ("Steven Smyth", "Stephen Smith", "sounds like"),
        ("Jhon Cartwrigth", "John Cartwright", "spelt like"),
        ("Mary Cartwright", "John Cartwright", "partly the same name"),
    ],
)
def test_names_are_alike_in_words(typed: str, recorded: str, how: str) -> None:
    [ours], [theirs] = Sought.of(typed).names, Sought.of(recorded).names

    assert compare_names(ours, theirs, SOUNDS).how == how


def test_other_names_are_not_alike() -> None:
    assert compare_names("adams peter", "khan ruth", {}).share == 0


@pytest.mark.parametrize(
    ("one", "other", "share"), [("al", "bo", 0), ("ali", "ai", 0.85), ("kim", "tom", 0), ("", "kim", 0)]
)
def test_short_words_are_not_bent_into_each_other(one: str, other: str, share: float) -> None:
    assert compare_words(one, other, {}) == share


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [("smith", "smtih", 1), ("smith", "smit", 1), ("smith", "zzzzz", 3), ("a", "abcd", 3)],
)
def test_slips_count_a_swap_as_one_and_stop_early(one: str, other: str, number: int) -> None:
    assert slips(one, other, 2) == number


@pytest.mark.parametrize(
    ("born", "score", "reason"),
    [
        (BORN, 95, "same date of birth"),
        (date(1984, 3, 5), 85, "day and month of birth swapped"),
        (date(1984, 5, 4), 80, "date of birth differs in one part"),
        (None, 60, None),
    ],
)
def test_birthday_counts_by_how_near_it_is(born: date | None, score: int, reason: str | None) -> None:
    given = ("same name", *([reason] if reason else []))

    assert found(Sought.of("Stephen Smith", born=born), known("Stephen Smith")) == (score, given)


def test_another_birthday_speaks_against_a_name() -> None:
    assert found(Sought.of("Stephen Smith", born=date(1999, 9, 9)), known("Stephen Smith")) is None


def test_estimated_age_speaks_against_a_birthday() -> None:
    sought, recorded = Sought.of("Stephen Smith", born=BORN), known("Stephen Smith", born=None, ages=(20, 30))

    assert found(sought, recorded) == (50, ("same name", "another age"))


def test_alias_is_said_to_be_one() -> None:
    recorded = known("Stephen Smith", "Ace Fletcher")

    assert found(Sought.of("Ace Fletcher"), recorded) == (60, ("known as",))


def test_same_phone_under_another_name_is_found_and_strong() -> None:
    traces = frozenset(traces_of(ContactKind.PHONE, "07700 900123"))
    sought = Sought.of("Nobody Known", traces=traces_of(ContactKind.PHONE, "+44 (0)7700 900123"))

    assert match(sought, known("Stephen Smith", traces=traces), SOUNDS, TODAY) == Match(
        1, 70, ("same phone",), is_strong=True
    )


def test_name_and_birthday_are_strong_and_a_postcode_is_not() -> None:
    traces = traces_of(ContactKind.ADDRESS, "1 High Street, NM1 1AA")
    same = match(Sought.of("Stephen Smith", born=BORN), known("Stephen Smith"), SOUNDS, TODAY)
    near = match(
        Sought.of("Stephen Smith", traces=traces),
        known("Stephen Smith", traces=frozenset(traces)),
        SOUNDS,
        TODAY,
    )

    assert (same.is_strong, near.is_strong, near.reasons) == (True, False, ("same name", "same postcode"))


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (ContactKind.PHONE, "07700 900123", "0044 7700-900123"),
        (ContactKind.PHONE, "+33 6 12 34 56 78", "0033612345678"),
        (ContactKind.EMAIL, "Sam.Shade@Example.COM", "sam.shade@example.com"),
        (ContactKind.ONLINE, "@Dark_Owl", "https://social.example/dark_owl/"),
        (ContactKind.VEHICLE, "Blue Golf, AB12 CDE", "ab12cde"),
        (ContactKind.ADDRESS, "1 High Street\nNM1 1AA", "Flat 2, 9 Low Road, nm11aa"),
        (ContactKind.DEVICE, "IMEI 35-209900-176148-1", "352099001761481"),
        (ContactKind.TRACKER, "Serial F4:5C:89:AB:CD:EF", "f45c89abcdef"),
        (ContactKind.PNC, "2001/0012345X", "01/12345x"),
        (ContactKind.CUSTODY, "NM / 1234 / 26", "nm-1234-26"),
    ],
)
def test_one_value_leaves_one_trace_however_it_is_written(kind: ContactKind, one: str, other: str) -> None:
    assert traces_of(kind, one) == traces_of(kind, other) != set()


def test_trace_shows_nothing_of_its_value() -> None:
    [(_, found_by)] = traces_of(ContactKind.PHONE, "07700 900123")

    assert (len(found_by), "7700" in found_by) == (64, False)


def test_numbers_of_different_systems_are_different() -> None:
    assert traces_of(ContactKind.CUSTODY, "1234/26").isdisjoint(
        traces_of(ContactKind.FORCE_SYSTEM, "1234/26")
    )


def test_what_cannot_be_read_is_a_warning() -> None:
    assert unread(ContactKind.PHONE, "ask her") == (
        "No phone number could be read in this, so nobody is found by it. Check it."
    )
    assert (unread(ContactKind.PHONE, "07700 900123"), unread(ContactKind.OTHER, "Locker 4")) == ("", "")


@pytest.mark.parametrize("text", ["07700 900123", "dark_owl", "AB12 CDE", "NM1 1AA", "sam@example.com"])
def test_any_exact_value_can_be_typed_into_a_search(text: str) -> None:
    assert traces_in(text) != set()


@pytest.mark.parametrize(
    ("text", "exact"), [("Smith", False), ('"Smith"', True), ("“Smith”", True), ('"', False)]
)
def test_quotes_mean_to_the_letter(text: str, exact: bool) -> None:
    assert Sought.from_text(text).exact is exact


def test_exact_search_finds_the_word_and_no_other() -> None:
    sought = Sought.from_text('"Smith"')

    assert found(sought, known("Stephen Smith")) is not None
    assert found(sought, known("Stephen Smyth")) is None
    assert found(Sought.from_text("Smith"), known("Stephen Smyth")) is not None
