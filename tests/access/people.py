"""Who gets what from the pages of people and their merging."""

from orders.naming import order_token, token
from tests.access.table import UNIT, Row, World, form, page


def _known(world: World) -> list[object]:
    return [world.suspect.person_id]


def _two(world: World) -> list[object]:
    return [world.suspect.person_id, world.merge.kept_id]


def _merge(world: World) -> list[object]:
    return [world.merge.kept_id, world.merge.pk]


def _naming(world: World) -> list[object]:
    return [world.order.pk, token(world.merge.kept.suspect_in.first().case)]


def _binding(world: World) -> list[object]:
    return [world.merge.kept.suspect_in.first().case.reference, order_token(world.order)]


ROWS: list[Row] = [
    page("open_known_person", _known, *UNIT),
    form("merge_people", _two, *UNIT),
    form("undo_merge", _merge, *UNIT),
    form("settle_naming", _naming, *UNIT),
    form("settle_binding", _binding, *UNIT),
]
