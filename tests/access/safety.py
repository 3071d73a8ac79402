"""Who gets what from the pages of risk, safety and what the victim is told."""

from tests.access.table import SUPERVISORS, UNIT, World, form, page


def _nothing(world: World) -> list[object]:
    return []


def _case(world: World) -> list[object]:
    return [world.case.reference]


def _victim(world: World) -> list[object]:
    return [world.case.reference, world.victim.pk]


def _assessment(world: World) -> list[object]:
    return [world.case.reference, world.assessment.pk]


def _action(world: World) -> list[object]:
    return [world.case.reference, world.safety_action.pk]


def _contact(world: World) -> list[object]:
    return [world.case.reference, world.contact_entry.pk]


def _views(world: World) -> list[object]:
    return [world.case.reference, world.views.pk]


def _questionnaire(world: World) -> list[object]:
    return [world.questionnaire.pk]


def _milestone(world: World) -> list[object]:
    return [world.case.reference, world.milestone.pk]


def _milestone_and_victim(world: World) -> list[object]:
    return [world.case.reference, world.milestone.pk, world.victim.pk]


def _update(world: World) -> list[object]:
    return [world.case.reference, world.update.pk]


def _decision(world: World) -> list[object]:
    return [world.case.reference, world.no_order.pk]


ROWS = [
    page("open_safety", _case, *UNIT),
    page("open_victim_safety", _victim, *UNIT),
    page("open_assessment", _assessment, *UNIT),
    *(
        form(name, _victim, *UNIT)
        for name in (
            "assess_risk",
            "add_safety_action",
            "log_contact",
            "record_views",
            "change_victim_rights",
        )
    ),
    form("strike_assessment", _assessment, *UNIT),
    form("change_safety_action", _action, *UNIT),
    form("finish_safety_action", _action, *UNIT),
    form("strike_safety_action", _action, *UNIT),
    form("strike_contact", _contact, *UNIT),
    form("strike_views", _views, *UNIT),
    form("record_milestone", _case, *UNIT),
    form("strike_milestone", _milestone, *UNIT),
    form("record_update", _milestone_and_victim, *UNIT),
    form("strike_update", _update, *UNIT),
    form("record_no_order", _case, *UNIT),
    form("strike_no_order", _decision, *UNIT),
    page("list_no_orders", _nothing, *SUPERVISORS, others=403),
    page("list_questionnaires", _nothing, *SUPERVISORS, others=403),
    form("load_questionnaire", _nothing, *SUPERVISORS, others=403),
    form("strike_questionnaire", _questionnaire, *SUPERVISORS, others=403),
]
