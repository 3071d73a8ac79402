"""When something may happen, and whether it is complete. Each check names what is missing."""

from cases.models import Case
from cases.policies import check_case_open
from orders.enums import Event, Status
from orders.models import Application, SubmittedVersion
from orders.models.application import ENDED
from orders.policies.completeness import confidential_in_text, missing
from orders.text.build import Text, build_text, sha256_of
from orders.text.formats import built_for
from orders.workflow import check_move, is_possible
from spo.exceptions import Incomplete, NotNow, NotVisible


def check_start(case: Case) -> None:
    """One application at a time; the next may start when the last is determined or withdrawn."""
    check_case_open(case)
    if case.applications.exclude(status__in=ENDED).exists():
        raise NotNow("This case already has an application.")


def check_can_edit(application: Application) -> None:
    """Only a draft is written in: what was submitted or approved must first be taken back."""
    check_case_open(application.case)
    if application.status == Status.DRAFT:
        return
    sentence = f"This application is {application.get_status_display().lower()}, so it cannot be changed."
    if is_possible(Event.TAKE_BACK, Status(application.status)):
        sentence = f"{sentence} Take it back to draft first."
    raise NotNow(sentence)


def check_submit(application: Application) -> None:
    """Complete, with nothing in the text that the respondent must not learn."""
    check_case_open(application.case)
    check_move(Event.SUBMIT, application)
    items = missing(application) + confidential_in_text(build_text(application), application.case)
    if items:
        raise Incomplete("The application is not complete.", items)


def check_approve(version: SubmittedVersion) -> None:
    """The newest version of a submitted application, and the record still says what was submitted."""
    check_case_open(version.application.case)
    check_move(Event.APPROVE, version.application)
    check_newest(version)
    check_text_stands(version)


def check_return(version: SubmittedVersion) -> None:
    """What waits for approval can be returned, and commented on."""
    check_case_open(version.application.case)
    check_move(Event.RETURN, version.application)
    check_newest(version)


def check_read(declared: str, now: str) -> None:
    """What is declared is what was read: the text and the wording have not moved on since the page was shown."""
    if declared != now:
        raise NotNow("The application changed while you were reading it. Read it again before you submit it.")


def check_take_back(application: Application) -> None:
    check_case_open(application.case)
    check_move(Event.TAKE_BACK, application)


def check_withdraw(application: Application) -> None:
    """An application on which the court has made an order ends with the court's decision."""
    check_case_open(application.case)
    check_move(Event.WITHDRAW, application)
    if application.orders.standing().exists():
        raise NotNow(
            "An order is recorded on this application. Record the outcome instead, "
            "or strike the order if it was recorded by mistake."
        )


def check_has_term(version: SubmittedVersion, number: int | None) -> None:
    if number is not None and number not in {term["id"] for term in version.text["terms"]}:
        raise NotVisible


def check_newest(version: SubmittedVersion) -> None:
    if version != version.application.versions.first():
        raise NotNow("A newer version was submitted. Read that one.")


def check_text_stands(version: SubmittedVersion) -> None:
    """Approval is of a text: its words match their hash, and neither they nor what is confidential have changed."""
    if sha256_of(version.text) != version.sha256:
        raise NotNow("The stored text does not match its hash. Do not use it, and tell your administrator.")
    now = built_for(version)
    if has_changed(version, now):
        raise NotNow(
            "The case has changed since this version was submitted. "
            "Take the application back to draft, check it and submit it again."
        )
    if confidential_in_text(now, version.application.case):
        raise NotNow(
            "The text holds a detail that has become confidential. Take the application back to draft and take it out."
        )


def has_changed(version: SubmittedVersion, now: Text) -> bool:
    """Whether any fact the text was built from reads differently now."""
    return any(version.text.get(key) != value for key, value in now.items())
