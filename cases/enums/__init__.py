"""Words of the investigation."""

from cases.enums.case import CaseState, ClosingReason, Investigation, Relationship, Whose
from cases.enums.evidence import Handling, Purpose, RenditionState, ScanState
from cases.enums.finding import SearchKind, SendWhen
from cases.enums.imports import Grouping, Zone
from cases.enums.incidents import Act, CorrectionKind, Gravity, HowKnown, Limb, WhenKind
from cases.enums.people import AreaLimb, ContactKind, EarlierOrderKind, NameSource, TraceKind
from cases.enums.safety import (
    REFERRED,
    AssessAgain,
    ContactMethod,
    Happened,
    NotNowKind,
    RiskLevel,
    Told,
    WhyNot,
)

__all__ = [
    "REFERRED",
    "Act",
    "AreaLimb",
    "AssessAgain",
    "CaseState",
    "ClosingReason",
    "ContactKind",
    "ContactMethod",
    "CorrectionKind",
    "EarlierOrderKind",
    "Gravity",
    "Grouping",
    "Handling",
    "Happened",
    "HowKnown",
    "Investigation",
    "Limb",
    "NameSource",
    "NotNowKind",
    "Purpose",
    "Relationship",
    "RenditionState",
    "RiskLevel",
    "ScanState",
    "SearchKind",
    "SendWhen",
    "Told",
    "TraceKind",
    "WhenKind",
    "Whose",
    "WhyNot",
    "Zone",
]
