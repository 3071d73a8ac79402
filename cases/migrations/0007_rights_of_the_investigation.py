"""What the application's role may not do with the new tables, whatever its session sets."""

from django.conf import settings
from django.db import migrations

ADDED_TO = ["continuity", "correction", "questionnaire", "victimviews"]
STRUCK_OR_TAKEN_BACK = [
    "assessment",
    "contactentry",
    "importbatch",
    "incidentlink",
    "milestone",
    "noorderdecision",
    "personmerge",
    "safetyaction",
    "transcript",
    "victimupdate",
]
HISTORY = [f"{table}event" for table in [*STRUCK_OR_TAKEN_BACK, "incidentsupport"]]


def _named(tables: list[str]) -> str:
    return ", ".join(f"cases_{table}" for table in tables)


NEVER_CHANGED = _named([*ADDED_TO, *HISTORY])
NEVER_DELETED = _named(STRUCK_OR_TAKEN_BACK)
ROLE = settings.APP_ROLE


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_investigation")]

    operations = [
        migrations.RunSQL(
            f"REVOKE UPDATE, DELETE, TRUNCATE ON {NEVER_CHANGED} FROM {ROLE};",
            f"GRANT UPDATE, DELETE ON {NEVER_CHANGED} TO {ROLE};",
        ),
        migrations.RunSQL(
            f"REVOKE DELETE, TRUNCATE ON {NEVER_DELETED} FROM {ROLE};",
            f"GRANT DELETE ON {NEVER_DELETED} TO {ROLE};",
        ),
    ]
