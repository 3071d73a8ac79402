"""What the scripts of the site add: a warning before the session ends, the progress of an upload, more rows."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Route, expect

from cases.models import Exhibit, Incident
from orders.models import Order
from spo.accounts.models import User
from tests.browser.reader import Reader
from tests.factories.cases import make_case
from tests.factories.court import NO_CONTACT, make_order, ready_bundle
from tests.factories.orders import approved
from tests.spo.files.samples import pdf

ALMOST_IDLE, IDLE = "26:00", "31:00"  # minutes:seconds of a session that ends after 30 minutes


def test_session_is_kept_by_the_warning_before_its_end(
    reader_for: Callable[..., Reader], officer: User
) -> None:
    reader = reader_for(officer)
    reader.page.clock.install()
    reader.visit("/cases/", "Cases")
    dialog = reader.page.get_by_role("dialog", name="You are about to be signed out")

    reader.page.clock.fast_forward(ALMOST_IDLE)
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("button", name="Stay signed in")).to_be_focused()
    assert reader.examiner.faults() == []
    with reader.page.expect_response("**/stay-signed-in/") as answer:
        reader.page.keyboard.press("Enter")

    expect(dialog).to_be_hidden()
    reader.page.clock.fast_forward(ALMOST_IDLE)
    expect(dialog).to_be_visible()
    assert answer.value.status == 204


def test_session_left_alone_ends_at_the_sign_in_page(
    reader_for: Callable[..., Reader], officer: User
) -> None:
    reader = reader_for(officer)
    reader.page.clock.install()
    reader.visit("/cases/", "Cases")
    reader.page.context.clear_cookies(name="session")

    reader.page.clock.fast_forward(IDLE)

    reader.arrive("Sign in")


def test_upload_shows_how_far_it_is(reader_for: Callable[..., Reader], officer: User, tmp_path: Path) -> None:
    case = make_case(officer=officer)
    letter, held = tmp_path / "letter.pdf", []
    letter.write_bytes(pdf())
    reader = reader_for(officer)
    reader.visit(f"/cases/{case.reference}/evidence/new/", f"Add an exhibit – {case.reference}")
    reader.page.route("**/evidence/new/", lambda route: held.append(route))

    reader.attach(letter)
    reader.fill("What is it?", "A letter")
    reader.choose("Yes", within="May the respondent see it?")
    button = reader.main.get_by_role("button", name="Add the exhibit")
    button.click()
    button.click()
    expect(reader.page.get_by_role("status")).to_be_visible()
    _let_go(held)

    reader.arrive(f"Exhibit OO/1 – {case.reference}")
    assert Exhibit.objects.count() == 1


def _let_go(held: list[Route]) -> None:
    assert len(held) == 1
    held[0].continue_()


def test_page_says_what_can_be_done_once_the_bundle_is_made(
    reader_for: Callable[..., Reader], officer: User
) -> None:
    approval = approved(officer)
    application = approval.version.application
    reader = reader_for(officer)
    reader.visit(f"/applications/{application.pk}/court/", f"Court – {application.case.reference}")
    expect(reader.main.get_by_text("The bundle is not ready yet.")).to_be_visible()

    ready_bundle(approval)

    expect(reader.main.get_by_role("button", name="File with a court")).to_be_enabled(timeout=20_000)


def test_double_click_logs_one_incident(
    reader_for: Callable[..., Reader], officer: User, has_scripts: bool
) -> None:
    case = make_case(officer=officer)
    reader = reader_for(officer, has_scripts=has_scripts)
    reader.visit(f"/cases/{case.reference}/incidents/new/", f"Log an incident – {case.reference}")
    reader.enter_date("Date", case.opened_at)
    reader.choose("Following", within="What kind of act was it?")
    reader.fill("What happened?", "He followed her.")

    reader.main.get_by_role("button", name="Log the incident").dblclick()

    reader.arrive(f"Incident 1 – {case.reference}")
    assert Incident.objects.count() == 1


def test_another_term_is_added_to_an_order(
    reader_for: Callable[..., Reader], officer: User, has_scripts: bool
) -> None:
    """With a script the row appears at once; without one the page comes back with it."""
    order = make_order(officer, terms=[NO_CONTACT])
    reader = reader_for(officer, has_scripts=has_scripts)
    reader.visit(f"/orders/{order.pk}/change/", f"Correct the order – {order.case.reference}")

    for number, words in ((2, "To attend."), (3, "To stay away.")):
        reader.fill("Wording", words, within=f"Term {number}")
        reader.main.get_by_role("button", name="Add another term").click()
        expect(reader.main.get_by_role("group", name=f"Term {number + 1}")).to_be_visible()
    reader.press("Save and continue", f"Stalking protection order – {order.case.reference}")

    terms = Order.objects.get().terms.values_list("text", flat=True)
    assert list(terms) == [NO_CONTACT.text, "To attend.", "To stay away."]
