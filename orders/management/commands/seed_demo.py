"""`seed_demo`: invented accounts and cases at every stage, for the local stack alone."""

from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from orders.demo.seeding import seed
from spo.accounts.models import User
from spo.workdays import day_of


class Command(BaseCommand):
    help = "Fill an empty database with the demo."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="do nothing when there is any account")

    def handle(self, *, if_empty: bool, **options: object) -> None:
        if not settings.EMBEDDED:
            raise CommandError("The demo is for the embedded database only.")
        if User.objects.exists():
            if if_empty:
                return
            raise CommandError("The database has accounts already. `make demo` starts afresh.")
        seed(today=day_of(timezone.now()))
        self.stdout.write("The demo is there.")
