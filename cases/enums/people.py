"""Words about people."""

from django.db import models


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
    DEVICE = "device", "Device, such as a phone or computer"
    TRACKER = "tracker", "Tracker"
    PNC = "pnc", "PNC ID"
    CUSTODY = "custody", "Custody number"
    FORCE_SYSTEM = "force-system", "Number on a force system"
    OTHER = "other", "Other"


class EarlierOrderKind(models.TextChoices):
    SPO = "spo", "Stalking protection order"
    RESTRAINING = "restraining", "Restraining order"
    NON_MOLESTATION = "non-molestation", "Non-molestation order"
    DAPO = "dapo", "Domestic abuse protection order or notice"
    OCCUPATION = "occupation", "Occupation order"
    BAIL = "bail", "Bail conditions"
    OTHER = "other", "Other order"


class TraceKind(models.TextChoices):
    """What an exact value is compared as. Values of different kinds of detail may leave a trace of one kind."""

    PHONE = "phone", "phone"
    EMAIL = "email", "email address"
    HANDLE = "handle", "online name"
    VEHICLE = "vehicle", "vehicle"
    POSTCODE = "postcode", "postcode"
    DEVICE = "device", "device"
    IDENTIFIER = "identifier", "police number"


class NameSource(models.TextChoices):
    NAME = "name", "Name"
    ALIAS = "alias", "Another name"
