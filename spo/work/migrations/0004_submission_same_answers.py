from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Forms sent before this match no later sending: their page says that they were already sent."""

    dependencies = [
        ("work", "0003_partial_upload"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="submission",
            name="answers",
            field=models.CharField(
                blank=True, help_text="keyed hash of the answers without files", max_length=64
            ),
        ),
        migrations.AlterField(
            model_name="submission",
            name="content",
            field=models.CharField(help_text="keyed hash of what came, which is not kept", max_length=64),
        ),
        migrations.AddIndex(
            model_name="submission",
            index=models.Index(fields=["answers", "user"], name="submission_answers"),
        ),
    ]
