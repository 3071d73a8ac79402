"""Who gets what from the pages of searching. A saved search is its owner's alone."""

from tests.access.table import POLICE, World, form, page


def _nothing(world: World) -> list[object]:
    return []


def _saved(world: World) -> list[object]:
    return [world.saved_search.pk]


ROWS = [
    form("search", _nothing, *POLICE, others=403),
    page("list_saved_searches", _nothing, *POLICE, others=403),
    form("save_search", _nothing, *POLICE, others=403),
    page("open_saved_search", _saved, "officer"),
    form("change_saved_search", _saved, "officer"),
    form("delete_saved_search", _saved, "officer"),
]
