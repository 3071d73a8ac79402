"""Who gets what from the pages of a case: its unit, and nobody else."""

from tests.access.table import POLICE, SUPERVISORS, UNIT, Row, World, form, only, page


def _case(world: World) -> list[object]:
    return [world.case.reference]


def _victim(world: World) -> list[object]:
    return [world.case.reference, world.victim.person_id]


def _spare(world: World) -> list[object]:
    return [world.case.reference, world.spare.person_id]


def _alias(world: World) -> list[object]:
    return [world.case.reference, world.suspect.person_id, world.alias.pk]


def _contact(world: World) -> list[object]:
    return [world.case.reference, world.contact.pk]


def _earlier(world: World) -> list[object]:
    return [world.case.reference, world.earlier.pk]


def _incident(world: World) -> list[object]:
    return [world.case.reference, world.incident.number]


def _exhibit(world: World) -> list[object]:
    return [world.case.reference, world.exhibit.pk]


def _nothing(world: World) -> list[object]:
    return []


IN_CHARGE = ("officer", *SUPERVISORS)

ROWS = [
    page("my_work", _nothing, *POLICE, others=403),
    page("list_cases", _nothing, *POLICE, others=403),
    form("create_case", _nothing, *POLICE, others=403),
    *(
        page(name, _case, *UNIT)
        for name in ("open_case", "open_record", "list_people", "list_incidents", "list_exhibits")
    ),
    *(
        form(name, _case, *UNIT)
        for name in (
            "change_case",
            "add_victim",
            "change_suspect",
            "add_earlier_order",
            "log_incident",
            "add_exhibit",
        )
    ),
    form("hand_over_case", _case, *IN_CHARGE, denied=["colleague"]),
    form("close_case", _case, *IN_CHARGE, denied=["colleague"]),
    Row(
        "reopen_case",
        only(409, *IN_CHARGE, denied=["colleague"]),
        only(422, *IN_CHARGE, denied=["colleague"]),
        _case,
    ),
    page("open_person", _victim, *UNIT),
    *(
        form(name, _victim, *UNIT)
        for name in ("change_person", "change_victim", "add_alias", "add_contact_detail")
    ),
    form("remove_victim", _spare, *UNIT),
    form("remove_alias", _alias, *UNIT),
    page("open_contact_detail", _contact, *UNIT),
    form("change_contact_detail", _contact, *UNIT),
    form("remove_contact_detail", _contact, *UNIT),
    form("change_earlier_order", _earlier, *UNIT),
    form("remove_earlier_order", _earlier, *UNIT),
    page("open_incident", _incident, *UNIT),
    form("change_incident", _incident, *UNIT),
    form("withdraw_incident", _incident, *UNIT),
    page("open_exhibit", _exhibit, *UNIT),
    form("change_exhibit", _exhibit, *UNIT),
    form("withdraw_exhibit", _exhibit, *UNIT),
    form("download_exhibit", _exhibit, *UNIT),
]
