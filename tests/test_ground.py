"""The order of the ground: what each of its apps and modules may build on."""

import graphlib

import pytest

from tests.source import Source, sources

ORDER = [
    {"spo.dates", "spo.environment", "spo.exceptions", "spo.logs", "spo.sealed"},
    {"spo.files", "spo.foreign", "spo.printing", "spo.refusals", "spo.workdays"},
    {"spo.pages"},
    {f"spo.audit.{room}" for room in ("actors", "enums", "history", "models", "record", "triggers")},
    {"spo.accounts"},
    {"spo.audit"},
    {"spo.work"},
    {"spo.notices"},
    {f"spo.accounts.{room}" for room in ("actions", "adapters", "management", "urls", "views")},
]
"""Each may use what stands before it. Two apps stand here twice: the record is written without knowing who reads it, and
who somebody is does not depend on the pages and mails about accounts."""

LEVELS = {place: level for level, places in enumerate(ORDER) for place in places}
MODULES = {source.module for source in sources()}


def level_of(module: str) -> int | None:
    """That of the longest name it begins with; none for the wiring and the local stack, which use everything."""
    parts = module.split(".")
    names = [".".join(parts[:length]) for length in range(len(parts), 0, -1)]
    return None if parts[-1] == "apps" else next((LEVELS[name] for name in names if name in LEVELS), None)


GROUND = [source for source in sources("spo") if level_of(source.module) is not None]


@pytest.mark.parametrize("source", GROUND, ids=lambda source: source.module)
def test_ground_builds_on_what_stands_before_it(source: Source) -> None:
    used = {name: level_of(name) for name in source.imports() & MODULES}

    assert {name for name, level in used.items() if level is None} <= {"spo"}
    assert {name for name, level in used.items() if (level or 0) > level_of(source.module)} == set()


def test_every_module_of_the_ground_has_its_place() -> None:
    placeless = {source.module for source in sources("spo") if level_of(source.module) is None}

    assert {
        name for name in placeless if not name.startswith("spo.local") and not name.endswith(".apps")
    } == {
        "spo",
        "spo.celery",
        "spo.settings",
        "spo.urls",
        "spo.wsgi",
    }


def test_no_module_of_the_ground_needs_itself() -> None:
    needs = {source.module: source.imports() & MODULES - {source.module} for source in GROUND}

    assert len(list(graphlib.TopologicalSorter(needs).static_order())) >= len(GROUND)
