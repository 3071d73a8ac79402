"""Every form sent back: what is wrong is said at the top and beside its field, and each link leads to the field."""

from collections.abc import Callable, Iterable

from playwright.sync_api import Locator

from spo.accounts.models import User
from tests.browser import mistakes, world
from tests.browser.mistakes import Mistake
from tests.browser.reader import Reader

SUMMARY = ".govuk-error-summary"
MAIN_BUTTON = "main form button[type=submit]:not(.govuk-button--secondary)"
FILL_IN_WRONGLY = """words => {
    for (const input of document.querySelectorAll("main form :is(input, textarea, select)")) {
        if (["checkbox", "radio"].includes(input.type)) input.checked = false
        else if (input.inputMode === "numeric") input.value = "never"
        else if (["text", "email", "textarea"].includes(input.type)) input.value = words
        else if (input.type === "select-one") input.selectedIndex = 0
    }
}"""
WHAT_HAS_THE_FOCUS = """() => {
    const field = document.activeElement, box = field.getBoundingClientRect(), errors = []
    for (let group = field; group = group.closest(".govuk-form-group--error"); group = group.parentElement)
        for (const each of group.querySelectorAll(".govuk-error-message")) errors.push(each.innerText)
    return { id: field.id, isSeen: box.top >= 0 && box.bottom <= innerHeight, errors }
}"""


def test_mistakes_in_a_case_lead_to_their_fields(
    reader_for: Callable[..., Reader], officer: User, has_scripts: bool
) -> None:
    found = mistakes.in_a_case(world.in_the_case(officer))

    assert faults(reader_for(officer, has_scripts=has_scripts), found) == []


def test_mistakes_in_an_application_lead_to_their_fields(
    reader_for: Callable[..., Reader], officer: User, supervisor: User, clerk: User, has_scripts: bool
) -> None:
    made = world.applications(officer, clerk)

    found = [
        *faults(reader_for(officer, has_scripts=has_scripts), mistakes.of_the_officer(made)),
        *faults(reader_for(supervisor, has_scripts=has_scripts), mistakes.of_the_supervisor(made)),
        *faults(reader_for(clerk, has_scripts=has_scripts), mistakes.of_the_clerk(made)),
    ]

    assert found == []


def test_mistakes_under_an_order_lead_to_their_fields(
    reader_for: Callable[..., Reader], officer: User, has_scripts: bool
) -> None:
    found = mistakes.under_an_order(world.orders(officer))

    assert faults(reader_for(officer, has_scripts=has_scripts), found) == []


def test_mistakes_of_an_administrator_lead_to_their_fields(
    reader_for: Callable[..., Reader], administrator: User, officer: User, has_scripts: bool
) -> None:
    found = mistakes.of_the_administrator(officer)

    assert faults(reader_for(administrator, has_scripts=has_scripts), found) == []


def faults(reader: Reader, made: Iterable[Mistake]) -> list[tuple[str, str]]:
    """All of them, so that one run shows every fault: the address of the form and what is wrong there."""
    return [(mistake.path, fault) for mistake in made for fault in _faults_of(reader, mistake)]


def _faults_of(reader: Reader, mistake: Mistake) -> list[str]:
    reader.page.goto(mistake.path)
    if reader.page.locator(MAIN_BUTTON).count() == 0:
        return ["there is no form"]
    _fill_in_wrongly(reader, mistake)
    reader.leave(reader.page.locator(MAIN_BUTTON).last)
    links = reader.page.locator(f"{SUMMARY} a").all()
    if not links:
        return ["nothing was found wrong"]
    focus = reader.page.evaluate("document.activeElement.className")
    unfocused = [] if not reader.has_scripts or SUMMARY[1:] in focus else [f"the focus is on {focus}"]
    return [
        *unfocused,
        *reader.examiner.faults(),
        *(fault for link in links for fault in _dead(reader, link)),
    ]


def _fill_in_wrongly(reader: Reader, mistake: Mistake) -> None:
    """At once and by script, because some of it is hidden until an answer asks for it."""
    reader.page.evaluate(FILL_IN_WRONGLY, mistake.words)


def _dead(reader: Reader, link: Locator) -> list[str]:
    """Where it leads the focus, whether that can be seen, and whether what it says stands there too."""
    words, target = link.inner_text(), link.get_attribute("href")
    link.click()
    held = reader.page.evaluate(WHAT_HAS_THE_FOCUS)
    said = [text.removeprefix("Error:").strip() for text in held["errors"]]
    if f"#{held['id']}" != target:
        return [f"“{words}” leads to {held['id'] or 'nowhere'} instead of {target}"]
    unseen = [] if held["isSeen"] else [f"{target} is out of sight"]
    return [*unseen, *([] if words in said else [f"“{words}” does not stand at {target}"])]
