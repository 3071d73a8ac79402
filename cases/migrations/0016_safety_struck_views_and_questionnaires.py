"""What a victim said, and a set of questions, can be struck: nothing else of them ever changes."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

STRUCK = "(struck_at, struck_by_id, struck_reason)"
TABLES = "cases_questionnaire, cases_victimviews"
ROLE = settings.APP_ROLE


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_cache_table"),
        ("cases", "0015_copies_stay_flagged"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="victimviews",
            options={"ordering": ["-said_on", "-id"], "verbose_name": "victim views"},
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="questionnaire",
            name="append_only",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="victimviews",
            name="append_only",
        ),
        migrations.AddField(
            model_name="questionnaire",
            name="struck_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="questionnaire",
            name="struck_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="questionnaire",
            name="struck_reason",
            field=models.TextField(blank=True, max_length=1000),
        ),
        migrations.AddField(
            model_name="victimviews",
            name="struck_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="victimviews",
            name="struck_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="victimviews",
            name="struck_reason",
            field=models.TextField(blank=True, max_length=1000),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="questionnaire",
            trigger=pgtrigger.compiler.Trigger(
                name="only_struck",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."edition" IS DISTINCT FROM (NEW."edition") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."content" IS DISTINCT FROM (NEW."content") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id") OR OLD."loaded_by_id" IS DISTINCT FROM (NEW."loaded_by_id") OR OLD."loaded_at" IS DISTINCT FROM (NEW."loaded_at"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="161513d5f2e9481ffd4086b13e62f61142ee9d6e",
                    operation="UPDATE",
                    pgid="pgtrigger_only_struck_280cf",
                    table="cases_questionnaire",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="questionnaire",
            trigger=pgtrigger.compiler.Trigger(
                name="never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="3fbeea6375584f522648bfd566306cf746f79c3f",
                    operation="DELETE",
                    pgid="pgtrigger_never_deleted_3ff07",
                    table="cases_questionnaire",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="victimviews",
            trigger=pgtrigger.compiler.Trigger(
                name="only_struck",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."case_id" IS DISTINCT FROM (NEW."case_id") OR OLD."victim_id" IS DISTINCT FROM (NEW."victim_id") OR OLD."said_on" IS DISTINCT FROM (NEW."said_on") OR OLD."wishes" IS DISTINCT FROM (NEW."wishes") OR OLD."fears" IS DISTINCT FROM (NEW."fears") OR OLD."support_service" IS DISTINCT FROM (NEW."support_service") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="7fb73a203f33c106eedd0b5516894b51ca9b077e",
                    operation="UPDATE",
                    pgid="pgtrigger_only_struck_45086",
                    table="cases_victimviews",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="victimviews",
            trigger=pgtrigger.compiler.Trigger(
                name="never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="3f7d07a46752a80f30ac1242d5e27968a515deac",
                    operation="DELETE",
                    pgid="pgtrigger_never_deleted_a35d6",
                    table="cases_victimviews",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="questionnaire",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("struck_at__isnull", True), ("struck_by__isnull", True), ("struck_reason", "")),
                    models.Q(
                        ("struck_at__isnull", False),
                        ("struck_by__isnull", False),
                        models.Q(("struck_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="questionnaire_struck_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="victimviews",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("struck_at__isnull", True), ("struck_by__isnull", True), ("struck_reason", "")),
                    models.Q(
                        ("struck_at__isnull", False),
                        ("struck_by__isnull", False),
                        models.Q(("struck_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="victim_views_struck_with_a_reason",
            ),
        ),
        migrations.RunSQL(
            f"GRANT UPDATE {STRUCK} ON {TABLES} TO {ROLE};",
            f"REVOKE UPDATE {STRUCK} ON {TABLES} FROM {ROLE};",
        ),
    ]
