from cases.models.assessment import Assessment, Questionnaire
from cases.models.case import Case, CaseCounter, CaseQuerySet, Closing, Handover
from cases.models.continuity import Continuity, ContinuityStatement
from cases.models.corrections import Correction, IncidentLink, IncidentSupport
from cases.models.exhibit import Exhibit
from cases.models.imports import ImportBatch, ImportProblem
from cases.models.incident import Incident, IncidentVictim
from cases.models.index import PersonName, Trace
from cases.models.joining import PersonMerge
from cases.models.person import Alias, ContactDetail, Person
from cases.models.rendition import Rendition, RenditionPage, Transcript
from cases.models.roles import EarlierOrder, Suspect, Victim
from cases.models.safety import ContactEntry, SafetyAction, VictimViews
from cases.models.saved_search import SavedSearch
from cases.models.victims_code import Milestone, NoOrderDecision, VictimUpdate

__all__ = [
    "Alias",
    "Assessment",
    "Case",
    "CaseCounter",
    "CaseQuerySet",
    "Closing",
    "ContactDetail",
    "ContactEntry",
    "Continuity",
    "ContinuityStatement",
    "Correction",
    "EarlierOrder",
    "Exhibit",
    "Handover",
    "ImportBatch",
    "ImportProblem",
    "Incident",
    "IncidentLink",
    "IncidentSupport",
    "IncidentVictim",
    "Milestone",
    "NoOrderDecision",
    "Person",
    "PersonMerge",
    "PersonName",
    "Questionnaire",
    "Rendition",
    "RenditionPage",
    "SafetyAction",
    "SavedSearch",
    "Suspect",
    "Trace",
    "Transcript",
    "Victim",
    "VictimUpdate",
    "VictimViews",
]
