"""The case of a story: opened, its people described, its incidents logged, its exhibits taken in."""

import io
from datetime import date, time, timedelta

from cases.actions.cases import Named, create_case
from cases.actions.contacts import add_contact_detail
from cases.actions.earlier_orders import add_earlier_order
from cases.actions.exhibits import Received, add_exhibit
from cases.actions.incidents import Happening as Told
from cases.actions.incidents import log_incident
from cases.actions.people import add_alias, add_victim, change_person, change_suspect, change_victim
from cases.models import Case, Exhibit, Incident, Suspect, Victim
from cases.when import When
from orders.demo.papers import draw
from orders.demo.story import Happening, Human, Story
from spo.accounts.models import User


def open_story(story: Story, *, by: User, today: date) -> tuple[Case, list[Incident], list[Exhibit]]:
    """The case with everything in it but an application; incidents and exhibits in the story's order."""
    first, *others = story.victims
    case = create_case(
        by=by,
        relationship=story.relationship,
        investigation=story.investigation,
        crime_references=list(story.crimes),
        victim=_named(first),
        suspect=_named(story.offender.human),
    )
    victims = [case.victims.get(), *(add_victim(by=by, case=case, named=_named(human)) for human in others)]
    for victim, human in zip(victims, story.victims, strict=True):
        _describe(victim, human, by)
        change_victim(by=by, victim=victim, version=victim.version, safe_contact=human.safe_contact)
    _describe_suspect(case.suspect, story, by, today)
    incidents = [
        log_incident(by=by, case=case, told=_told(happening, victims, today))
        for happening in story.happenings
    ]
    return (
        case,
        incidents,
        [_exhibit(case, story, index, incidents, by) for index in range(len(story.papers))],
    )


def _named(human: Human) -> Named:
    return Named(human.given_names, human.family_name, human.description)


def _describe(role: Victim | Suspect, human: Human, by: User) -> None:
    person = role.person
    change_person(
        by=by,
        role=role,
        version=person.version,
        given_names=person.given_names,
        family_name=person.family_name,
        date_of_birth=date(*human.born) if human.born else None,
        description=human.description,
    )
    for name in human.aliases:
        add_alias(by=by, role=role, name=name)
    for contact in human.contacts:
        add_contact_detail(
            by=by,
            role=role,
            kind=contact.kind,
            value=contact.value,
            is_confidential=contact.is_confidential,
            note=contact.note,
        )


def _describe_suspect(suspect: Suspect, story: Story, by: User, today: date) -> None:
    offender = story.offender
    _describe(suspect, offender.human, by)
    change_suspect(
        by=by,
        suspect=suspect,
        version=suspect.version,
        area_limb=offender.area,
        work_times=offender.work_times,
        education_times=offender.education_times,
        religious_observance=offender.religious_observance,
    )
    for order in offender.earlier:
        add_earlier_order(
            by=by,
            suspect=suspect,
            kind=order.kind,
            court=order.court,
            made_on=today - timedelta(days=order.made_days_ago),
            ended_on=None if order.ended_days_ago is None else today - timedelta(days=order.ended_days_ago),
            terms=order.terms,
            breaches=order.breaches,
        )


def _told(happening: Happening, victims: list[Victim], today: date) -> Told:
    until = happening.until_days_ago
    return Told(
        when=When(
            happening.kind,
            today - timedelta(days=happening.days_ago),
            time.fromisoformat(happening.at) if happening.at else None,
            None if until is None else today - timedelta(days=until),
        ),
        acts=list(happening.acts),
        what_happened=happening.what,
        victims=victims,
        count=happening.count,
        place=happening.place,
        effect=happening.effect,
        how_known=happening.how,
        crime_reference=happening.crime,
    )


def _exhibit(case: Case, story: Story, index: int, incidents: list[Incident], by: User) -> Exhibit:
    paper = story.papers[index]
    content, name, media_type = draw(paper.kind, paper.title, paper.lines)
    return add_exhibit(
        by=by,
        case=case,
        file=Received(io.BytesIO(content), name, media_type),
        title=paper.title,
        is_for_respondent=paper.is_for_respondent,
        incident=incidents[paper.happening],
    )
