"""Who gets what from the pages of the chart and the correcting of incidents."""

from tests.access.table import UNIT, World, page


def _case(world: World) -> list[object]:
    return [world.case.reference]


ROWS = [page("open_chart", _case, *UNIT)]
