"""Who gets what from the pages of evidence: continuity, many files, renditions."""

from tests.access.table import NO_METHOD, UNIT, Row, World, form, only, page


def _exhibit(world: World) -> list[object]:
    return [world.case.reference, world.exhibit.pk]


def _case(world: World) -> list[object]:
    return [world.case.reference]


def _partial(world: World) -> list[object]:
    return [world.case.reference, world.partial.token]


def _statement(world: World) -> list[object]:
    return [world.case.reference, world.statement.pk]


ROWS: list[Row] = [
    form("add_exhibits", _case, *UNIT),
    form("change_exhibits", _case, *UNIT),
    page("changed_exhibits", _case, *UNIT),
    form("title_exhibits", _case, *UNIT),
    Row("write_transcript", only(409, *UNIT), only(422, *UNIT), _exhibit),  # a text is no recording
    Row("exhibit_transcript", NO_METHOD, only(303, *UNIT), _exhibit),
    page("list_uploads", _case, *UNIT),
    Row("begin_upload", NO_METHOD, only(422, *UNIT), _case),
    Row("send_part", NO_METHOD, only(409, "officer"), _partial),
    Row("finish_upload", NO_METHOD, only(422, "officer"), _partial),
    Row("forget_upload", NO_METHOD, only(303, "officer"), _partial),
    page("open_continuity", _exhibit, *UNIT),
    form("record_handling", _exhibit, *UNIT),
    form("print_continuity", _exhibit, *UNIT),
    form("print_all_continuity", _case, *UNIT),
    page("open_statement", _statement, *UNIT),
    page("show_statement_progress", _statement, *UNIT),
    Row("download_statement", NO_METHOD, only(200, *UNIT), _statement),
    page("open_rendition", _exhibit, *UNIT),
    Row("make_rendition_again", NO_METHOD, only(303, *UNIT), _exhibit),
]
