"""What victims said they want and fear, for those who write and approve an application."""

from typing import Any

from cases.models import Case, Victim, VictimViews
from cases.pages.safety import victim_url, views_rows
from cases.permissions.safety import latest_views


def said_by_victims(case: Case) -> list[dict[str, Any]]:
    """For orders/_said.html: of each victim the latest, with its day; nothing where nothing was recorded."""
    return [
        {"name": victim.person.name, "rows": views_rows(views), "url": victim_url(victim)}
        for victim, views in _latest(case)
    ]


def said_in_words(case: Case) -> str:
    """As a text to start from: what they want. What they fear and who supports them is not for the respondent."""
    return "\n\n".join(views.wishes for _, views in _latest(case) if views.wishes)


def _latest(case: Case) -> list[tuple[Victim, VictimViews]]:
    found = {views.victim_id: views for views in latest_views(case)}
    return [(victim, found[victim.pk]) for victim in case.standing_victims if victim.pk in found]
