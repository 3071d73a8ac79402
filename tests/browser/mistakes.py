"""A form filled in wrongly, and where the links lead that say so."""

from playwright.sync_api import Locator

from tests.browser.reader import Reader

SUMMARY = "govuk-error-summary"
MAIN_BUTTON = "main form button[type=submit]:not(.govuk-button--secondary)"
FILL_IN_WRONGLY = """words => {
    for (const input of document.querySelectorAll("main form :is(input, textarea, select)")) {
        if (["checkbox", "radio"].includes(input.type)) input.checked = false
        else if (input.inputMode === "numeric") input.value = "never"
        else if (["text", "email", "password", "textarea"].includes(input.type)) input.value = words
        else if (input.type === "select-one") input.selectedIndex = 0
    }
}"""
WHAT_HAS_THE_FOCUS = """() => {
    const field = document.activeElement, box = field.getBoundingClientRect(), errors = []
    for (let group = field; group = group.closest(".govuk-form-group--error"); group = group.parentElement)
        for (const each of group.querySelectorAll(".govuk-error-message")) errors.push(each.innerText)
    return { id: field.id, isSeen: box.top >= 0 && box.bottom <= innerHeight, errors }
}"""


def faults_of_the_form(reader: Reader, words: str = "") -> list[str]:
    """Whatever asks for a number, a date or a time gets a word, every other text gets `words`; then it is sent.

    By script, because a part of it may be hidden until an answer asks for it.
    """
    reader.page.evaluate(FILL_IN_WRONGLY, words)
    reader.leave(reader.page.locator(MAIN_BUTTON).last)
    links = reader.page.locator(f".{SUMMARY} a").all()
    if not links:
        return ["nothing was found wrong"]
    focus = reader.page.evaluate("document.activeElement.className")
    lost = [f"the focus is on “{focus}”"] if reader.has_scripts and focus != SUMMARY else []
    return [*lost, *reader.examiner.faults(), *(fault for link in links for fault in _dead(reader, link))]


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
