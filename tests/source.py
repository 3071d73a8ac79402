"""The project's own Python files, parsed once, for the tests that read code."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("spo", "cases", "orders")


@dataclass(frozen=True)
class Source:
    """One file: its path below the root, its dotted name, its lines and its tree."""

    path: str
    module: str
    lines: list[str]
    tree: ast.Module

    @property
    def floor(self) -> str:
        return self.path.split("/")[0]

    def imports(self) -> set[str]:
        """Dotted names this file imports, wherever in it they stand."""
        found: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        return found

    def functions(self) -> list[ast.FunctionDef]:
        return [node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef)]


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """Every Python file below the folders, migrations left out."""
    found = []
    for folder in folders or FLOORS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if "/migrations/" in name:
                continue
            text = path.read_text(encoding="utf-8")
            module = name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            found.append(Source(name, module, text.splitlines(), ast.parse(text)))
    return tuple(found)
