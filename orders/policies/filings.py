"""When the court may do what with a filing."""

from datetime import datetime

from django.utils import timezone

from cases.policies import check_case_open
from orders.enums import Event, FilingState, Status
from orders.models import Application, Bundle, Filing
from orders.policies.bundles import bundle_to_file, check_file
from orders.workflow import check_move
from spo.dates import gov_date
from spo.exceptions import Mistaken, NotNow


def filing_state(filing: Filing) -> FilingState:
    """Derived from what happened to it; a filing is never marked by hand."""
    if filing.returned_at:
        return FilingState.RETURNED
    if filing.application.status == Status.WITHDRAWN:
        return FilingState.WITHDRAWN
    if filing.application.status == Status.DETERMINED:
        return FilingState.DETERMINED
    if filing.accepted_at:
        return FilingState.ACCEPTED
    return FilingState.OPENED if filing.opened_at else FilingState.NEW


def check_readable(filing: Filing) -> None:
    """What went back to the police is not the court's to read any more; that it was filed stays on the list."""
    if filing.returned_at:
        raise NotNow(
            f"This was returned to the police on {gov_date(filing.returned_at)}. Its papers can no longer be opened here."
        )
    if filing.application.status == Status.WITHDRAWN:
        raise NotNow("The police withdrew this application. Its papers can no longer be opened here.")


def check_accept(filing: Filing) -> None:
    """A clerk accepts what somebody at the court has opened."""
    check_newest_filing(filing)
    check_move(Event.ACCEPT, filing.application)
    if filing.opened_at is None:
        raise NotNow("Open the bundle before you accept it.")


def check_send_back(filing: Filing) -> None:
    check_newest_filing(filing)
    check_move(Event.SEND_BACK, filing.application)


def check_newest_filing(filing: Filing) -> None:
    """Of several filings of one application only the newest can still be dealt with."""
    if filing != filing.application.filings.first():
        raise NotNow("The police have filed this application again since.")


def check_accepted(filing: Filing) -> None:
    """Hearings and sealed orders belong to what the court accepted."""
    if filing.accepted_at is None:
        raise NotNow("Accept the application first.")
    if filing.application.status == Status.WITHDRAWN:
        raise NotNow("The police withdrew this application.")


def check_list_hearing(filing: Filing) -> None:
    check_accepted(filing)
    if filing.application.status == Status.DETERMINED:
        raise NotNow("The outcome of this application is recorded.")


def check_hearing_time(starts_at: datetime) -> None:
    if starts_at <= timezone.now():
        raise Mistaken({"starts_at": "The date and time of the hearing must be in the future"})


def check_file_now(application: Application) -> Bundle:
    """Approved, the bundle made of the approved text, and the record still saying the same."""
    check_case_open(application.case)
    check_move(Event.FILE, application)
    bundle = bundle_to_file(application)
    check_file(bundle)
    return bundle
