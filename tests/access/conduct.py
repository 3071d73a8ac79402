"""Who gets what from the pages of the chart and the correcting of incidents."""

from tests.access.table import UNIT, World, form, page


def _case(world: World) -> list[object]:
    return [world.case.reference]


def _incident(world: World) -> list[object]:
    return [world.case.reference, world.incident.number]


def _to_another(world: World) -> list[object]:
    return [world.case.reference, world.incident.number, world.exempt.case.reference]


def _back(world: World) -> list[object]:
    """One of the other case, because that of the first is linked there already."""
    incident = world.finding.incident
    return [incident.case.reference, incident.number, world.case.reference]


def _link(world: World) -> list[object]:
    return [world.case.reference, world.link.pk]


ROWS = [
    page("open_chart", _case, *UNIT),
    page("list_supports", _case, *UNIT),
    form("weigh_incident", _incident, *UNIT),
    form("move_incident", _incident, *UNIT),
    form("move_incident_to", _to_another, *UNIT),
    form("split_incident", _incident, *UNIT),
    form("link_incident", _incident, *UNIT),
    form("link_incident_to", _back, *UNIT),
    form("strike_link", _link, *UNIT),
]
