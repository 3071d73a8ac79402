"""A document of an office program, printed to PDF by LibreOffice and then copied clean. Runs in the child only."""

import shutil
import zipfile
from pathlib import Path
from subprocess import CalledProcessError, SubprocessError
from tempfile import TemporaryDirectory

from spo.foreign import pdf_copy
from spo.foreign.helper import help_with, is_late
from spo.foreign.package import check_package
from spo.foreign.refusals import RefusedAs

SECONDS = 80
START_AGAIN = 81  # what LibreOffice ends with when it has made its profile
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
    notes = check_package(source) if zipfile.is_zipfile(source) else []
    with TemporaryDirectory() as folder:
        profile, again = Path(folder, "profile"), Path(folder, "again")
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, "utf-8")
        original, printed = Path(folder, f"original.{media_type}"), Path(folder, "out", "original.pdf")
        shutil.copyfile(source, original)
        try:
            if not _print(profile, original, printed.parent):
                # Its first socket is named after the profile's place, and nothing here can remove it.
                profile.rename(again)
                _print(again, original, printed.parent)
        except SubprocessError as fault:
            raise RefusedAs("slow" if is_late(fault) else "damaged") from fault
        if not printed.exists():
            raise RefusedAs("damaged")
        pdf_copy.copy(printed, target, "application/pdf")
    return {"note": " ".join(notes)}


def _print(profile: Path, original: Path, folder: Path) -> bool:
    """Whether it came to printing."""
    where = f"-env:UserInstallation=file://{profile}"
    command = [str(_program()), where, "--headless", "--norestore", "--convert-to", "pdf", "--outdir"]
    try:
        help_with([*command, str(folder), str(original)], seconds=SECONDS)
    except CalledProcessError as fault:
        if fault.returncode != START_AGAIN:
            raise
        return False
    return True


def _program() -> Path:
    """Itself rather than the script before it, which would start it again in the same place."""
    found = Path(shutil.which("soffice") or "soffice").resolve()
    itself = found.with_name("soffice.bin")
    return itself if itself.exists() else found
