"""An officer without a mouse logs an incident."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from spo.accounts.models import User
from tests.browser.reader import Reader
from tests.factories.cases import make_case

NAME_OF_THE_FOCUS = """() => {
    const { labels, innerText } = document.activeElement
    return (labels?.length ? labels[0].innerText : innerText).trim()
}"""
HAS_A_MARK = """() => {
    const marks = [document.activeElement, document.activeElement.labels?.[0]].filter(Boolean)
        .flatMap(element => [getComputedStyle(element), getComputedStyle(element, "::before")])
    return marks.some(({ outlineStyle, boxShadow }) => outlineStyle !== "none" || boxShadow !== "none")
}"""
MOST_STOPS = 80
MOST_KEYS = 40  # beside the words themselves: at three a second well under 20 seconds


def test_incident_is_logged_with_the_keyboard_alone(
    reader_for: Callable[..., Reader], officer: User, has_scripts: bool
) -> None:
    case = make_case(officer=officer)
    reader = reader_for(officer, has_scripts=has_scripts)
    reader.visit(f"/cases/{case.reference}/", f"Case {case.reference}")

    _press(reader, "Skip to main content", "Enter")
    _press(reader, "Log an incident", "Enter")
    reader.arrive(f"Log an incident – {case.reference}")
    for part, typed in (("Day", "3"), ("Month", "May"), ("Year", "2026"), ("Time (optional)", "2pm")):
        _go_to(reader, part)
        reader.page.keyboard.type(typed)
    _press(reader, "It was that day", "ArrowDown")
    _press(reader, "Following", "Space")
    _go_to(reader, "What happened?")
    reader.page.keyboard.type("He followed her.")
    _press(reader, "Log the incident", "Enter")

    reader.arrive(f"Incident 1 – {case.reference}")
    reader.expect_text("On or about 3 May 2026 at about 2pm")


def test_second_incident_of_a_day_takes_few_keys(
    reader_for: Callable[..., Reader], officer: User, has_scripts: bool
) -> None:
    case = make_case(officer=officer)
    reader = reader_for(officer, has_scripts=has_scripts)
    reader.visit(f"/cases/{case.reference}/incidents/new/", f"Log an incident – {case.reference}")

    reader.page.keyboard.type("yesterday")
    keys = _press(reader, "Contacting, or trying to contact, by any means", "Space")
    keys += _go_to(reader, "What happened?")
    reader.page.keyboard.type("He rang her.")
    keys += _press(reader, "Log it and add another", "Enter")
    reader.expect_text("Its day, people and source are kept for the next one")
    keys_of_second = _press(reader, "Following", "Space")
    keys_of_second += _go_to(reader, "What happened?")
    reader.page.keyboard.type("He followed her.")
    keys_of_second += _press(reader, "Log the incident", "Enter")

    reader.arrive(f"Incident 2 – {case.reference}")
    assert [row.starts_on for row in case.incidents.all()] == [timezone.localdate() - timedelta(days=1)] * 2
    assert max(keys, keys_of_second) <= MOST_KEYS


def _press(reader: Reader, name: str, key: str) -> int:
    stops = _go_to(reader, name)
    reader.page.keyboard.press(key)
    return stops + 1


def _go_to(reader: Reader, name: str) -> int:
    """From stop to stop, each of which shows that it has the focus, unless it is there already. Returns how many."""
    for stops in range(MOST_STOPS):
        if reader.page.evaluate(NAME_OF_THE_FOCUS) == name:
            return stops
        reader.page.keyboard.press("Tab")
        assert (reader.page.evaluate(NAME_OF_THE_FOCUS), reader.page.evaluate(HAS_A_MARK))[1]
    raise AssertionError(f"Tab never came to “{name}”")
