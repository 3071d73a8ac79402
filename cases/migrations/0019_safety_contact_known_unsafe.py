"""A contact made by a way that is marked never to use is recorded as such, with the reason."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0018_all_or_none"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="contactentry",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="contactentry",
            name="update_update",
        ),
        migrations.AddField(
            model_name="contactentry",
            name="unsafe_detail",
            field=models.ForeignKey(
                blank=True,
                help_text="what was used although it was marked never to use for contact",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.contactdetail",
            ),
        ),
        migrations.AddField(
            model_name="contactentry",
            name="unsafe_reason",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name="contactentryevent",
            name="unsafe_detail",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="what was used although it was marked never to use for contact",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cases.contactdetail",
            ),
        ),
        migrations.AddField(
            model_name="contactentryevent",
            name="unsafe_reason",
            field=models.CharField(blank=True, max_length=500),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactentry",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_contactentryevent" ("case_id", "happened_at", "id", "is_reached", "method", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "struck_at", "struck_by_id", "struck_reason", "summary", "unsafe_detail_id", "unsafe_reason", "victim_id") VALUES (NEW."case_id", NEW."happened_at", NEW."id", NEW."is_reached", NEW."method", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."struck_at", NEW."struck_by_id", NEW."struck_reason", NEW."summary", NEW."unsafe_detail_id", NEW."unsafe_reason", NEW."victim_id"); RETURN NULL;',
                    hash="b042333d013c8e76a278d5d0fe22cdd37d0c2976",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4e89d",
                    table="cases_contactentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactentry",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_contactentryevent" ("case_id", "happened_at", "id", "is_reached", "method", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "struck_at", "struck_by_id", "struck_reason", "summary", "unsafe_detail_id", "unsafe_reason", "victim_id") VALUES (NEW."case_id", NEW."happened_at", NEW."id", NEW."is_reached", NEW."method", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."struck_at", NEW."struck_by_id", NEW."struck_reason", NEW."summary", NEW."unsafe_detail_id", NEW."unsafe_reason", NEW."victim_id"); RETURN NULL;',
                    hash="e8b294f7bc49dfcd8df24aedab7fd15ef8bacfef",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_97ba0",
                    table="cases_contactentry",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="contactentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("unsafe_detail__isnull", True), ("unsafe_reason", "")),
                    models.Q(
                        ("unsafe_detail__isnull", False), models.Q(("unsafe_reason", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="contact_unsafe_with_a_reason",
            ),
        ),
    ]
