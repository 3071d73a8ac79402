"""A copy stays refused until it was looked at again, and what was recorded stays as it was, whatever a session sets."""

import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

ROLE = settings.APP_ROLE
FLAGGED = (
    "UPDATE cases_rendition SET is_flagged = TRUE WHERE state = 'refused'; SET CONSTRAINTS ALL IMMEDIATE;"
)
RIGHTS = {
    "cases_renditionevent, cases_importproblem": "UPDATE, DELETE",
    "cases_renditionpage": "UPDATE",
    "cases_rendition, cases_continuitystatement": "DELETE",
}
# What a row says once it was written. Whatever else it has may change: that it was struck, undone, read or made.
FACTS = {
    "assessment": "case_id victim_id questionnaire_id answers suggested level reasons assessed_on next_due_on "
    "assessed_by_id recorded_at",
    "milestone": "case_id kind happened_at note recorded_by_id recorded_at",
    "contactentry": "case_id victim_id happened_at method is_reached summary recorded_by_id recorded_at",
    "victimupdate": "milestone_id victim_id outcome told_at told_by how recorded_by_id recorded_at",
    "noorderdecision": "case_id kind why explanation decided_on review_on decided_by_id recorded_at",
    "personmerge": "kept_id merged_id reason merged_by_id merged_at",
    "importbatch": "case_id file_name media_type size sha256 uploaded_by_id uploaded_at",
    "continuitystatement": "case_id exhibit_id asked_by_id asked_at",
    "rendition": "exhibit_id",
}
# A function and triggers of our own: those of the models can be switched off by a session.
GUARD = """
CREATE FUNCTION cases_facts_stay() RETURNS TRIGGER LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM unnest(TG_ARGV) AS fact
        WHERE to_jsonb(OLD) -> fact IS DISTINCT FROM to_jsonb(NEW) -> fact
    ) THEN
        RAISE EXCEPTION 'what was recorded in % stays as it was', TG_TABLE_NAME USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END;
$$;
"""


def _guard(table: str, facts: str, *, name: str = "facts_stay", when: str = "") -> str:
    named = ", ".join(f"'{fact}'" for fact in facts.split())
    return (
        f"CREATE TRIGGER {name} BEFORE UPDATE ON cases_{table} FOR EACH ROW {when} "
        f"EXECUTE FUNCTION cases_facts_stay({named});"
    )


PRINTED = _guard(
    "continuitystatement", "made_at sha256", name="printed_stays", when="WHEN (OLD.sha256 <> '')"
)
GUARDS = [GUARD, *(_guard(table, facts) for table, facts in FACTS.items()), PRINTED]


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0014_people_recorded_in"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="RenditionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("ready", "Ready"),
                            ("refused", "Refused"),
                            ("needs-person", "Needs a person"),
                        ],
                        default="waiting",
                        max_length=12,
                    ),
                ),
                (
                    "sentence",
                    models.CharField(blank=True, help_text="what was found, for the officer", max_length=500),
                ),
                (
                    "is_flagged",
                    models.BooleanField(
                        default=False,
                        help_text="refused when it was last looked at, and so until it is looked at again",
                    ),
                ),
                (
                    "scan",
                    models.CharField(
                        choices=[
                            ("off", "No virus scanner is set up"),
                            ("waiting", "Waiting for the virus scanner"),
                            ("clean", "No virus found"),
                            ("infected", "A virus was found"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("scanned_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("made_at", models.DateTimeField(blank=True, null=True)),
                (
                    "round",
                    models.PositiveIntegerField(default=1, help_text="counts the times it was asked for"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="rendition",
            name="is_flagged",
            field=models.BooleanField(
                default=False,
                help_text="refused when it was last looked at, and so until it is looked at again",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rendition",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_renditionevent" ("asked_at", "exhibit_id", "id", "is_flagged", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round", "scan", "scanned_at", "sentence", "state") VALUES (NEW."asked_at", NEW."exhibit_id", NEW."id", NEW."is_flagged", NEW."made_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."round", NEW."scan", NEW."scanned_at", NEW."sentence", NEW."state"); RETURN NULL;',
                    hash="4e3cb93c77b03c0b4fc5c080529a607640919b11",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ad5f2",
                    table="cases_rendition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rendition",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."exhibit_id" IS DISTINCT FROM (NEW."exhibit_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_flagged" IS DISTINCT FROM (NEW."is_flagged") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."round" IS DISTINCT FROM (NEW."round") OR OLD."scan" IS DISTINCT FROM (NEW."scan") OR OLD."scanned_at" IS DISTINCT FROM (NEW."scanned_at") OR OLD."sentence" IS DISTINCT FROM (NEW."sentence") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                    func='INSERT INTO "cases_renditionevent" ("asked_at", "exhibit_id", "id", "is_flagged", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round", "scan", "scanned_at", "sentence", "state") VALUES (NEW."asked_at", NEW."exhibit_id", NEW."id", NEW."is_flagged", NEW."made_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."round", NEW."scan", NEW."scanned_at", NEW."sentence", NEW."state"); RETURN NULL;',
                    hash="72fd5446f8e9741502787484c6f1564948549bc6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fb162",
                    table="cases_rendition",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="renditionevent",
            name="exhibit",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cases.exhibit",
            ),
        ),
        migrations.AddField(
            model_name="renditionevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="renditionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="cases.rendition",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="renditionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="unchangeable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="d24f4a213832928b14280c9e39810e9bd768e1c3",
                    operation="UPDATE",
                    pgid="pgtrigger_unchangeable_8fe1c",
                    table="cases_renditionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="renditionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;",
                    hash="7f1c9154d52bb36b6600c288fe7498dbd752f918",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_1746e",
                    table="cases_renditionevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(FLAGGED, migrations.RunSQL.noop),
        migrations.RunSQL(
            [f"REVOKE {rights}, TRUNCATE ON {tables} FROM {ROLE};" for tables, rights in RIGHTS.items()],
            [f"GRANT {rights} ON {tables} TO {ROLE};" for tables, rights in RIGHTS.items()],
        ),
        migrations.RunSQL(GUARDS, "DROP FUNCTION cases_facts_stay() CASCADE;"),
    ]
