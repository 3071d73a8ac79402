"""`bench` and `bench case`: figures of this machine, in the empty throwaway database that `make bench` gives it."""

import json
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from orders.bench import measure, measure_case
from spo.accounts.models import User
from spo.workdays import day_of

DEMO, CASE = "demo", "case"


class Command(BaseCommand):
    help = "Measure pages and the making of a bundle, or a case with many incidents. Needs an empty database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", nargs="?", choices=[DEMO, CASE], default=DEMO)
        parser.add_argument("--incidents", type=int, default=20_000, help="for a case: how many are imported")
        parser.add_argument("--json", action="store_true", help="print one line of JSON last")

    def handle(self, *, what: str, incidents: int, json: bool, **options: object) -> None:
        if User.objects.exists():
            raise CommandError("The database is not empty. Use `make bench`, which brings its own.")
        today = day_of(timezone.now())
        figures = measure_case(incidents=incidents, today=today) if what == CASE else measure(today=today)
        for name, value in figures.items():
            self.stdout.write(f"{name:16} {value}")
        if json:
            self.stdout.write(_line(figures))


def _line(figures: dict[str, object]) -> str:
    return json.dumps(figures)
