import re

import pytest

from spo.local.paths import BASE_DIR

PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[a-z]+\])?==(\S+)", re.MULTILINE)
LOCK = (BASE_DIR / "requirements.lock").read_text()


def _pins(text: str) -> dict[str, str]:
    return {name.lower(): version for name, version in PIN.findall(text)}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_lock_holds_what_was_chosen(name: str) -> None:
    chosen = _pins((BASE_DIR / name).read_text())

    assert {package: _pins(LOCK).get(package) for package in chosen} == chosen


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_choice_says_why(name: str) -> None:
    lines = [line for line in (BASE_DIR / name).read_text().splitlines() if line and not line.startswith("#")]

    assert [line for line in lines if not re.fullmatch(r"\S+==\S+  # \S.*", line)] == []


def test_every_package_in_the_lock_has_a_hash() -> None:
    entries = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]

    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_lock_names_no_place_to_fetch_from() -> None:
    assert re.findall(r"https?://\S+|--\w*index\S*|--find-links", LOCK) == []
