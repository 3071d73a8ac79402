"""Words of the investigation."""

from django.db import models


class Relationship(models.TextChoices):
    """What the suspect is to the victim."""

    STRANGER = "stranger", "Stranger"
    ACQUAINTANCE = "acquaintance", "Acquaintance"
    NEIGHBOUR = "neighbour", "Neighbour"
    COLLEAGUE = "colleague", "Colleague"
    PROFESSIONAL = "professional", "Professional contact, such as doctor and patient"
    FORMER_PARTNER = "former-partner", "Former partner"
    FAMILY = "family", "Family"
    OTHER = "other", "Other"


class Investigation(models.TextChoices):
    """How far the criminal investigation has come. An order may run before, beside or after it."""

    NONE = "none", "No criminal investigation"
    OPEN = "open", "Under investigation"
    WITH_CPS = "with-cps", "With the Crown Prosecution Service"
    CHARGED = "charged", "Charged"
    CONVICTED = "convicted", "Convicted"
    ACQUITTED = "acquitted", "Acquitted"
    NO_FURTHER_ACTION = "no-further-action", "No further action"


class ClosingReason(models.TextChoices):
    ORDER_ENDED = "order-ended", "The order has ended and no further risk is known"
    NO_ORDER = "no-order", "An order is not needed"
    REFUSED = "refused", "The court refused the application"
    TRANSFERRED = "transferred", "Transferred to another force"
    DUPLICATE = "duplicate", "Opened twice by mistake"
    OTHER = "other", "Another reason"


class Whose(models.TextChoices):
    """Whose cases a list shows."""

    MINE = "mine", "My cases"
    UNIT = "unit", "My unit’s cases"


class CaseState(models.TextChoices):
    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"
    ALL = "all", "Open and closed"


class AreaLimb(models.TextChoices):
    """What brings the suspect to this force: SPA 2019 s.1(3)."""

    RESIDES = "resides", "Lives in the police area"
    IN_AREA = "in-area", "Is believed to be in the police area"
    COMING = "coming", "Is believed to intend to come to the police area"
    NO_AREA = "no-area", "The limb does not apply (British Transport Police or Ministry of Defence Police)"


class ContactKind(models.TextChoices):
    ADDRESS = "address", "Home address"
    PHONE = "phone", "Phone"
    EMAIL = "email", "Email"
    ONLINE = "online", "Online account"
    WORKPLACE = "workplace", "Workplace"
    SCHOOL = "school", "School or place of study"
    VEHICLE = "vehicle", "Vehicle"
    OTHER = "other", "Other"


class WhenKind(models.TextChoices):
    """How well the time of an incident is known."""

    EXACT = "exact", "On an exact day"
    ABOUT = "about", "On or about a day"
    BETWEEN = "between", "Between two moments"


class Act(models.TextChoices):
    """Acts associated with stalking: Protection from Harassment Act 1997 s.2A(3)(a) to (g), then the acts
    that forces count beside them."""

    FOLLOWING = "following", "Following"
    CONTACTING = "contacting", "Contacting, or trying to contact, by any means"
    PUBLISHING = "publishing", "Publishing about the victim, or as if from the victim"
    MONITORING = "monitoring", "Monitoring internet, email or other electronic use"
    LOITERING = "loitering", "Loitering in any place"
    INTERFERING = "interfering", "Interfering with property"
    WATCHING = "watching", "Watching or spying"
    ONLINE_SEARCH = "online-search", "Searching for the victim online"
    ORDERING = "ordering", "Ordering goods or services"
    THREATS = "threats", "Threats"
    VIOLENCE = "violence", "Violence"
    DAMAGE = "damage", "Damage"
    BREACH = "breach", "Breach of an order"

    @property
    def statute(self) -> str:
        """The paragraph of s.2A(3) this act falls under, or nothing for the acts counted beside it."""
        letter = dict(zip(list(Act)[:7], "abcdefg", strict=True)).get(self)
        return f"s.2A(3)({letter})" if letter else ""


class HowKnown(models.TextChoices):
    VICTIM = "victim", "The victim told us"
    WITNESS = "witness", "A witness told us"
    OFFICER = "officer", "Seen by an officer"
    RECORDING = "recording", "CCTV, camera or recording"
    DEVICE = "device", "Found on a device or account"
    SUSPECT = "suspect", "The suspect said so"
    OTHER = "other", "Another source"


class EarlierOrderKind(models.TextChoices):
    SPO = "spo", "Stalking protection order"
    RESTRAINING = "restraining", "Restraining order"
    NON_MOLESTATION = "non-molestation", "Non-molestation order"
    DAPO = "dapo", "Domestic abuse protection order or notice"
    OCCUPATION = "occupation", "Occupation order"
    BAIL = "bail", "Bail conditions"
    OTHER = "other", "Other order"


class Purpose(models.TextChoices):
    """Why the original of an exhibit leaves the system. All but the first are disclosures."""

    REVIEW = "review", "To look at it for this case"
    CPS = "cps", "To give it to the Crown Prosecution Service"
    COURT = "court", "To give it to a court"
    DEFENCE = "defence", "To give it to the suspect or their lawyer"
    AGENCY = "agency", "To give it to another force or agency"
