"""What an incident, an import and a verdict on a file rest on stays as it was, whatever a session sets."""

from django.db import migrations

# Each trigger asks cheaply first, because a series of many thousand incidents is written in one statement.
INCIDENT = "case_id number is_series batch_id fingerprint logged_by_id logged_at"
ASKED = "mapping row_count sifted asked_at"
IMPORTED = "imported_at imported_count duplicate_count problem_count"
COPY = "sha256 size pages made_at"
FOUND_CLEAN = (
    "OLD.scan = 'infected' AND NEW.scan <> 'infected' AND NEW.scanned_at IS NOT DISTINCT FROM OLD.scanned_at"
)
LOOKED_AT = "OLD.state = 'waiting' AND NEW.state IN ('ready', 'needs-person')"
UNFLAGGED = f"OLD.is_flagged AND NOT NEW.is_flagged AND NOT ({LOOKED_AT})"


def _differ(facts: str) -> str:
    old, new = (", ".join(f"{row}.{fact}" for fact in facts.split()) for row in ("OLD", "NEW"))
    return f"({old}) IS DISTINCT FROM ({new})"


GUARDS = [
    ("incident", "logged_stays", _differ(INCIDENT), INCIDENT),
    ("importbatch", "asked_stays", f"OLD.asked_at IS NOT NULL AND {_differ(ASKED)}", ASKED),
    ("importbatch", "imported_stays", f"OLD.imported_at IS NOT NULL AND {_differ(IMPORTED)}", IMPORTED),
    ("rendition", "infected_stays", FOUND_CLEAN, "scan"),
    ("rendition", "flagged_stays", UNFLAGGED, "is_flagged"),
    ("rendition", "copy_stays", f"OLD.state = 'ready' AND NEW.state = 'ready' AND {_differ(COPY)}", COPY),
]


def _create(table: str, name: str, when: str, facts: str) -> str:
    named = ", ".join(f"'{fact}'" for fact in facts.split())
    return (
        f"CREATE TRIGGER {name} BEFORE UPDATE ON cases_{table} FOR EACH ROW WHEN ({when}) "
        f"EXECUTE FUNCTION cases_facts_stay({named});"
    )


class Migration(migrations.Migration):
    dependencies = [("cases", "0019_safety_contact_known_unsafe")]

    operations = [
        migrations.RunSQL(
            [_create(*guard) for guard in GUARDS],
            [f"DROP TRIGGER {name} ON cases_{table};" for table, name, *_ in GUARDS],
        ),
    ]
