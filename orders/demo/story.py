"""The shape of a demo story. Days count back from today, so that the demo is always fresh."""

from dataclasses import dataclass, field

from cases.enums import (
    Act,
    AreaLimb,
    ContactKind,
    EarlierOrderKind,
    HowKnown,
    Investigation,
    Relationship,
    WhenKind,
)


@dataclass(frozen=True)
class Contact:
    kind: ContactKind
    value: str
    is_confidential: bool = True
    note: str = ""


@dataclass(frozen=True)
class Human:
    """Somebody in a story; without names, a description."""

    given_names: str = ""
    family_name: str = ""
    born: tuple[int, int, int] | None = None
    description: str = ""
    aliases: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    safe_contact: str = ""


@dataclass(frozen=True)
class Earlier:
    kind: EarlierOrderKind
    court: str
    made_days_ago: int
    ended_days_ago: int | None
    terms: str
    breaches: str = ""


@dataclass(frozen=True)
class Offender:
    human: Human
    area: AreaLimb = AreaLimb.RESIDES
    work_times: str = ""
    education_times: str = ""
    religious_observance: str = ""
    earlier: tuple[Earlier, ...] = ()


@dataclass(frozen=True)
class Happening:
    """An incident: `days_ago` it began, with a time of day when one is known."""

    days_ago: int
    acts: tuple[Act, ...]
    what: str
    at: str = ""
    until_days_ago: int | None = None
    kind: WhenKind = WhenKind.EXACT
    place: str = ""
    effect: str = ""
    how: HowKnown | str = HowKnown.VICTIM
    count: int = 1
    crime: str = ""


@dataclass(frozen=True)
class Paper:
    """An exhibit drawn for the demo: a letter (PDF) or a screen of messages (PNG)."""

    happening: int
    title: str
    kind: str
    lines: tuple[str, ...]
    is_for_respondent: bool = True


@dataclass(frozen=True)
class Condition:
    """A term asked for; `happenings` are positions in the story's list of incidents."""

    code: str
    text: str
    necessity: str
    happenings: tuple[int, ...]
    fit: str
    is_in_interim: bool = True


@dataclass(frozen=True)
class Draft:
    """What the officer writes. `months` None means until further order; `interim_weeks` None: not asked for."""

    risk: str
    necessity: str
    conditions: tuple[Condition, ...]
    months: int | None
    victim_views: str
    proceedings: str
    interim_reason: str = ""
    interim_weeks: int | None = None


@dataclass(frozen=True)
class Story:
    """One case. `ending` names the function of `orders.demo.endings` that takes it to its stage."""

    relationship: Relationship
    investigation: Investigation
    victims: tuple[Human, ...]
    offender: Offender
    happenings: tuple[Happening, ...]
    ending: str
    crimes: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()
    draft: Draft | None = None
    officer: str = "officer"
    comments: tuple[str, ...] = field(default=())
