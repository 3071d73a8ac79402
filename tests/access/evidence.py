"""Who gets what from the pages of evidence: continuity, many files, renditions."""

from tests.access.table import UNIT, Row, World, form, page


def _exhibit(world: World) -> list[object]:
    return [world.case.reference, world.exhibit.pk]


ROWS: list[Row] = [
    page("open_continuity", _exhibit, *UNIT),
    form("record_handling", _exhibit, *UNIT),
]
