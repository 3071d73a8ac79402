from django.db import migrations, models


class Migration(migrations.Migration):
    """Forms sent before this match no later sending: their page says that they were already sent."""

    dependencies = [("work", "0001_first_tables")]

    operations = [
        migrations.AddField(
            model_name="submission",
            name="path",
            field=models.CharField(default="", max_length=500),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="submission",
            name="content",
            field=models.CharField(
                default="", help_text="SHA-256 of the answers, which are not kept", max_length=64
            ),
            preserve_default=False,
        ),
    ]
