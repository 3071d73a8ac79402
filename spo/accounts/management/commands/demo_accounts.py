"""`demo_accounts`: who can be signed in as while the demo door is open."""

from typing import Any

from django.core.management.base import BaseCommand

from spo.accounts.permissions import visible_demo_accounts


class Command(BaseCommand):
    help = "Prints the accounts of the demonstration."

    def handle(self, *args: Any, **options: Any) -> None:
        rows = [
            (person.title, person.get_role_display(), str(person.place or ""), person.email)
            for person in visible_demo_accounts()
        ]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            self.stdout.write(
                "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
            )
