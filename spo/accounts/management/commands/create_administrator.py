"""`create_administrator EMAIL NAME`: the first account, or a way back in when no administrator is left."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from spo.accounts.actions.invitations import add_administrator
from spo.accounts.exceptions import Taken
from spo.audit.actors import CONSOLE


class Command(BaseCommand):
    help = "Adds an administrator and prints the link by which they choose a password. It is shown only once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")

    def handle(self, *args: Any, email: str, name: str, **options: Any) -> None:
        try:
            validate_email(email)
            link = add_administrator(by=CONSOLE, email=email, name=name)
        except (ValidationError, Taken) as error:
            raise CommandError(getattr(error, "sentence", "Enter a valid email address.")) from error
        self.stdout.write(link)
