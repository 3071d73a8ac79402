"""What an officer reads and declares when submitting, and the text that is kept of it."""

from datetime import datetime

from django.utils import timezone

from cases.ages import Youth, youth
from orders.force import declaration_on
from orders.models import Application
from orders.text.build import Text, build_text, sha256_of
from spo.accounts.models import User
from spo.dates import gov_datetime
from spo.workdays import today


def declaration_now() -> str:
    return declaration_on(today(timezone.now()))


def seen(application: Application) -> str:
    """The hash of what the check page shows, wording included: nobody declares words they have not read."""
    return sha256_of(build_text(application) | {"declaration": declaration_now()})


def submitted_text(application: Application, *, number: int, by: User, at: datetime) -> Text:
    """The text of the draft, with who submitted it as which version, and what they declared."""
    suspect = application.case.suspect
    return build_text(application) | {
        "number": number,
        "officer": {"title": by.title},
        "is_youth": youth(suspect.person, today(at)) == Youth.YES,
        "declaration": {"wording": declaration_now(), "by": by.title, "at": gov_datetime(at)},
    }
