"""What text is compared by: letters, sounds, and words without accents."""

from django.contrib.postgres.operations import CreateExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

MAKE = """
CREATE TEXT SEARCH CONFIGURATION public.spo (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION public.spo
    ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, pg_catalog.english_stem;
"""
DROP = "DROP TEXT SEARCH CONFIGURATION public.spo;"


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_handover_is_never_changed")]

    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        CreateExtension("fuzzystrmatch"),
        migrations.RunSQL(MAKE, DROP),
    ]
