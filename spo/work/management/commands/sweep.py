"""`manage.py sweep`: the sweep, for a cron that does not depend on Redis or the beat."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from spo.work.sweeping import sweep_all


class Command(BaseCommand):
    help = "Mend lost jobs, ring for waiting ones, make the reminders that are due."

    def handle(self, *args: object, **options: object) -> None:
        failed = sweep_all(now=timezone.now())
        if failed:
            raise CommandError(f"These sweeps failed: {', '.join(failed)}")
