"""Who gets what from signing in, one's own account, other people's accounts, the record and the work."""

from dataclasses import replace

from tests.access.table import NO_METHOD, POLICE, SUPERVISORS, Answer, Row, World, form, only, page


def _nothing(world: World) -> list[object]:
    return []


def _person(world: World) -> list[object]:
    return [world.newcomer.pk]


def _unit(world: World) -> list[object]:
    return [world.unit.pk]


def _court(world: World) -> list[object]:
    return [world.court.pk]


def _job(world: World) -> list[object]:
    return [world.job.pk]


def _key(world: World) -> list[object]:
    return [1]


OK, AWAY, NOT_FOUND, DENIED = Answer(200), Answer(302), Answer(404), Answer(403)
ADMINISTRATOR, WATCHERS = "administrator", (*SUPERVISORS, "administrator")


def everyone(name: str, get: Answer, post: Answer) -> Row:
    return Row(name, get, post)


def manage(name: str, get: int, post: int) -> Row:
    """What an administrator does to one account."""
    reading = NO_METHOD if get == 405 else only(get, ADMINISTRATOR, others=403)
    return Row(name, reading, only(post, ADMINISTRATOR, others=403), _person)


SIGNING_IN = [
    replace(row, is_open=True)
    for row in (
        everyone("account_login", AWAY, AWAY),
        everyone("mfa_authenticate", AWAY, AWAY),
        everyone("mfa_login_webauthn", AWAY, AWAY),
        everyone("account_inactive", OK, NO_METHOD),
        everyone("account_logout", NO_METHOD, AWAY),
        everyone("enter_demo", NO_METHOD, NOT_FOUND),
        everyone("healthz", OK, NO_METHOD),
        everyone("account_reset_password", OK, OK),
        everyone("account_reset_password_done", OK, NO_METHOD),
        everyone("account_reset_password_from_key_done", OK, NO_METHOD),
        Row("account_reset_password_from_key", OK, OK, lambda world: ["1", "set-password"]),
        Row("accept_invitation", NOT_FOUND, NOT_FOUND, lambda world: ["x" * 43]),
    )
]
YOUR_ACCOUNT = [
    everyone("home", AWAY, NO_METHOD),
    everyone("stay_signed_in", NO_METHOD, Answer(204)),
    replace(everyone("account_reauthenticate", OK, OK), is_open=True),
    everyone("mfa_reauthenticate", OK, OK),
    everyone("mfa_reauthenticate_webauthn", AWAY, AWAY),
    *(everyone(name, OK, NO_METHOD) for name in ("your_account", "mfa_index", "mfa_list_webauthn")),
    everyone("account_set_password", OK, NO_METHOD),
    everyone("account_change_password", OK, OK),
    replace(everyone("enrol_second_factor", OK, NO_METHOD), is_open=True),
    replace(everyone("mfa_activate_totp", AWAY, AWAY), is_open=True),
    replace(everyone("mfa_add_webauthn", AWAY, AWAY), is_open=True),
    everyone("mfa_deactivate_totp", DENIED, DENIED),
    Row("mfa_edit_webauthn", AWAY, AWAY, _key),
    Row("mfa_remove_webauthn", NOT_FOUND, NOT_FOUND, lambda world: [0]),
    everyone("mfa_view_recovery_codes", NOT_FOUND, NO_METHOD),
    everyone("mfa_generate_recovery_codes", AWAY, AWAY),
    everyone("mfa_download_recovery_codes", NOT_FOUND, NOT_FOUND),
]
ACCOUNTS = [
    page("list_accounts", _nothing, ADMINISTRATOR, others=403),
    form("invite_person", _nothing, ADMINISTRATOR, others=403),
    page("open_account", _person, ADMINISTRATOR, others=403),
    form("change_account", _person, ADMINISTRATOR, others=403),
    manage("invite_again", 405, 409),
    manage("send_password_reset", 405, 302),
    manage("remove_second_factors", 409, 422),
    manage("close_account", 200, 422),
    manage("reopen_account", 409, 422),
    page("list_units", _nothing, ADMINISTRATOR, others=403),
    form("add_unit", _nothing, ADMINISTRATOR, others=403),
    form("change_unit", _unit, ADMINISTRATOR, others=403),
    page("list_courts", _nothing, ADMINISTRATOR, others=403),
    form("add_court", _nothing, ADMINISTRATOR, others=403),
    form("change_court", _court, ADMINISTRATOR, others=403),
]
WATCHING = [
    page("list_record", _nothing, "auditor", ADMINISTRATOR, others=403),
    page("background_work", _nothing, *WATCHERS, others=403),
    form("retry_job", _job, *WATCHERS, others=403),
    page("list_reminders", _nothing, *POLICE, others=403),
    Row("mark_reminders_seen", NO_METHOD, only(422, *POLICE, others=403)),
]
ROWS = [*SIGNING_IN, *YOUR_ACCOUNT, *ACCOUNTS, *WATCHING]
