"""A story told so far: its case, and the people who act in it."""

from dataclasses import dataclass, field
from datetime import date

from cases.models import Case, Exhibit, Incident
from orders.demo.people import Cast
from orders.demo.story import Story
from orders.models import Application


@dataclass
class Told:
    """What an ending starts from. `application` is there when the story has a draft."""

    story: Story
    cast: Cast
    today: date
    case: Case
    incidents: list[Incident]
    exhibits: list[Exhibit] = field(default_factory=list)
    application: Application | None = None
