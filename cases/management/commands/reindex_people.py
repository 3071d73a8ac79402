"""`reindex_people`: write anew what everybody is found by, after a restore or a new way of comparing."""

from django.core.management.base import BaseCommand

from cases.matching.index import batches, reindex
from cases.models import Person


class Command(BaseCommand):
    help = (
        "Rebuild the index by which people are found, a thousand at a time. It can be run while people work."
    )

    def handle(self, **options: object) -> None:
        keys = list(Person.objects.order_by("pk").values_list("pk", flat=True))
        for batch in batches(keys):
            reindex(*batch)
        self.stdout.write(f"{len(keys)} people are found by what is recorded of them.")
