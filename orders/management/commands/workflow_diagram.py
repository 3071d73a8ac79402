"""Print the table of moves as the Mermaid diagram of ARCHITECTURE.md."""

from typing import Any

from django.core.management.base import BaseCommand

from orders.workflow import diagram


class Command(BaseCommand):
    help = "Print the statuses of an application and the moves between them as a Mermaid state diagram."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(diagram())
