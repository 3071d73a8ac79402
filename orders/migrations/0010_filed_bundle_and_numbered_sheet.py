import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

FILED = """
UPDATE orders_filing SET bundle_sha256 = orders_bundle.sha256 FROM orders_bundle WHERE orders_bundle.id = bundle_id;
"""

# Triggers of the database alone: no session can switch them off.
STAYS = """
CREATE FUNCTION orders_stays() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Cannot change what was made or filed in %', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END;
$$;
CREATE TRIGGER made_bundle_stays BEFORE UPDATE ON orders_bundle FOR EACH ROW
WHEN (
    OLD.made_at IS NOT NULL
    AND (OLD.id, OLD.approval_id, OLD.made_at, OLD.sha256, OLD.size, OLD.page_count, OLD.entries)
    IS DISTINCT FROM (NEW.id, NEW.approval_id, NEW.made_at, NEW.sha256, NEW.size, NEW.page_count, NEW.entries)
)
EXECUTE FUNCTION orders_stays();
CREATE TRIGGER filed_bundle_stays BEFORE UPDATE ON orders_filing FOR EACH ROW
WHEN (
    (OLD.id, OLD.application_id, OLD.bundle_id, OLD.bundle_sha256, OLD.court_id)
    IS DISTINCT FROM (NEW.id, NEW.application_id, NEW.bundle_id, NEW.bundle_sha256, NEW.court_id)
)
EXECUTE FUNCTION orders_stays();
"""
MOVES = """
DROP TRIGGER filed_bundle_stays ON orders_filing;
DROP TRIGGER made_bundle_stays ON orders_bundle;
DROP FUNCTION orders_stays();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0009_no_recorder_approves"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="filing",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="filing",
            name="update_update",
        ),
        migrations.AddField(
            model_name="bundle",
            name="sheet_content",
            field=models.CharField(blank=True, help_text="SHA-256 of what the sheet tells", max_length=64),
        ),
        migrations.AddField(
            model_name="bundle",
            name="sheet_made_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="bundle",
            name="sheet_number",
            field=models.PositiveSmallIntegerField(
                default=0, help_text="of the newest one made; 0: none yet"
            ),
        ),
        migrations.AddField(
            model_name="filing",
            name="bundle_sha256",
            field=models.CharField(
                default="", help_text="of the bundle on the day it was filed", max_length=64
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="filingevent",
            name="bundle_sha256",
            field=models.CharField(
                default="", help_text="of the bundle on the day it was filed", max_length=64
            ),
            preserve_default=False,
        ),
        migrations.RunSQL(FILED, migrations.RunSQL.noop),
        pgtrigger.migrations.AddTrigger(
            model_name="filing",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "orders_filingevent" ("accepted_at", "accepted_by_id", "application_id", "bundle_id", "bundle_sha256", "court_id", "filed_at", "filed_by_id", "id", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "returned_at") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."application_id", NEW."bundle_id", NEW."bundle_sha256", NEW."court_id", NEW."filed_at", NEW."filed_by_id", NEW."id", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."returned_at"); RETURN NULL;',
                    hash="60858823b24f0a2c454ad097f9fb0a668098585d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1af2a",
                    table="orders_filing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="filing",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "orders_filingevent" ("accepted_at", "accepted_by_id", "application_id", "bundle_id", "bundle_sha256", "court_id", "filed_at", "filed_by_id", "id", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "returned_at") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."application_id", NEW."bundle_id", NEW."bundle_sha256", NEW."court_id", NEW."filed_at", NEW."filed_by_id", NEW."id", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."returned_at"); RETURN NULL;',
                    hash="d56a9d7b0f3019beed577fc056f51224baa03352",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_09058",
                    table="orders_filing",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(STAYS, MOVES),
        migrations.AddConstraint(
            model_name="filing",
            constraint=models.CheckConstraint(
                condition=models.Q(("bundle_sha256__regex", "^[0-9a-f]{64}$")),
                name="filing_has_the_hash_of_its_bundle",
            ),
        ),
    ]
