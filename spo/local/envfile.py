"""Files of KEY=VALUE lines, readable by their owner only, and the secrets of the local stack."""

import base64
import os
import secrets
from pathlib import Path


def read(path: Path) -> dict[str, str]:
    """The pairs in the file; nothing when there is no such file."""
    try:
        lines = path.read_text().splitlines()
    except FileNotFoundError:
        return {}
    pairs = (line.partition("=") for line in lines if "=" in line and not line.startswith("#"))
    return {key.strip(): value.strip() for key, _, value in pairs}


def write(path: Path, values: dict[str, str]) -> None:
    """Replace the file in one step, so that a reader never sees half of it."""
    text = "".join(f"{key}={value}\n" for key, value in values.items())
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    fresh.rename(path)


def new_secrets() -> dict[str, str]:
    """A signing key for Django and a Fernet key for the fields encrypted at rest."""
    return {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "FIELD_KEYS": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
    }


def kept(path: Path, fresh: dict[str, str]) -> dict[str, str]:
    """What the file holds, or the fresh values, written there the first time."""
    values = read(path)
    if not values:
        write(path, fresh)
        values = fresh
    return values
