"""`manage.py verify_evidence`: is every original and every copy still what it was? Exit 0 when all is well, else 1."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.actions.verifying import verify_evidence
from cases.evidence.verifying import Verified
from spo.audit.actors import CONSOLE

HEADINGS = {
    "changed": "Files that are not what they were",
    "missing": "Rows whose file is gone",
    "unnamed": "Files that no row speaks of",
}


class Command(BaseCommand):
    help = "Hash every original and every copy again; name what differs, rows without files and files without rows."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one object instead of sentences")

    def handle(self, *args: Any, **options: Any) -> None:
        found = verify_evidence(by=CONSOLE)
        self.stdout.write(_as_json(found) if options["json"] else _as_text(found))
        if not found.is_well:
            raise CommandError("The evidence is not as it was.", returncode=1)


def _as_json(found: Verified) -> str:
    facts = {"files": found.files, "bytes": found.bytes, "seconds": found.seconds}
    return json.dumps(facts | {name: getattr(found, name) for name in HEADINGS})


def _as_text(found: Verified) -> str:
    lines = [f"{found.files:,} files, {found.bytes:,} bytes, {found.seconds} seconds"]
    for name, heading in HEADINGS.items():
        if wrong := getattr(found, name):
            lines += [f"{heading}:", *(f"  {one}" for one in wrong)]
    return "\n".join(lines)
