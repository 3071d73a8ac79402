"""`measure_matching`: how well somebody who is recorded twice is found, in a database made for it and dropped after."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_hex

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections
from psycopg2 import connect, extensions, sql

from cases.matching.measuring import measure

PEOPLE, DUPLICATES = 20_000, 4_000


class Command(BaseCommand):
    help = "Measure how well people who were recorded twice are found. Needs the owner's right to make a database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one line of JSON last")
        parser.add_argument("--people", type=int, default=PEOPLE)
        parser.add_argument("--duplicates", type=int, default=DUPLICATES)

    def handle(self, *, json: bool, people: int, duplicates: int, **options: object) -> None:
        with _throwaway_database():
            figures = measure(people=people, duplicates=duplicates)
        for name, value in figures.items():
            self.stdout.write(f"{name:18} {value}")
        if json:
            self.stdout.write(_line(figures))


def _line(figures: dict[str, float | int]) -> str:
    return json.dumps(figures)


@contextmanager
def _throwaway_database() -> Iterator[None]:
    """A new one beside the real one, with its tables; this process works on it until it is dropped."""
    usual, name = settings.DATABASES["default"]["NAME"], f"spo_measure_{token_hex(4)}"
    _as_owner("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'", name)
    try:
        _point_at(name)
        call_command("migrate", verbosity=0)
        yield
    finally:
        _point_at(usual)
        _as_owner("DROP DATABASE {}", name)


def _point_at(name: str) -> None:
    for alias in ("default", "owner"):
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def _as_owner(statement: str, name: str) -> None:
    link = _link()
    try:
        link.autocommit = True
        with link.cursor() as cursor:
            cursor.execute(sql.SQL(statement).format(sql.Identifier(name)))
    finally:
        link.close()


def _link() -> extensions.connection:
    owner = settings.DATABASES["owner"]
    return connect(
        host=owner["HOST"],
        port=owner["PORT"] or None,
        user=owner["USER"],
        password=owner["PASSWORD"],
        dbname=owner["NAME"],
    )
