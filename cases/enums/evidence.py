"""Words about exhibits."""

from django.db import models


class Purpose(models.TextChoices):
    """Why the original of an exhibit leaves the system. All but the first are disclosures."""

    REVIEW = "review", "To look at it for this case"
    CPS = "cps", "To give it to the Crown Prosecution Service"
    COURT = "court", "To give it to a court"
    DEFENCE = "defence", "To give it to the suspect or their lawyer"
    AGENCY = "agency", "To give it to another force or agency"


class Handling(models.TextChoices):
    """What was done with an exhibit. Together, in order, they are its continuity."""

    RECEIVED = "received", "Received"
    VIEWED = "viewed", "Viewed"
    COPIED = "copied", "Copied"
    MOVED = "moved", "Moved"
    DISCLOSED = "disclosed", "Disclosed"
    RETURNED = "returned", "Returned"


class RenditionState(models.TextChoices):
    """Whether there is a copy that can be read on a page and put into a bundle."""

    WAITING = "waiting", "Waiting"
    READY = "ready", "Ready"
    REFUSED = "refused", "Refused"
    NEEDS_PERSON = "needs-person", "Needs a person"


class ScanState(models.TextChoices):
    """What the virus scanner said. Nothing leaves the system while it has not answered."""

    OFF = "off", "No virus scanner is set up"
    WAITING = "waiting", "Waiting for the virus scanner"
    CLEAN = "clean", "No virus found"
    INFECTED = "infected", "A virus was found"
