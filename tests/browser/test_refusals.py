"""Pages that say no: nobody is left without a sentence and a way on."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from cases.models import Case
from spo.accounts.models import User
from tests.browser.reader import Reader
from tests.factories.cases import make_case


@pytest.fixture
def case(officer: User) -> Case:
    return make_case(officer=officer, incidents=1)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/no-such-page/", "Page not found"),
        ("/accounts/", "You cannot do this"),
        ("/reminders/seen/", "This address does not work that way"),
        ("/cases/{}/reopen/", "This cannot be done now"),
    ],
)
def test_refusal_is_a_page(
    reader_for: Callable[..., Reader], officer: User, case: Case, path: str, title: str, has_scripts: bool
) -> None:
    reader = reader_for(officer, has_scripts=has_scripts)

    reader.visit(path.format(case.reference), title)


def test_page_from_another_time_is_refused_with_a_sentence(
    reader_for: Callable[..., Reader], officer: User, case: Case, has_scripts: bool
) -> None:
    reader = reader_for(officer, has_scripts=has_scripts)
    reader.visit(f"/cases/{case.reference}/close/", f"Close the case – {case.reference}")
    reader.page.context.clear_cookies(name="csrf")

    reader.press("Close the case", "You cannot do this")

    reader.expect_text("Nothing was saved.")


def test_second_editor_sees_both_texts_and_decides(
    reader_for: Callable[..., Reader], officer: User, colleague: User, case: Case, has_scripts: bool
) -> None:
    readers = [reader_for(person, has_scripts=has_scripts) for person in (officer, colleague)]
    words = ("He followed her from the station.", "He followed her from the bus.")
    path, title = (
        reverse("change_incident", args=[case.reference, 1]),
        f"Change incident 1 – {case.reference}",
    )
    for reader, said in zip(readers, words, strict=True):
        reader.visit(path, title)
        reader.fill("What happened?", said)

    readers[0].press("Save and continue", f"Incident 1 – {case.reference}")
    readers[1].press("Save and continue", f"Error: {title}")
    for said in words:
        readers[1].expect_text(said)
    readers[1].press("Save and continue", f"Incident 1 – {case.reference}")

    readers[1].expect_text(words[1])
