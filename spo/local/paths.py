"""Where the local stack keeps what it makes: all of it below `.local`, which only its owner can open."""

import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent.parent
LOCAL_DIR = Path(os.environ.get("SPO_LOCAL_DIR") or BASE_DIR / ".local")  # a test has one of its own
LOG_DIR = LOCAL_DIR / "log"
MAIL_DIR = LOCAL_DIR / "mail"
FILE_DIR = LOCAL_DIR / "files"
SERVICES_FILE = LOCAL_DIR / "services.env"
SECRETS_FILE = LOCAL_DIR / "secrets.env"
RUN_LOCK = LOCAL_DIR / "run.lock"


def private_directory(path: Path) -> Path:
    """A directory of ours that nobody else can read, made when missing."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path
