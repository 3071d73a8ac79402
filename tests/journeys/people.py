"""Who takes part in the story, each at a desk of their own."""

from dataclasses import dataclass

from tests.journeys.desk import Desk


@dataclass(frozen=True)
class People:
    """The other clerk is of another court; the sergeant is a supervisor without the rank to approve."""

    officer: Desk
    sergeant: Desk
    superintendent: Desk
    clerk: Desk
    other_clerk: Desk
