"""What is planted to be looked for: every kind of contact detail with a note, and a rule for making contact."""

import base64
from collections.abc import Iterable
from contextlib import suppress

from django.db import connection

from cases.actions.contacts import add_contact_detail
from cases.actions.people import change_victim
from cases.enums import ContactKind
from cases.models import ContactDetail, Victim
from spo.accounts.models import User

VALUES = {
    ContactKind.ADDRESS: "Canary House, 7 Wren Loft, ZQ7 4XK",
    ContactKind.PHONE: "07700 900931",
    ContactKind.EMAIL: "quillfinch@linnet.example",
    ContactKind.ONLINE: "@dunnock_by_night",
    ContactKind.WORKPLACE: "Siskin Foundry, Northmoor",
    ContactKind.SCHOOL: "Redpoll Academy, Northmoor",
    ContactKind.VEHICLE: "ZQ19 WRN",
    ContactKind.DEVICE: "IMEI 35 209900 176148 1",
    ContactKind.TRACKER: "Tag F4:5C:89:AB:CD:EF",
    ContactKind.PNC: "2001/0012345X",
    ContactKind.CUSTODY: "ZQ/7731/26",
    ContactKind.FORCE_SYSTEM: "ZQX-4411-77",
    ContactKind.OTHER: "Locker 8841 at Fulmar Baths",
}
NOTES = {kind: f"fieldfare-{kind.value}" for kind in VALUES}
SAFE_CONTACT = "Only through Brambling, after nine"

TELLS = {
    ContactKind.ADDRESS: ("canary house", "wren loft", "zq7 4xk"),
    ContactKind.PHONE: ("07700 900931",),
    ContactKind.EMAIL: ("quillfinch", "linnet.example"),
    ContactKind.ONLINE: ("dunnock_by_night",),
    ContactKind.WORKPLACE: ("siskin",),
    ContactKind.SCHOOL: ("redpoll",),
    ContactKind.VEHICLE: ("zq19 wrn",),
    ContactKind.DEVICE: ("35 209900 176148",),
    ContactKind.TRACKER: ("f4:5c:89:ab:cd:ef",),
    ContactKind.PNC: ("2001/0012345x",),
    ContactKind.CUSTODY: ("zq/7731/26",),
    ContactKind.FORCE_SYSTEM: ("zqx-4411-77",),
    ContactKind.OTHER: ("fulmar",),
}
IN_VALUES = [tell for kind in VALUES for tell in TELLS[kind]]
IN_NOTES = list(NOTES.values())
IN_RULE = ["brambling"]
EVERYTHING = [*IN_VALUES, *IN_NOTES, *IN_RULE]


def plant(victim: Victim, by: User) -> dict[ContactKind, ContactDetail]:
    """As a person would write them on the pages of a victim."""
    change_victim(by=by, victim=victim, version=victim.version, safe_contact=SAFE_CONTACT)
    return {
        kind: add_contact_detail(by=by, role=victim, kind=kind, value=value, note=NOTES[kind])
        for kind, value in VALUES.items()
    }


def given_away(text: str, secrets: Iterable[str] = EVERYTHING) -> list[str]:
    return [secret for secret in secrets if secret in text.lower()]


def unfolded(message: bytes) -> str:
    """A message with what stands in it as Base64."""
    words = [message.decode("utf-8", "replace")]
    for part in words[0].split('"'):
        with suppress(ValueError):
            words.append(base64.b64decode(part, validate=True).decode("utf-8", "replace"))
    return "\n".join(words)


def tables_with(secrets: Iterable[str]) -> set[str]:
    """Tables in which any column of any row shows one of them."""
    wanted = [f"%{secret.replace('_', chr(92) + '_')}%" for secret in secrets]
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        names = [name for (name,) in cursor.fetchall()]
        found = set()
        for name in names:
            cursor.execute(f'SELECT 1 FROM "{name}" AS t WHERE t::text ILIKE ANY(%s) LIMIT 1', [wanted])  # noqa: S608
            found |= {name} if cursor.fetchone() else set()
    return found
