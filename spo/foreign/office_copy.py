"""A document of an office program, printed to PDF by LibreOffice and then copied clean. Runs in the child only."""

import shutil
import subprocess
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from spo.foreign import pdf_copy
from spo.foreign.found import Found
from spo.foreign.helper import help_with, is_late
from spo.foreign.package import check_package

SECONDS = 80
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
        profile = Path(folder, "profile", "user")
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(SETTINGS, "utf-8")
        original, printed = Path(folder, f"original.{media_type}"), Path(folder, "out", "original.pdf")
        shutil.copyfile(source, original)
        where = f"-env:UserInstallation=file://{profile.parent}"
        command = ["soffice", where, "--headless", "--norestore", "--convert-to", "pdf", "--outdir"]
        try:
            help_with([*command, str(printed.parent), str(original)], seconds=SECONDS)
        except subprocess.SubprocessError as fault:
            raise Found("slow" if is_late(fault) else "damaged") from fault
        if not printed.exists():
            raise Found("damaged")
        pdf_copy.copy(printed, target, "application/pdf")
    return {"note": " ".join(notes)}
