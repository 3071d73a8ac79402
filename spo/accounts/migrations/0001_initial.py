"""People, where they work, and how they are invited. An account is never deleted, nor is its history."""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

REVOKE = f"""
REVOKE DELETE, TRUNCATE ON accounts_user FROM {settings.APP_ROLE};
REVOKE UPDATE, DELETE, TRUNCATE ON accounts_userevent FROM {settings.APP_ROLE};
"""
GRANT = f"""
GRANT DELETE ON accounts_user TO {settings.APP_ROLE};
GRANT UPDATE, DELETE ON accounts_userevent TO {settings.APP_ROLE};
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("audit", "0001_database_roles"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Court",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("address", models.TextField(blank=True, max_length=500)),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(django.db.models.functions.text.Lower("name"), name="court_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("force", models.CharField(max_length=120)),
                (
                    "chief_officer",
                    models.CharField(
                        help_text="who applies, such as the Chief Constable of Northmoor Police",
                        max_length=200,
                    ),
                ),
            ],
            options={
                "ordering": ["force", "name"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("force"),
                        django.db.models.functions.text.Lower("name"),
                        name="unit_once_in_force",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("email", models.EmailField(max_length=254)),
                ("name", models.CharField(max_length=120)),
                ("collar_number", models.CharField(blank=True, max_length=20)),
                (
                    "rank",
                    models.CharField(
                        choices=[
                            ("staff", "Police staff or no rank"),
                            ("constable", "Constable"),
                            ("sergeant", "Sergeant"),
                            ("inspector", "Inspector"),
                            ("chief-inspector", "Chief inspector"),
                            ("superintendent", "Superintendent"),
                            ("chief-superintendent", "Chief superintendent"),
                            ("assistant-chief-constable", "Assistant chief constable"),
                            ("deputy-chief-constable", "Deputy chief constable"),
                            ("chief-constable", "Chief constable"),
                        ],
                        default="staff",
                        max_length=40,
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("officer", "Officer"),
                            ("supervisor", "Supervisor"),
                            ("clerk", "Court clerk"),
                            ("auditor", "Auditor"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
                (
                    "joined_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                ("session_stamp", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "court",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="users",
                        to="accounts.court",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="users",
                        to="accounts.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "id"],
            },
        ),
        migrations.CreateModel(
            name="UserEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("email", models.EmailField(max_length=254)),
                ("name", models.CharField(max_length=120)),
                ("collar_number", models.CharField(blank=True, max_length=20)),
                (
                    "rank",
                    models.CharField(
                        choices=[
                            ("staff", "Police staff or no rank"),
                            ("constable", "Constable"),
                            ("sergeant", "Sergeant"),
                            ("inspector", "Inspector"),
                            ("chief-inspector", "Chief inspector"),
                            ("superintendent", "Superintendent"),
                            ("chief-superintendent", "Chief superintendent"),
                            ("assistant-chief-constable", "Assistant chief constable"),
                            ("deputy-chief-constable", "Deputy chief constable"),
                            ("chief-constable", "Chief constable"),
                        ],
                        default="staff",
                        max_length=40,
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("officer", "Officer"),
                            ("supervisor", "Supervisor"),
                            ("clerk", "Court clerk"),
                            ("auditor", "Auditor"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
                (
                    "joined_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                (
                    "court",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.court",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.unit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at__isnull", True), ("used_at__isnull", True)),
                        fields=("user",),
                        name="invitation_open_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("used_at__isnull", True), ("replaced_at__isnull", True), _connector="OR"
                        ),
                        name="invitation_used_or_replaced",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(fields=("email",), name="user_email_once"),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                name="user_email_lower",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("court__isnull", True),
                        ("role__in", ["officer", "supervisor"]),
                        ("unit__isnull", False),
                    ),
                    models.Q(("court__isnull", False), ("role", "clerk"), ("unit__isnull", True)),
                    models.Q(
                        ("court__isnull", True),
                        ("role__in", ["auditor", "administrator"]),
                        ("unit__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="user_belongs_where_the_role_does",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_active", True), ("left_at__isnull", False), _connector="XOR"),
                name="user_left_when_inactive",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "rank__in",
                        [
                            "staff",
                            "constable",
                            "sergeant",
                            "inspector",
                            "chief-inspector",
                            "superintendent",
                            "chief-superintendent",
                            "assistant-chief-constable",
                            "deputy-chief-constable",
                            "chief-constable",
                        ],
                    )
                ),
                name="user_rank_known",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_userevent" ("collar_number", "court_id", "email", "id", "is_active", "joined_at", "left_at", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "role", "unit_id") VALUES (NEW."collar_number", NEW."court_id", NEW."email", NEW."id", NEW."is_active", NEW."joined_at", NEW."left_at", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rank", NEW."role", NEW."unit_id"); RETURN NULL;',
                    hash="e355d10c9854b9b7b1959f5a11a92eae30ceac05",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3867c",
                    table="accounts_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."collar_number" IS DISTINCT FROM (NEW."collar_number") OR OLD."court_id" IS DISTINCT FROM (NEW."court_id") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."joined_at" IS DISTINCT FROM (NEW."joined_at") OR OLD."left_at" IS DISTINCT FROM (NEW."left_at") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."rank" IS DISTINCT FROM (NEW."rank") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id"))',
                    func='INSERT INTO "accounts_userevent" ("collar_number", "court_id", "email", "id", "is_active", "joined_at", "left_at", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "role", "unit_id") VALUES (NEW."collar_number", NEW."court_id", NEW."email", NEW."id", NEW."is_active", NEW."joined_at", NEW."left_at", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rank", NEW."role", NEW."unit_id"); RETURN NULL;',
                    hash="3dde177a8faaf934a98e60ab61ef6ebf5c3c9651",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0e890",
                    table="accounts_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="userevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9e9498e73f6fbdf2642fb33fa14189f1ad2382c8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_45b21",
                    table="accounts_userevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="userevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;",
                    hash="d1e8ab3d2a3b82ad0d7855fde3091e294bfa3781",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_bcf41",
                    table="accounts_userevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(REVOKE, GRANT),
    ]
