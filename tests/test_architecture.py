"""The rules of the house that a machine can check. ARCHITECTURE.md says why they are there."""

import ast
import re
from collections.abc import Iterator

import pytest
from django.apps import apps

from tests.source import ROOT, Source, sources
from tests.tables import APPEND_ONLY, CHANGEABLE

WIRING = {"spo.settings", "spo.urls", "spo.celery", "spo.wsgi"}
SOURCES = sources()
VIEWS = [source for source in SOURCES if "/views" in source.path]
ACTIONS = [source for source in SOURCES if "/actions" in source.path]


def _starts(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def _ids(items: list[Source]) -> list[str]:
    return [item.path for item in items]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.path)
def test_imports_go_down(source: Source) -> None:
    above = {"spo": ("cases", "orders"), "cases": ("orders",), "orders": ()}[source.floor]

    upward = {name for name in source.imports() if _starts(name, *above)}

    assert upward == set()


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.path)
def test_nothing_imports_the_wiring(source: Source) -> None:
    assert {name for name in source.imports() if name in WIRING} - {"spo.celery"} == set()


ROW_QUESTIONS = re.compile(
    "all|get|filter|exclude|first|last|latest|exists|count|order_by|distinct|select_related|prefetch_related|"
    "annotate|aggregate|values_list|none|reverse|accepted|standing|with_ends|create|save|delete"
)
"""What is asked of a manager, a queryset or a row."""

CLOCKS = {"today", "now", "localdate", "localtime"}


def _is_no_row(asked: ast.expr) -> bool:
    """What a request brought, a session, a dictionary and a constant may be asked by the same names."""
    if isinstance(asked, ast.Attribute):
        return asked.attr in {"GET", "POST", "session"}
    if isinstance(asked, ast.Call):
        return ast.unparse(asked.func) == "dict"
    return isinstance(asked, ast.Name) and asked.id.isupper()


def _is_fault_of_view(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr in {"objects", "_default_manager", "status"}
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Attribute) and ROW_QUESTIONS.fullmatch(node.func.attr):
        return not _is_no_row(node.func.value)
    return ast.unparse(node.func).rsplit(".", 1)[-1] in CLOCKS


@pytest.mark.parametrize("source", VIEWS, ids=_ids(VIEWS))
def test_views_touch_no_manager_status_or_date(source: Source) -> None:
    """They leave queries to permissions/ and pages/, states to policies/ and the day to what needs it."""
    faults = [
        f"line {node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(source.tree)
        if _is_fault_of_view(node)
    ]

    assert faults == []
    assert "datetime.timedelta" not in source.imports()


@pytest.mark.parametrize(
    ("line", "is_fault"),
    [
        ("case.victims.all()", True),
        ("hearing.application.filings.accepted()", True),
        ("permissions.visible_orders(user).first()", True),
        ("order.status == Status.DRAFT", True),
        ("Order.objects", True),
        ("today(timezone.now())", True),
        ("date.today()", True),
        ("request.GET.get('before', '')", False),
        ("request.session.get(KEY, [])", False),
        ("dict(request.session[KEY]).get(token)", False),
        ("BY_CODE.get(code)", False),
        ("case.standing_victims", False),
        ("response.status_code", False),
    ],
)
def test_rule_for_views_knows_rows_from_requests(line: str, is_fault: bool) -> None:
    assert any(_is_fault_of_view(node) for node in ast.walk(ast.parse(line))) is is_fault


def test_views_that_are_sent_say_so_in_one_way() -> None:
    said = {
        ast.unparse(node.args[0])
        for source in VIEWS
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "require_http_methods"
    }

    assert said == {"SHOW_OR_SEND"}


def _public_actions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for source in ACTIONS:
        for node in source.tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield f"{source.path}:{node.name}", node


PUBLIC_ACTIONS = list(_public_actions())


@pytest.mark.parametrize(("place", "action"), PUBLIC_ACTIONS, ids=[place for place, _ in PUBLIC_ACTIONS])
def test_every_action_names_who_acts(place: str, action: ast.FunctionDef) -> None:
    keywords = {argument.arg for argument in action.args.kwonlyargs}

    assert "by" in keywords, place
    assert action.args.args == [], f"{place} takes positional arguments"


TRANSACTIONS = {"transaction.atomic", "editing", "job.finishing"}
RECORDERS = {"record", "enter", "enter_wherever", "enter_in_unit", "apply", "strike", "editing", "try_again"}
"""Each of these writes the record; `apply` is the workflow's, `try_again` the queue's."""

NOT_ONE_TRANSACTION = {
    "orders/actions/filings.py:download_confidential_sheet": "asking for a new sheet outlasts the refusal"
}
ASKS_NOBODY = {
    "cases/actions/saved_searches.py:forget_searches_of_leavers": "the sweep's",
    "cases/actions/saved_searches.py:send_news": "the sweep's, which asks what their owner may",
    "cases/actions/renditions.py:ask_rendition": "a part of adding an exhibit, which asks who may",
    "cases/actions/renditions.py:go_without_scanner": "the worker's",
    "cases/actions/renditions.py:make_rendition": "the worker's",
    "cases/actions/reading.py:read_import": "the worker's",
    "cases/actions/linking.py:carry_links": "a part of each correction, which asks who may",
    "cases/actions/linking.py:copy_links": "a part of each correction, which asks who may",
    "cases/actions/retelling.py:retell_series": "follows from a change of its parts, which asks who may",
    "cases/actions/renditions.py:scan_original": "the worker's",
    "cases/actions/verifying.py:verify_evidence": "the console's",
    "cases/actions/verifying.py:verify_evidence_of_the_night": "the worker's",
    "cases/actions/statements.py:make_statement": "the worker's",
    "orders/actions/bundles.py:ask_for_bundle": "a part of approving, which asks who may",
    "orders/actions/bundles.py:make_bundle": "the worker's",
    "orders/actions/sheets.py:make_sheet": "the worker's",
    "orders/actions/sheets.py:renew_sheet": "follows from a change or a download, which ask who may",
    "orders/actions/sheets.py:renew_sheets_of": "follows from a change of the case, which asks who may",
    "spo/accounts/actions/credentials.py:send_reset_link": "also for whoever forgot the password",
    "spo/accounts/actions/factors.py:recording_factors": "one's own, and nobody else's",
    "spo/accounts/actions/invitations.py:accept_invitation": "whoever holds the link",
    "spo/accounts/actions/invitations.py:add_administrator": "the console's, when nobody else is there",
    "spo/accounts/actions/sign_in.py:enter_demo": "nobody is signed in yet",
    "spo/accounts/actions/sign_in.py:refuse_sign_in": "nobody is signed in yet",
    "spo/notices/actions.py:mark_reminders_seen": "one's own, by the query",
}


def _calls(place: str, action: ast.FunctionDef) -> list[ast.Call]:
    """What an action calls, itself or through functions of its own file."""
    [source] = [source for source in ACTIONS if source.path == place.partition(":")[0]]
    beside = {node.name: node for node in source.tree.body if isinstance(node, ast.FunctionDef)}
    waiting, seen, calls = [action.name], set(), []
    while waiting:
        name = waiting.pop()
        if name in beside and name not in seen:
            seen.add(name)
            found = [node for node in ast.walk(beside[name]) if isinstance(node, ast.Call)]
            calls += found
            waiting += [ast.unparse(call.func) for call in found]
    return calls


def _name(call: ast.Call) -> str:
    return ast.unparse(call.func).rsplit(".", 1)[-1]


def _asks_who(call: ast.Call) -> bool:
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    is_by_name = any(isinstance(value, ast.Name) and value.id == "by" for value in given)
    return is_by_name and _name(call).startswith(("check_", "lock_", "hold_", "editing"))


@pytest.mark.parametrize(("place", "action"), PUBLIC_ACTIONS, ids=[place for place, _ in PUBLIC_ACTIONS])
def test_every_action_is_one_transaction(place: str, action: ast.FunctionDef) -> None:
    held = [ast.unparse(decorator) for decorator in action.decorator_list]
    held += [
        ast.unparse(item.context_expr).partition("(")[0]
        for node in ast.walk(action)
        if isinstance(node, ast.With)
        for item in node.items
    ]

    assert TRANSACTIONS.isdisjoint(held) is (place in NOT_ONE_TRANSACTION)


@pytest.mark.parametrize(("place", "action"), PUBLIC_ACTIONS, ids=[place for place, _ in PUBLIC_ACTIONS])
def test_every_action_writes_the_record(place: str, action: ast.FunctionDef) -> None:
    assert {_name(call) for call in _calls(place, action)} & RECORDERS != set()


@pytest.mark.parametrize(("place", "action"), PUBLIC_ACTIONS, ids=[place for place, _ in PUBLIC_ACTIONS])
def test_every_action_asks_who_may(place: str, action: ast.FunctionDef) -> None:
    assert any(_asks_who(call) for call in _calls(place, action)) is (place not in ASKS_NOBODY)


def test_lists_of_exceptions_name_only_actions_that_are_there() -> None:
    assert {*ASKS_NOBODY, *NOT_ONE_TRANSACTION} - {place for place, _ in PUBLIC_ACTIONS} == set()


def test_status_is_written_only_by_the_workflow() -> None:
    writers = {
        source.path
        for source in sources("orders")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Attribute) and target.attr == "status"
    }
    updates = {
        source.path
        for source in sources("orders")
        if re.search(r"\.update\([^)]*status=", "\n".join(source.lines))
    }

    assert writers | updates == {"orders/workflow.py"}


def test_celery_is_rung_only_by_work() -> None:
    ringers = {
        source.path
        for source in SOURCES
        if re.search(r"\.(delay|apply_async|send_task|delay_on_commit)\(", "\n".join(source.lines))
    }

    assert {path for path in ringers if not path.startswith("spo/work/")} == set()


def test_signals_are_received_only_in_accounts() -> None:
    receivers = {
        source.path
        for source in SOURCES
        if re.search(r"@receiver|\.connect\((?!\))", "\n".join(source.lines))
    }

    assert {path for path in receivers if not path.startswith(("spo/accounts/", "spo/local/"))} == set()


def test_there_is_no_drawer_for_leftovers() -> None:
    drawers = {"helpers.py", "utils.py", "common.py", "misc.py", "services.py"}

    found = {source.path for source in SOURCES if source.path.rsplit("/", 1)[-1] in drawers}

    assert found == {"spo/local/services.py"}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.path)
def test_files_and_functions_stay_small(source: Source) -> None:
    long = {
        f.name: f.end_lineno - f.lineno + 1 for f in source.functions() if f.end_lineno - f.lineno + 1 > 40
    }

    assert len(source.lines) <= 300
    assert long == {}


@pytest.mark.parametrize("kind", ["css", "js"])
def test_styles_and_scripts_stay_small(kind: str) -> None:
    ours = [path for path in (ROOT / "static" / kind).rglob("*") if path.suffix == f".{kind}"]

    long = {path.name for path in ours if len(path.read_text().splitlines()) > 300}

    assert (len(ours) > 2, long) == (True, set())


@pytest.mark.parametrize("source", sources("tests"), ids=lambda source: source.path)
def test_test_files_stay_readable(source: Source) -> None:
    assert len(source.lines) <= 400


def test_every_model_is_append_only_or_changeable() -> None:
    ours = [model for model in apps.get_models() if _starts(model.__module__, "spo", "cases", "orders")]
    labels = {model._meta.label for model in ours}
    events = {
        model._meta.label
        for model in ours
        if hasattr(model, "pgh_tracked_model")
        and model._meta.label == f"{model.pgh_tracked_model._meta.label}Event"
    }

    assert APPEND_ONLY.isdisjoint(CHANGEABLE)
    assert APPEND_ONLY | CHANGEABLE | events == labels


def _guarded_by(*names: str) -> set[str]:
    return {
        model._meta.label
        for model in apps.get_models()
        if set(names) <= {trigger.name for trigger in getattr(model._meta, "triggers", [])}
    }


def test_append_only_models_carry_their_triggers() -> None:
    assert _guarded_by("append_only", "no_truncate") == APPEND_ONLY


def test_what_a_row_was_before_is_never_changed_and_goes_with_it() -> None:
    events = {model._meta.label for model in apps.get_models() if hasattr(model, "pgh_tracked_model")}

    assert _guarded_by("unchangeable", "no_truncate") == events - APPEND_ONLY


def test_every_place_the_architecture_names_is_there_and_every_module_has_a_place() -> None:
    named = set(
        re.findall(r"`([a-z_/]+\.py|[a-z_]+/[a-z_/]*)`", (ROOT / "ARCHITECTURE.md").read_text("utf-8"))
    )
    rooms, places = {name for name in named if "/" not in name}, {name for name in named if "/" in name}
    modules = {
        path for path in (source.path for source in SOURCES) if re.fullmatch(r"(cases|orders)/\w+\.py", path)
    }
    wiring = {"__init__.py", "apps.py", "urls.py"}

    assert {name for name in places if not _stands(name)} == set()
    assert {path for path in modules - places if path.split("/")[1] not in rooms | wiring} == set()


def _stands(place: str) -> bool:
    """From the root, or as a room of some app."""
    return any((ROOT / floor / place).exists() for floor in ("", "cases", "orders", "spo"))
