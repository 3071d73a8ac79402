"""The system libraries and programs we need: found, installed where we may, or named in one line."""

import ctypes
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from spo.local.processes import Failed

FONTS = Path("/usr/share/fonts")
APT_GET = ("apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120")
INSTALL = ("install", "-y", "--no-install-recommends")


@dataclass(frozen=True)
class Need:
    """A Debian package (the first of these names that the archive has) and how to see that it is there."""

    packages: tuple[str, ...]
    is_met: Callable[[], bool]
    is_essential: bool = True


def _has_library(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _has_program(name: str) -> bool:
    return shutil.which(name) is not None


def _has_font(name: str) -> bool:
    return any(FONTS.rglob(name))


RUN = (
    Need(("libpango-1.0-0",), partial(_has_library, "libpango-1.0.so.0")),
    Need(("libpangoft2-1.0-0",), partial(_has_library, "libpangoft2-1.0.so.0")),
    Need(("libmagic1",), partial(_has_library, "libmagic.so.1")),
    Need(("poppler-utils",), partial(_has_program, "pdftotext")),
    Need(("libharfbuzz-subset0",), partial(_has_library, "libharfbuzz-subset.so.0"), is_essential=False),
    Need(
        ("fonts-liberation2", "fonts-liberation"),
        partial(_has_font, "LiberationSans-Regular.ttf"),
        is_essential=False,
    ),
)
TESTS = (Need(("qpdf",), partial(_has_program, "qpdf")),)
BROWSER = Need(("chromium",), partial(_has_program, "chromium"))


def for_run() -> int:
    return provide(RUN)


def for_tests() -> int:
    return provide((*RUN, *TESTS) if os.environ.get("BROWSER") == "0" else (*RUN, *TESTS, BROWSER))


def provide(needs: Iterable[Need]) -> int:
    """Install what is missing; where we may not, say so in one line, and fail if it cannot be done without."""
    missing = [need for need in needs if not need.is_met()]
    if missing and _may_install():
        _install(missing)
        missing = [need for need in missing if not need.is_met()]
    if missing:
        line = f"Missing. Install: sudo apt-get install -y {' '.join(need.packages[0] for need in missing)}"
        if BROWSER in missing:
            line += " (or leave the browser tests out: make test BROWSER=0)"
        if any(need.is_essential for need in missing):
            raise Failed(line)
        print(line)
    return 0


def _may_install() -> bool:
    if not _has_program("apt-get"):
        return False
    return os.geteuid() == 0 or _succeeds("sudo", "-n", "true")


def _install(missing: Iterable[Need]) -> None:
    as_root = () if os.geteuid() == 0 else ("sudo", "-n")
    quietly = (*as_root, "env", "DEBIAN_FRONTEND=noninteractive", *APT_GET)
    _succeeds(*quietly, "update")
    packages = [_available(need.packages) for need in missing]
    print(f"Installing {', '.join(packages)}", flush=True)
    _succeeds(*quietly, *INSTALL, *packages)


def _available(packages: tuple[str, ...]) -> str:
    return next((name for name in packages if _succeeds("apt-cache", "show", name)), packages[0])


def _succeeds(*command: str) -> bool:
    try:
        return (
            subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode
            == 0
        )
    except FileNotFoundError:
        return False
