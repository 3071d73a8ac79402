"""The record, which the application may only read and add to."""

import django.contrib.postgres.fields
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

REVOKE = f"REVOKE UPDATE, DELETE, TRUNCATE ON audit_auditevent FROM {settings.APP_ROLE}"
GRANT = f"GRANT UPDATE, DELETE ON audit_auditevent TO {settings.APP_ROLE}"


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0001_database_roles"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("who", models.CharField(max_length=200)),
                ("role", models.CharField(max_length=40)),
                ("did", models.CharField(help_text="dotted verb, such as case.opened", max_length=80)),
                (
                    "operation",
                    models.CharField(
                        choices=[
                            ("collection", "Collection"),
                            ("alteration", "Alteration"),
                            ("consultation", "Consultation"),
                            ("disclosure", "Disclosure"),
                            ("combination", "Combination"),
                            ("erasure", "Erasure"),
                            ("sign-in", "Sign-in"),
                            ("refusal", "Refusal"),
                            ("administration", "Administration"),
                        ],
                        max_length=20,
                    ),
                ),
                ("subject", models.CharField(max_length=200)),
                ("case_reference", models.CharField(blank=True, max_length=40)),
                (
                    "fields",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80), blank=True, default=list, size=None
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                (
                    "recipients",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200), blank=True, default=list, size=None
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=45)),
                ("build", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "ordering": ["-id"],
                "indexes": [
                    models.Index(fields=["case_reference", "-id"], name="audit_case"),
                    models.Index(fields=["who", "-id"], name="audit_who"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "operation__in",
                                [
                                    "collection",
                                    "alteration",
                                    "consultation",
                                    "disclosure",
                                    "combination",
                                    "erasure",
                                    "sign-in",
                                    "refusal",
                                    "administration",
                                ],
                            )
                        ),
                        name="audit_operation_known",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="auditevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0450288fcb55201b346da4e2d56d2293ba7aac03",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_00dfa",
                    table="audit_auditevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="auditevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;",
                    hash="8e79785afb009cea7a5e24fed21e45ec9120edb9",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_c220f",
                    table="audit_auditevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(REVOKE, GRANT),
    ]
