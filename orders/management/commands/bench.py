"""`bench`: figures of this machine, in the empty throwaway database that `make bench` gives it."""

import json
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from orders.bench import measure
from spo.accounts.models import User
from spo.workdays import day_of


class Command(BaseCommand):
    help = "Measure pages and the making of a bundle. Needs an empty database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one line of JSON last")

    def handle(self, *, json: bool, **options: object) -> None:
        if User.objects.exists():
            raise CommandError("The database is not empty. Use `make bench`, which brings its own.")
        figures = measure(today=day_of(timezone.now()))
        for name, value in figures.items():
            self.stdout.write(f"{name:16} {value}")
        if json:
            self.stdout.write(_line(figures))


def _line(figures: dict[str, float | int]) -> str:
    return json.dumps(figures)
