"""A packed document: how much is in it, and whether it holds macros. Nothing of it is unpacked. Runs in the child only."""

import zipfile
from pathlib import Path

from spo.foreign.refusals import RefusedAs

MOST_UNPACKED = 512 * 2**20
MACROS = "vbaProject.bin"


def check_package(source: Path) -> list[str]:
    """What is to be said of it. Raises `RefusedAs` where it would unpack to more than is safe."""
    with zipfile.ZipFile(source) as package:
        entries = package.infolist()
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise RefusedAs("packed")
    has_macros = any(MACROS in entry.filename for entry in entries)
    return ["It holds macros, which were not run."] if has_macros else []
