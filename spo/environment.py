"""Where settings come from: the process environment, or the embedded stack's own files when no database is named."""

import os
from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL_DIR = BASE_DIR / ".local"


def load_local_stack() -> None:
    """Read what `make services` wrote, unless the caller already named a database."""
    if "DATABASE_URL" in os.environ:
        return
    for name in ("secrets.env", "services.env"):
        path = LOCAL_DIR / name
        if path.exists():
            environ.Env.read_env(path)


load_local_stack()
env = environ.Env()
