"""A document of an office program, printed to PDF by LibreOffice and then copied clean. Runs in the child only."""

import shutil
import subprocess
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from spo.foreign import pdf_copy
from spo.foreign.found import Found

SECONDS = 80
MOST_UNPACKED = 512 * 2**20
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def copy(source: Path, target: Path, media_type: str) -> dict[str, str]:
    """`media_type` is the ending that an office program expects, because it goes by names."""
    notes = _check_package(source)
    with TemporaryDirectory() as folder:
        profile = Path(folder, "profile", "user")
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(SETTINGS, "utf-8")
        original, printed = Path(folder, f"original.{media_type}"), Path(folder, "out", "original.pdf")
        shutil.copyfile(source, original)
        program = shutil.which("soffice") or "soffice"
        where = f"-env:UserInstallation=file://{profile.parent}"
        command = [program, where, "--headless", "--norestore", "--convert-to", "pdf", "--outdir"]
        subprocess.run(
            [*command, str(printed.parent), str(original)],
            check=True,
            timeout=SECONDS,
            stdin=subprocess.DEVNULL,
        )
        if not printed.exists():
            raise Found("damaged")
        pdf_copy.copy(printed, target, "application/pdf")
    return {"note": " ".join(notes)}


def _check_package(source: Path) -> list[str]:
    if not zipfile.is_zipfile(source):
        return []
    with zipfile.ZipFile(source) as package:
        entries = package.infolist()
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Found("packed")
    has_macros = any("vbaProject.bin" in entry.filename for entry in entries)
    return ["It holds macros, which were not run."] if has_macros else []
