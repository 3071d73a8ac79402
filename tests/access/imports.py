"""Who gets what from the pages of imports and series."""

from tests.access.table import NO_METHOD, UNIT, Row, World, form, only, page


def _case(world: World) -> list[object]:
    return [world.phone_case.reference]


def _file(world: World) -> list[object]:
    return [world.phone_case.reference, world.batch.pk]


def _imported(world: World) -> list[object]:
    return [world.phone_case.reference, world.imported.pk]


def _series(world: World) -> list[object]:
    return [world.phone_case.reference, world.series.number]


def _part(world: World) -> list[object]:
    return [world.phone_case.reference, world.part.number]


ROWS = [
    page("list_imports", _case, *UNIT),
    form("upload_import", _case, *UNIT),
    form("paste_thread", _case, *UNIT),
    page("open_import", _file, *UNIT),
    form("describe_import", _file, *UNIT),
    form("ask_for_import", _file, *UNIT),
    page("import_progress", _imported, *UNIT),
    Row("try_import_again", NO_METHOD, only(303, *UNIT), _imported),
    page("download_import_problems", _imported, *UNIT),
    form("reverse_import", _imported, *UNIT),
    form("group_incidents", _case, *UNIT),
    page("list_parts", _series, *UNIT),
    form("describe_series", _series, *UNIT),
    form("ungroup_series", _series, *UNIT),
    Row("take_out_of_series", only(200, *UNIT), only(422, *UNIT), _part),
]
