"""Telling every story of the demo."""

from datetime import date

from django.db import transaction

from orders.demo.endings import ENDINGS
from orders.demo.investigation import SEQUELS, judge_risk
from orders.demo.opening import open_story
from orders.demo.people import Cast, create_cast
from orders.demo.stories import brief, colleague, doctor, more, stranger, withdrawn
from orders.demo.story import Story
from orders.demo.telling import Told
from orders.demo.writing import write_application

STORIES = (*more.STORIES, withdrawn.STORY, *brief.STORIES, colleague.STORY, stranger.STORY, doctor.STORY)


@transaction.atomic
def seed(*, today: date) -> None:
    """Accounts, cases, applications and orders, all or none. The newest case is the doctor's."""
    cast = create_cast()
    for story in STORIES:
        _tell(story, cast, today)


def _tell(story: Story, cast: Cast, today: date) -> None:
    officer = getattr(cast, story.officer)
    case, incidents, exhibits = open_story(story, by=officer, today=today)
    told = Told(story, cast, today, case, incidents, exhibits)
    if story.draft:
        told.application = write_application(story.draft, case, incidents, exhibits, by=officer)
    judge_risk(told)
    ENDINGS[story.ending](told)
    if story.ending in SEQUELS:
        SEQUELS[story.ending](told)
