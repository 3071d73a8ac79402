from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_spelling_of_verbs")]

    operations = [
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(fields=["who", "did", "-at"], name="audit_who_did"),
        )
    ]
