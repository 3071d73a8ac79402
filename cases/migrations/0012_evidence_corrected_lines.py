import django.db.models.deletion
from django.db import migrations, models

KINDS = [
    ("received", "Received"),
    ("viewed", "Viewed"),
    ("copied", "Copied"),
    ("moved", "Moved"),
    ("disclosed", "Disclosed"),
    ("returned", "Returned"),
]


class Migration(migrations.Migration):
    """A line of continuity says which earlier one it puts right. Checking a file against its hash writes none."""

    dependencies = [("cases", "0011_continuity_statements")]

    operations = [
        migrations.AddField(
            model_name="continuity",
            name="corrects",
            field=models.ForeignKey(
                blank=True,
                help_text="the earlier line of this exhibit that it puts right",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.continuity",
            ),
        ),
        migrations.RemoveConstraint(model_name="continuity", name="continuity_kind_known"),
        migrations.AlterField(
            model_name="continuity", name="kind", field=models.CharField(choices=KINDS, max_length=10)
        ),
        migrations.AddConstraint(
            model_name="continuity",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", [kind for kind, _ in KINDS])), name="continuity_kind_known"
            ),
        ),
    ]
