"""The investigation: people, cases, incidents, exhibits, and what each said before it was changed."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import spo.sealed

KEPT = [
    "case",
    "casecounter",
    "closing",
    "contactdetail",
    "earlierorder",
    "exhibit",
    "handover",
    "incident",
    "person",
    "suspect",
    "victim",
]
HISTORY = [
    "aliasevent",
    "caseevent",
    "closingevent",
    "contactdetailevent",
    "earlierorderevent",
    "exhibitevent",
    "incidentevent",
    "incidentvictimevent",
    "personevent",
    "suspectevent",
    "victimevent",
]


def change_rights(verb: str, rights: str, tables: list[str]) -> str:
    preposition = "TO" if verb == "GRANT" else "FROM"
    names = ", ".join(f"cases_{table}" for table in tables)
    return f"{verb} {rights} ON {names} {preposition} {settings.APP_ROLE};"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0002_cache_table"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Alias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="CaseCounter",
            fields=[
                ("year", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ("last", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="ContactDetail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("address", "Home address"),
                            ("phone", "Phone"),
                            ("email", "Email"),
                            ("online", "Online account"),
                            ("workplace", "Workplace"),
                            ("school", "School or place of study"),
                            ("vehicle", "Vehicle"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("value", spo.sealed.SealedTextField()),
                ("value_hash", models.CharField(db_index=True, max_length=64)),
                (
                    "is_confidential",
                    models.BooleanField(
                        default=True,
                        help_text="the respondent must not learn it; it never appears on a paper served on them",
                    ),
                ),
                ("is_unsafe_to_contact", models.BooleanField(default=False)),
                ("note", models.CharField(blank=True, max_length=200)),
                ("from_on", models.DateField(blank=True, null=True)),
                ("until_on", models.DateField(blank=True, null=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["kind", "id"],
            },
        ),
        migrations.CreateModel(
            name="EarlierOrder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("spo", "Stalking protection order"),
                            ("restraining", "Restraining order"),
                            ("non-molestation", "Non-molestation order"),
                            ("dapo", "Domestic abuse protection order or notice"),
                            ("occupation", "Occupation order"),
                            ("bail", "Bail conditions"),
                            ("other", "Other order"),
                        ],
                        max_length=20,
                    ),
                ),
                ("court", models.CharField(blank=True, max_length=120)),
                ("made_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("terms", models.TextField(blank=True, max_length=4000)),
                ("breaches", models.TextField(blank=True, max_length=2000)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["made_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="PersonEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("given_names", models.CharField(blank=True, max_length=120)),
                ("family_name", models.CharField(blank=True, max_length=120)),
                ("description", models.TextField(blank=True, max_length=2000)),
                ("date_of_birth", models.DateField(blank=True, null=True)),
                ("age_from", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("age_to", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Suspect",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "area_limb",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("resides", "Lives in the police area"),
                            ("in-area", "Is believed to be in the police area"),
                            ("coming", "Is believed to intend to come to the police area"),
                            (
                                "no-area",
                                "The limb does not apply (British Transport Police or Ministry of Defence Police)",
                            ),
                        ],
                        max_length=20,
                    ),
                ),
                ("work_times", models.TextField(blank=True, max_length=1000)),
                ("education_times", models.TextField(blank=True, max_length=1000)),
                ("religious_observance", models.TextField(blank=True, max_length=1000)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="SuspectEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "area_limb",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("resides", "Lives in the police area"),
                            ("in-area", "Is believed to be in the police area"),
                            ("coming", "Is believed to intend to come to the police area"),
                            (
                                "no-area",
                                "The limb does not apply (British Transport Police or Ministry of Defence Police)",
                            ),
                        ],
                        max_length=20,
                    ),
                ),
                ("work_times", models.TextField(blank=True, max_length=1000)),
                ("education_times", models.TextField(blank=True, max_length=1000)),
                ("religious_observance", models.TextField(blank=True, max_length=1000)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Victim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "safe_contact",
                    models.TextField(
                        blank=True, help_text="when, how and through whom to make contact", max_length=2000
                    ),
                ),
                (
                    "added_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="VictimEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "safe_contact",
                    models.TextField(
                        blank=True, help_text="when, how and through whom to make contact", max_length=2000
                    ),
                ),
                (
                    "added_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(editable=False, max_length=20, unique=True)),
                (
                    "relationship",
                    models.CharField(
                        choices=[
                            ("stranger", "Stranger"),
                            ("acquaintance", "Acquaintance"),
                            ("neighbour", "Neighbour"),
                            ("colleague", "Colleague"),
                            ("professional", "Professional contact, such as doctor and patient"),
                            ("former-partner", "Former partner"),
                            ("family", "Family"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "crime_references",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                (
                    "investigation",
                    models.CharField(
                        choices=[
                            ("none", "No criminal investigation"),
                            ("open", "Under investigation"),
                            ("with-cps", "With the Crown Prosecution Service"),
                            ("charged", "Charged"),
                            ("convicted", "Convicted"),
                            ("acquitted", "Acquitted"),
                            ("no-further-action", "No further action"),
                        ],
                        default="open",
                        max_length=20,
                    ),
                ),
                (
                    "opened_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="accounts.unit"
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="CaseEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("reference", models.CharField(editable=False, max_length=20)),
                (
                    "relationship",
                    models.CharField(
                        choices=[
                            ("stranger", "Stranger"),
                            ("acquaintance", "Acquaintance"),
                            ("neighbour", "Neighbour"),
                            ("colleague", "Colleague"),
                            ("professional", "Professional contact, such as doctor and patient"),
                            ("former-partner", "Former partner"),
                            ("family", "Family"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "crime_references",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                (
                    "investigation",
                    models.CharField(
                        choices=[
                            ("none", "No criminal investigation"),
                            ("open", "Under investigation"),
                            ("with-cps", "With the Crown Prosecution Service"),
                            ("charged", "Charged"),
                            ("convicted", "Convicted"),
                            ("acquitted", "Acquitted"),
                            ("no-further-action", "No further action"),
                        ],
                        default="open",
                        max_length=20,
                    ),
                ),
                (
                    "opened_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "officer",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                        to="cases.case",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
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
            name="Closing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("order-ended", "The order has ended and no further risk is known"),
                            ("no-order", "An order is not needed"),
                            ("refused", "The court refused the application"),
                            ("transferred", "Transferred to another force"),
                            ("duplicate", "Opened twice by mistake"),
                            ("other", "Another reason"),
                        ],
                        max_length=20,
                    ),
                ),
                ("explanation", models.TextField(max_length=2000)),
                (
                    "closed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("reopened_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="closings", to="cases.case"
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reopened_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="ClosingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("order-ended", "The order has ended and no further risk is known"),
                            ("no-order", "An order is not needed"),
                            ("refused", "The court refused the application"),
                            ("transferred", "Transferred to another force"),
                            ("duplicate", "Opened twice by mistake"),
                            ("other", "Another reason"),
                        ],
                        max_length=20,
                    ),
                ),
                ("explanation", models.TextField(max_length=2000)),
                (
                    "closed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("reopened_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                        to="cases.closing",
                    ),
                ),
                (
                    "reopened_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EarlierOrderEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("spo", "Stalking protection order"),
                            ("restraining", "Restraining order"),
                            ("non-molestation", "Non-molestation order"),
                            ("dapo", "Domestic abuse protection order or notice"),
                            ("occupation", "Occupation order"),
                            ("bail", "Bail conditions"),
                            ("other", "Other order"),
                        ],
                        max_length=20,
                    ),
                ),
                ("court", models.CharField(blank=True, max_length=120)),
                ("made_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("terms", models.TextField(blank=True, max_length=4000)),
                ("breaches", models.TextField(blank=True, max_length=2000)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
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
                        to="cases.earlierorder",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Exhibit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("initials", models.CharField(help_text="of whoever produces it", max_length=6)),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=200)),
                (
                    "file_name",
                    models.CharField(help_text="as it was called when received; data only", max_length=200),
                ),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveBigIntegerField(help_text="bytes")),
                ("sha256", models.CharField(max_length=64)),
                (
                    "is_for_respondent",
                    models.BooleanField(default=False, help_text="the respondent may see it"),
                ),
                (
                    "added_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_reason", models.TextField(blank=True, max_length=1000)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="exhibits", to="cases.case"
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField(max_length=2000)),
                (
                    "handed_over_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="handovers", to="cases.case"
                    ),
                ),
                (
                    "from_officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "from_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.unit"
                    ),
                ),
                (
                    "handed_over_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "to_officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "to_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.unit"
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(help_text="its number in the case, never given twice"),
                ),
                (
                    "when_kind",
                    models.CharField(
                        choices=[
                            ("exact", "On an exact day"),
                            ("about", "On or about a day"),
                            ("between", "Between two moments"),
                        ],
                        default="exact",
                        max_length=10,
                    ),
                ),
                ("starts_on", models.DateField()),
                ("starts_time", models.TimeField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("ends_time", models.TimeField(blank=True, null=True)),
                (
                    "acts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("following", "Following"),
                                ("contacting", "Contacting, or trying to contact, by any means"),
                                ("publishing", "Publishing about the victim, or as if from the victim"),
                                ("monitoring", "Monitoring internet, email or other electronic use"),
                                ("loitering", "Loitering in any place"),
                                ("interfering", "Interfering with property"),
                                ("watching", "Watching or spying"),
                                ("online-search", "Searching for the victim online"),
                                ("ordering", "Ordering goods or services"),
                                ("threats", "Threats"),
                                ("violence", "Violence"),
                                ("damage", "Damage"),
                                ("breach", "Breach of an order"),
                            ],
                            max_length=20,
                        ),
                        size=None,
                    ),
                ),
                ("count", models.PositiveIntegerField(default=1)),
                ("what_happened", models.TextField(max_length=20000)),
                ("place", models.CharField(blank=True, max_length=300)),
                (
                    "against_other",
                    models.CharField(
                        blank=True, help_text="somebody who is not a victim in the case", max_length=200
                    ),
                ),
                ("effect", models.TextField(blank=True, max_length=4000)),
                (
                    "how_known",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("victim", "The victim told us"),
                            ("witness", "A witness told us"),
                            ("officer", "Seen by an officer"),
                            ("recording", "CCTV, camera or recording"),
                            ("device", "Found on a device or account"),
                            ("suspect", "The suspect said so"),
                            ("other", "Another source"),
                        ],
                        max_length=20,
                    ),
                ),
                ("crime_reference", models.CharField(blank=True, max_length=40)),
                (
                    "logged_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_reason", models.TextField(blank=True, max_length=1000)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="incidents", to="cases.case"
                    ),
                ),
                (
                    "logged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on", models.OrderBy(models.F("starts_time"), nulls_first=True), "id"],
            },
        ),
        migrations.CreateModel(
            name="ExhibitEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("initials", models.CharField(help_text="of whoever produces it", max_length=6)),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=200)),
                (
                    "file_name",
                    models.CharField(help_text="as it was called when received; data only", max_length=200),
                ),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveBigIntegerField(help_text="bytes")),
                ("sha256", models.CharField(max_length=64)),
                (
                    "is_for_respondent",
                    models.BooleanField(default=False, help_text="the respondent may see it"),
                ),
                (
                    "added_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_reason", models.TextField(blank=True, max_length=1000)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "added_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.case",
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
                        to="cases.exhibit",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.incident",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="exhibit",
            name="incident",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="exhibits",
                to="cases.incident",
            ),
        ),
        migrations.CreateModel(
            name="IncidentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "number",
                    models.PositiveIntegerField(help_text="its number in the case, never given twice"),
                ),
                (
                    "when_kind",
                    models.CharField(
                        choices=[
                            ("exact", "On an exact day"),
                            ("about", "On or about a day"),
                            ("between", "Between two moments"),
                        ],
                        default="exact",
                        max_length=10,
                    ),
                ),
                ("starts_on", models.DateField()),
                ("starts_time", models.TimeField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("ends_time", models.TimeField(blank=True, null=True)),
                (
                    "acts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("following", "Following"),
                                ("contacting", "Contacting, or trying to contact, by any means"),
                                ("publishing", "Publishing about the victim, or as if from the victim"),
                                ("monitoring", "Monitoring internet, email or other electronic use"),
                                ("loitering", "Loitering in any place"),
                                ("interfering", "Interfering with property"),
                                ("watching", "Watching or spying"),
                                ("online-search", "Searching for the victim online"),
                                ("ordering", "Ordering goods or services"),
                                ("threats", "Threats"),
                                ("violence", "Violence"),
                                ("damage", "Damage"),
                                ("breach", "Breach of an order"),
                            ],
                            max_length=20,
                        ),
                        size=None,
                    ),
                ),
                ("count", models.PositiveIntegerField(default=1)),
                ("what_happened", models.TextField(max_length=20000)),
                ("place", models.CharField(blank=True, max_length=300)),
                (
                    "against_other",
                    models.CharField(
                        blank=True, help_text="somebody who is not a victim in the case", max_length=200
                    ),
                ),
                ("effect", models.TextField(blank=True, max_length=4000)),
                (
                    "how_known",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("victim", "The victim told us"),
                            ("witness", "A witness told us"),
                            ("officer", "Seen by an officer"),
                            ("recording", "CCTV, camera or recording"),
                            ("device", "Found on a device or account"),
                            ("suspect", "The suspect said so"),
                            ("other", "Another source"),
                        ],
                        max_length=20,
                    ),
                ),
                ("crime_reference", models.CharField(blank=True, max_length=40)),
                (
                    "logged_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_reason", models.TextField(blank=True, max_length=1000)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "logged_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                        to="cases.incident",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IncidentVictim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="cases.incident",
                    ),
                ),
            ],
            options={
                "ordering": ["victim_id"],
            },
        ),
        migrations.CreateModel(
            name="IncidentVictimEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "incident",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.incident",
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
                        to="cases.incidentvictim",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("given_names", models.CharField(blank=True, max_length=120)),
                ("family_name", models.CharField(blank=True, max_length=120)),
                ("description", models.TextField(blank=True, max_length=2000)),
                ("date_of_birth", models.DateField(blank=True, null=True)),
                ("age_from", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("age_to", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
            ],
            options={
                "ordering": ["family_name", "given_names", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("description", ""), ("family_name", ""), ("given_names", ""), _negated=True
                        ),
                        name="person_named_or_described",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("age_to__gte", models.F("age_from"))),
                        name="person_age_range_runs_forward",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactDetailEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("address", "Home address"),
                            ("phone", "Phone"),
                            ("email", "Email"),
                            ("online", "Online account"),
                            ("workplace", "Workplace"),
                            ("school", "School or place of study"),
                            ("vehicle", "Vehicle"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("value", spo.sealed.SealedTextField()),
                ("value_hash", models.CharField(max_length=64)),
                (
                    "is_confidential",
                    models.BooleanField(
                        default=True,
                        help_text="the respondent must not learn it; it never appears on a paper served on them",
                    ),
                ),
                ("is_unsafe_to_contact", models.BooleanField(default=False)),
                ("note", models.CharField(blank=True, max_length=200)),
                ("from_on", models.DateField(blank=True, null=True)),
                ("until_on", models.DateField(blank=True, null=True)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
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
                        to="cases.contactdetail",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="contactdetail",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="contact_details", to="cases.person"
            ),
        ),
        migrations.CreateModel(
            name="AliasEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=200)),
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
                        to="cases.alias",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cases.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="alias",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="aliases", to="cases.person"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_personevent" ("age_from", "age_to", "created_at", "date_of_birth", "description", "family_name", "given_names", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."age_from", NEW."age_to", NEW."created_at", NEW."date_of_birth", NEW."description", NEW."family_name", NEW."given_names", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version"); RETURN NULL;',
                    hash="bbe0d6b73f178af448c53ca8e02a2be50d92f475",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_eb0b4",
                    table="cases_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_personevent" ("age_from", "age_to", "created_at", "date_of_birth", "description", "family_name", "given_names", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."age_from", NEW."age_to", NEW."created_at", NEW."date_of_birth", NEW."description", NEW."family_name", NEW."given_names", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version"); RETURN NULL;',
                    hash="c73460c5b0af9312c7319b0130b2d3a3def63032",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6804f",
                    table="cases_person",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="personevent",
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
            model_name="personevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="cases.person",
            ),
        ),
        migrations.AddField(
            model_name="suspect",
            name="case",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="suspect", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="suspect",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="suspect_in", to="cases.person"
            ),
        ),
        migrations.AddField(
            model_name="earlierorderevent",
            name="suspect",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cases.suspect",
            ),
        ),
        migrations.AddField(
            model_name="earlierorder",
            name="suspect",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="earlier_orders", to="cases.suspect"
            ),
        ),
        migrations.AddField(
            model_name="suspectevent",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cases.case",
            ),
        ),
        migrations.AddField(
            model_name="suspectevent",
            name="person",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cases.person",
            ),
        ),
        migrations.AddField(
            model_name="suspectevent",
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
            model_name="suspectevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="cases.suspect",
            ),
        ),
        migrations.AddField(
            model_name="victim",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="victims", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="victim",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="victim_in", to="cases.person"
            ),
        ),
        migrations.AddField(
            model_name="incidentvictimevent",
            name="victim",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cases.victim",
            ),
        ),
        migrations.AddField(
            model_name="incidentvictim",
            name="victim",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="targets", to="cases.victim"
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="victims",
            field=models.ManyToManyField(
                related_name="incidents", through="cases.IncidentVictim", to="cases.victim"
            ),
        ),
        migrations.AddField(
            model_name="victimevent",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cases.case",
            ),
        ),
        migrations.AddField(
            model_name="victimevent",
            name="person",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cases.person",
            ),
        ),
        migrations.AddField(
            model_name="victimevent",
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
            model_name="victimevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="cases.victim",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "relationship__in",
                        [
                            "stranger",
                            "acquaintance",
                            "neighbour",
                            "colleague",
                            "professional",
                            "former-partner",
                            "family",
                            "other",
                        ],
                    )
                ),
                name="case_relationship_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "investigation__in",
                        [
                            "none",
                            "open",
                            "with-cps",
                            "charged",
                            "convicted",
                            "acquitted",
                            "no-further-action",
                        ],
                    )
                ),
                name="case_investigation_known",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="case",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_caseevent" ("crime_references", "id", "investigation", "officer_id", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "relationship", "unit_id", "version") VALUES (NEW."crime_references", NEW."id", NEW."investigation", NEW."officer_id", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference", NEW."relationship", NEW."unit_id", NEW."version"); RETURN NULL;',
                    hash="3d5efee7791d37cf75d5727339053e04a8c4e919",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0b483",
                    table="cases_case",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="case",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_caseevent" ("crime_references", "id", "investigation", "officer_id", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "relationship", "unit_id", "version") VALUES (NEW."crime_references", NEW."id", NEW."investigation", NEW."officer_id", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference", NEW."relationship", NEW."unit_id", NEW."version"); RETURN NULL;',
                    hash="a962033f472fc530fa6b434a7a3a698ef5558bbb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f5146",
                    table="cases_case",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="closing",
            constraint=models.UniqueConstraint(
                models.F("case"), condition=models.Q(("reopened_at__isnull", True)), name="case_closed_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="closing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reopened_at__isnull", True), ("reopened_by__isnull", True)),
                    models.Q(("reopened_at__isnull", False), ("reopened_by__isnull", False)),
                    _connector="OR",
                ),
                name="closing_reopened_by_someone",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="closing",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_closingevent" ("case_id", "closed_at", "closed_by_id", "explanation", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reopened_at", "reopened_by_id") VALUES (NEW."case_id", NEW."closed_at", NEW."closed_by_id", NEW."explanation", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."reopened_at", NEW."reopened_by_id"); RETURN NULL;',
                    hash="5f14373293c544ea299c74e39240c5d0b4721ae8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ee8d6",
                    table="cases_closing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="closing",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_closingevent" ("case_id", "closed_at", "closed_by_id", "explanation", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reopened_at", "reopened_by_id") VALUES (NEW."case_id", NEW."closed_at", NEW."closed_by_id", NEW."explanation", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."reopened_at", NEW."reopened_by_id"); RETURN NULL;',
                    hash="88fd644d66a213f8bb5b693a8cba7b59b06c4072",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9f17f",
                    table="cases_closing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="handover",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b6546745cfc390f5843f8286a922d313477bdd6b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_696b2",
                    table="cases_handover",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="handover",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate table %', TG_TABLE_NAME;",
                    hash="f88d196038ec5fd2b8f7329f6a9fff618f271091",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_de9a6",
                    table="cases_handover",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="exhibit",
            constraint=models.UniqueConstraint(
                models.F("case"),
                models.F("initials"),
                models.F("number"),
                name="exhibit_reference_once_in_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="exhibit",
            constraint=models.CheckConstraint(
                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="exhibit_has_its_hash"
            ),
        ),
        migrations.AddConstraint(
            model_name="exhibit",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__gte", 1)), name="exhibit_is_not_empty"
            ),
        ),
        migrations.AddConstraint(
            model_name="exhibit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("withdrawn_at__isnull", True),
                        ("withdrawn_by__isnull", True),
                        ("withdrawn_reason", ""),
                    ),
                    models.Q(
                        ("withdrawn_at__isnull", False),
                        ("withdrawn_by__isnull", False),
                        models.Q(("withdrawn_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="exhibit_withdrawn_with_a_reason",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="exhibit",
            trigger=pgtrigger.compiler.Trigger(
                name="original_never_changes",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."initials" IS DISTINCT FROM (NEW."initials") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."file_name" IS DISTINCT FROM (NEW."file_name") OR OLD."media_type" IS DISTINCT FROM (NEW."media_type") OR OLD."size" IS DISTINCT FROM (NEW."size") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."added_by_id" IS DISTINCT FROM (NEW."added_by_id") OR OLD."added_at" IS DISTINCT FROM (NEW."added_at"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="828acab967aadd37f99ae4b0806edaa8cc3d3d09",
                    operation="UPDATE",
                    pgid="pgtrigger_original_never_changes_1922b",
                    table="cases_exhibit",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="exhibit",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_exhibitevent" ("added_at", "added_by_id", "case_id", "file_name", "id", "incident_id", "initials", "is_for_respondent", "media_type", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "title", "version", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (NEW."added_at", NEW."added_by_id", NEW."case_id", NEW."file_name", NEW."id", NEW."incident_id", NEW."initials", NEW."is_for_respondent", NEW."media_type", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sha256", NEW."size", NEW."title", NEW."version", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason"); RETURN NULL;',
                    hash="8aa284a3bee86c6d02a8a3c3dc63bbc8805b0cde",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5fd0c",
                    table="cases_exhibit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="exhibit",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_exhibitevent" ("added_at", "added_by_id", "case_id", "file_name", "id", "incident_id", "initials", "is_for_respondent", "media_type", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "title", "version", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (NEW."added_at", NEW."added_by_id", NEW."case_id", NEW."file_name", NEW."id", NEW."incident_id", NEW."initials", NEW."is_for_respondent", NEW."media_type", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sha256", NEW."size", NEW."title", NEW."version", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason"); RETURN NULL;',
                    hash="8f6c764eb5148cc4bb65afb70004bc83c0e4f26d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_85cf4",
                    table="cases_exhibit",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="contactdetail",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        ["address", "phone", "email", "online", "workplace", "school", "vehicle", "other"],
                    )
                ),
                name="contact_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactdetail",
            constraint=models.CheckConstraint(
                condition=models.Q(("until_on__gte", models.F("from_on"))), name="contact_dates_run_forward"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactdetail",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_contactdetailevent" ("from_on", "id", "is_confidential", "is_unsafe_to_contact", "kind", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "until_on", "value", "value_hash", "version") VALUES (NEW."from_on", NEW."id", NEW."is_confidential", NEW."is_unsafe_to_contact", NEW."kind", NEW."note", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."removed_at", NEW."until_on", NEW."value", NEW."value_hash", NEW."version"); RETURN NULL;',
                    hash="300984fa513436e104dfede4a0229f4008e74bd4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5c721",
                    table="cases_contactdetail",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactdetail",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_contactdetailevent" ("from_on", "id", "is_confidential", "is_unsafe_to_contact", "kind", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "until_on", "value", "value_hash", "version") VALUES (NEW."from_on", NEW."id", NEW."is_confidential", NEW."is_unsafe_to_contact", NEW."kind", NEW."note", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."removed_at", NEW."until_on", NEW."value", NEW."value_hash", NEW."version"); RETURN NULL;',
                    hash="e52861b67c1c4689f077c8ab0f5cb3c534abd9df",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b4627",
                    table="cases_contactdetail",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="alias",
            constraint=models.UniqueConstraint(
                models.F("person"), django.db.models.functions.text.Lower("name"), name="alias_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="alias",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_aliasevent" ("id", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."name", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="29becfd8b2f9d9a9c19e00352984fdd995680b71",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_cba3d",
                    table="cases_alias",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="alias",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_aliasevent" ("id", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."name", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="a6e3e78b002748a6e5277f649a928265ba269d37",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9364e",
                    table="cases_alias",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="suspect",
            constraint=models.CheckConstraint(
                condition=models.Q(("area_limb__in", ["", "resides", "in-area", "coming", "no-area"])),
                name="suspect_area_limb_known",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suspect",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_suspectevent" ("area_limb", "case_id", "education_times", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "religious_observance", "version", "work_times") VALUES (NEW."area_limb", NEW."case_id", NEW."education_times", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."religious_observance", NEW."version", NEW."work_times"); RETURN NULL;',
                    hash="cc3d48f5a81de7692e35392725ee4bb156971d4b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_43195",
                    table="cases_suspect",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suspect",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_suspectevent" ("area_limb", "case_id", "education_times", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "religious_observance", "version", "work_times") VALUES (NEW."area_limb", NEW."case_id", NEW."education_times", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."religious_observance", NEW."version", NEW."work_times"); RETURN NULL;',
                    hash="7ac85bc21cddab5348cdbf793dac666c16203152",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_665fa",
                    table="cases_suspect",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="earlierorder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        ["spo", "restraining", "non-molestation", "dapo", "occupation", "bail", "other"],
                    )
                ),
                name="earlier_order_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="earlierorder",
            constraint=models.CheckConstraint(
                condition=models.Q(("ended_on__gte", models.F("made_on"))), name="earlier_order_runs_forward"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="earlierorder",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_earlierorderevent" ("breaches", "court", "ended_on", "id", "kind", "made_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "suspect_id", "terms", "version") VALUES (NEW."breaches", NEW."court", NEW."ended_on", NEW."id", NEW."kind", NEW."made_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."removed_at", NEW."suspect_id", NEW."terms", NEW."version"); RETURN NULL;',
                    hash="8f721782c65c2bdd4739322e3fc5fe8a03b17ce7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3c2d3",
                    table="cases_earlierorder",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="earlierorder",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_earlierorderevent" ("breaches", "court", "ended_on", "id", "kind", "made_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "suspect_id", "terms", "version") VALUES (NEW."breaches", NEW."court", NEW."ended_on", NEW."id", NEW."kind", NEW."made_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."removed_at", NEW."suspect_id", NEW."terms", NEW."version"); RETURN NULL;',
                    hash="ea1fbc6f86cd36495f1aa1b2a0eff4b4feed6644",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_36551",
                    table="cases_earlierorder",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="victim",
            constraint=models.UniqueConstraint(
                models.F("case"), models.F("person"), name="victim_once_in_case"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="victim",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_victimevent" ("added_at", "case_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "safe_contact", "version") VALUES (NEW."added_at", NEW."case_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."safe_contact", NEW."version"); RETURN NULL;',
                    hash="9ec8ee2a93552cfca4a5f92b805877d53079b43e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c4917",
                    table="cases_victim",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="victim",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_victimevent" ("added_at", "case_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "safe_contact", "version") VALUES (NEW."added_at", NEW."case_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."safe_contact", NEW."version"); RETURN NULL;',
                    hash="8682fc5e239becee22fa88b4483d521ba48fac85",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_09837",
                    table="cases_victim",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentvictim",
            constraint=models.UniqueConstraint(
                models.F("incident"), models.F("victim"), name="incident_names_a_victim_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incidentvictim",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_incidentvictimevent" ("id", "incident_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "victim_id") VALUES (NEW."id", NEW."incident_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."victim_id"); RETURN NULL;',
                    hash="a3cd42e2132bb60ae6120f9eec3f8874ab6a2cc4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_629d2",
                    table="cases_incidentvictim",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incidentvictim",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_incidentvictimevent" ("id", "incident_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "victim_id") VALUES (OLD."id", OLD."incident_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."victim_id"); RETURN NULL;',
                    hash="ea22d45bc50c45394a27c84fc1b8a482978707b6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_64488",
                    table="cases_incidentvictim",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(fields=["case", "starts_on", "starts_time", "id"], name="incident_timeline"),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.UniqueConstraint(
                models.F("case"), models.F("number"), name="incident_number_once_in_case"
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("when_kind__in", ["exact", "about", "between"])),
                name="incident_when_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ends_on__isnull", False), ("when_kind", "between")),
                    models.Q(
                        models.Q(("when_kind", "between"), _negated=True),
                        ("ends_on__isnull", True),
                        ("ends_time__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="incident_end_only_between",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__isnull", True),
                    ("ends_on__gt", models.F("starts_on")),
                    models.Q(("ends_on", models.F("starts_on")), ("starts_time__isnull", True)),
                    models.Q(("ends_on", models.F("starts_on")), ("ends_time__isnull", True)),
                    models.Q(("ends_on", models.F("starts_on")), ("ends_time__gte", models.F("starts_time"))),
                    _connector="OR",
                ),
                name="incident_runs_forward",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "acts__contained_by",
                        [
                            "following",
                            "contacting",
                            "publishing",
                            "monitoring",
                            "loitering",
                            "interfering",
                            "watching",
                            "online-search",
                            "ordering",
                            "threats",
                            "violence",
                            "damage",
                            "breach",
                        ],
                    )
                ),
                name="incident_acts_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("acts__len__gte", 1)), name="incident_has_an_act"
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("count__gte", 1)), name="incident_counts_at_least_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "how_known__in",
                        ["", "victim", "witness", "officer", "recording", "device", "suspect", "other"],
                    )
                ),
                name="incident_source_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("withdrawn_at__isnull", True),
                        ("withdrawn_by__isnull", True),
                        ("withdrawn_reason", ""),
                    ),
                    models.Q(
                        ("withdrawn_at__isnull", False),
                        ("withdrawn_by__isnull", False),
                        models.Q(("withdrawn_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="incident_withdrawn_with_a_reason",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incident",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cases_incidentevent" ("acts", "against_other", "case_id", "count", "crime_reference", "effect", "ends_on", "ends_time", "how_known", "id", "logged_at", "logged_by_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_on", "starts_time", "version", "what_happened", "when_kind", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (NEW."acts", NEW."against_other", NEW."case_id", NEW."count", NEW."crime_reference", NEW."effect", NEW."ends_on", NEW."ends_time", NEW."how_known", NEW."id", NEW."logged_at", NEW."logged_by_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."starts_on", NEW."starts_time", NEW."version", NEW."what_happened", NEW."when_kind", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason"); RETURN NULL;',
                    hash="c35ac641d24ac1d49b709d7863b22c447285f7f0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bc2b4",
                    table="cases_incident",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incident",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cases_incidentevent" ("acts", "against_other", "case_id", "count", "crime_reference", "effect", "ends_on", "ends_time", "how_known", "id", "logged_at", "logged_by_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_on", "starts_time", "version", "what_happened", "when_kind", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") VALUES (NEW."acts", NEW."against_other", NEW."case_id", NEW."count", NEW."crime_reference", NEW."effect", NEW."ends_on", NEW."ends_time", NEW."how_known", NEW."id", NEW."logged_at", NEW."logged_by_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."starts_on", NEW."starts_time", NEW."version", NEW."what_happened", NEW."when_kind", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_reason"); RETURN NULL;',
                    hash="8bb0589301ebd6e21536991d5841ce2539c7a9ee",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_474bc",
                    table="cases_incident",
                    when="AFTER",
                ),
            ),
        ),
        # The application never deletes a record of the case, and never touches its history.
        migrations.RunSQL(
            [change_rights("REVOKE", "DELETE", KEPT), change_rights("REVOKE", "UPDATE, DELETE", HISTORY)],
            [change_rights("GRANT", "DELETE", KEPT), change_rights("GRANT", "UPDATE, DELETE", HISTORY)],
        ),
    ]
