"""`.env.example` lists every setting, so that nobody has to read the code to run the site."""

import ast
import re

from tests.source import ROOT, sources

OF_THE_LOCAL_STACK = {"SPO_EMBEDDED", "SPO_DEMO_DOOR"}
"""Set by `make run` and `make services`; no server may have them."""


def _read_by_settings() -> set[str]:
    [settings] = [source for source in sources("spo") if source.module == "spo.settings"]
    return {
        node.args[0].value
        for node in ast.walk(settings.tree)
        if isinstance(node, ast.Call) and re.fullmatch(r"env\.\w+", ast.unparse(node.func))
    }


def _read_by_compose() -> set[str]:
    return set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text()))


def test_env_example_lists_every_setting() -> None:
    shown = re.findall(r"^(?:# )?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)

    assert set(shown) == (_read_by_settings() | _read_by_compose()) - OF_THE_LOCAL_STACK
    assert len(shown) == len(set(shown))


def test_env_example_asks_for_what_compose_needs() -> None:
    asked = re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)

    assert set(asked) == _read_by_compose()
