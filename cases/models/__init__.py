from cases.models.case import Case, CaseCounter, CaseQuerySet, Closing, Handover
from cases.models.exhibit import Exhibit
from cases.models.incident import Incident, IncidentVictim
from cases.models.person import Alias, ContactDetail, Person
from cases.models.roles import EarlierOrder, Suspect, Victim

__all__ = [
    "Alias",
    "Case",
    "CaseCounter",
    "CaseQuerySet",
    "Closing",
    "ContactDetail",
    "EarlierOrder",
    "Exhibit",
    "Handover",
    "Incident",
    "IncidentVictim",
    "Person",
    "Suspect",
    "Victim",
]
