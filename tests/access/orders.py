"""Who gets what from the pages of applications, filings and orders."""

from tests.access.table import (
    CLERKS,
    NO_METHOD,
    POLICE,
    SUPERVISORS,
    UNIT,
    Objects,
    Row,
    World,
    form,
    only,
    page,
)


def one(name: str) -> Objects:
    """The key of that object of the world."""
    return lambda world: [getattr(world, name).pk]


def _case(world: World) -> list[object]:
    return [world.case.reference]


def _nothing(world: World) -> list[object]:
    return []


def _term(world: World) -> list[object]:
    return [world.draft.pk, world.term.pk]


def _version(world: World) -> list[object]:
    return [world.version.application_id, 1]


def _approved(world: World) -> list[object]:
    return [world.approval.version.application_id]


def _accepted(world: World) -> list[object]:
    return [world.accepted.application_id]


LINE = ("officer", "colleague")
SECTIONS = (
    "check_respondent",
    "change_protected",
    "change_incidents",
    "change_risk",
    "change_necessity",
    "change_duration",
    "change_interim",
    "change_victim_views",
    "change_proceedings",
    "change_exhibits",
)
UNDER_ORDER = (
    "change_order",
    "end_order",
    "strike_order",
    "record_service",
    "record_victim_told",
    "record_system_entry",
    "record_notification",
    "record_exemption",
    "log_breach",
)
OF_BREACH = ("record_arrest_attempt", "record_file_sent", "record_breach_outcome", "strike_breach")

APPLICATION = [
    form("start_application", _case, *UNIT),
    page("list_waiting", _nothing, *SUPERVISORS, others=403),
    page("open_application", one("draft"), *UNIT),
    *(form(name, one("draft"), *UNIT) for name in (*SECTIONS, "submit_application", "withdraw_application")),
    page("list_terms", one("draft"), *UNIT),
    page("choose_term", one("draft"), *UNIT),
    form("add_term", lambda world: [world.draft.pk, "P-CONTACT-DIRECT"], *UNIT),
    form("change_term", _term, *UNIT),
    form("remove_term", _term, *UNIT),
    Row("move_term", NO_METHOD, only(422, *UNIT), _term),
    form("take_back", lambda world: [world.version.application_id], *UNIT),
    page("open_version", _version, *UNIT),
    page("application_submitted", _version, *UNIT),
    form("add_comment", lambda world: [*_version(world), "risk"], *SUPERVISORS, denied=LINE),
    form("return_for_changes", _version, *SUPERVISORS, denied=LINE),
    form("approve", _version, "authorising officer", denied=[*LINE, "supervisor"]),
    page("application_approved", lambda world: [*_approved(world), 1], *UNIT),
    page("list_settings", _nothing, "administrator", others=403),
    form("change_setting", lambda world: ["approval-rank"], "administrator", others=403),
]
COURT = [
    page("open_court", _approved, *UNIT),
    form("file_application", _approved, *UNIT),
    form("record_determination", _accepted, *UNIT),
    form("change_determination", one("determined"), *UNIT),
    form("download_bundle", one("bundle"), *UNIT),
    page("bundle_progress", one("waiting_bundle"), *UNIT),
    Row("try_bundle_again", NO_METHOD, only(303, *UNIT), one("waiting_bundle")),
    page("list_filings", _nothing, *CLERKS, others=403),
    page("open_filing", one("filing"), "clerk"),
    *(
        form(name, one("filing"), "clerk")
        for name in ("download_filed_bundle", "download_confidential_sheet", "accept_filing", "send_back")
    ),
    form("list_hearing", one("accepted"), "clerk"),
    form("upload_sealed_order", one("accepted"), "clerk"),
    form("strike_hearing", one("hearing"), "clerk"),
    page("download_sealed_order", one("sealed"), *UNIT, "clerk"),
    form("strike_sealed_order", one("sealed"), "clerk"),
]


def _incident_under_order(world: World) -> list[object]:
    return [world.order.pk, world.breach.incident.number]


ORDERS = [
    page("list_orders", _nothing, *POLICE, others=403),
    page("list_suspected_offences", _nothing, *POLICE, others=403),
    page("list_case_orders", _case, *UNIT),
    form("record_other_order", _case, *UNIT),
    Row("confirm_order", NO_METHOD, only(303, *SUPERVISORS, denied=LINE), one("exempt")),
    form("record_order", _accepted, *UNIT),
    form("record_interim_order", _accepted, *UNIT),
    page("open_order", one("order"), *UNIT),
    *(form(name, one("order"), *UNIT) for name in UNDER_ORDER),
    Row("record_no_breach", only(409, *UNIT), only(422, *UNIT), _incident_under_order),
    Row(
        "decide_overdue",
        only(409, *SUPERVISORS, denied=LINE),
        only(422, *SUPERVISORS, denied=LINE),
        one("order"),
    ),
    form("strike_service", one("service"), *UNIT),
    page("download_proof", one("service"), *UNIT, code=409),
    form("strike_victim_told", one("told"), *UNIT),
    form("strike_system_entry", one("entry"), *UNIT),
    form("strike_notification", one("notification"), *UNIT),
    form("end_exemption", one("exemption"), *UNIT),
    form("strike_no_breach", one("finding"), *UNIT),
    form("strike_exemption", one("exemption"), *UNIT),
    *(form(name, one("breach"), *UNIT) for name in OF_BREACH),
]
ROWS = [*APPLICATION, *COURT, *ORDERS]
