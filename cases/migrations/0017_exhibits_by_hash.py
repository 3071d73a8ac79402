from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0016_safety_struck_views_and_questionnaires")]

    operations = [
        migrations.AddIndex(model_name="exhibit", index=models.Index(fields=["sha256"], name="exhibit_hash"))
    ]
