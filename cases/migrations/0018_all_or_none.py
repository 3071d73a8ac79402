"""When a file was scanned is known where a scanner answered, and nowhere else."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0017_exhibits_by_hash")]

    operations = [
        migrations.AddConstraint(
            model_name="rendition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("scan__in", ["off", "waiting"]), ("scanned_at__isnull", True)),
                    models.Q(("scan__in", ["clean", "infected"]), ("scanned_at__isnull", False)),
                    _connector="OR",
                ),
                name="rendition_scanned_at_a_moment",
            ),
        ),
    ]
