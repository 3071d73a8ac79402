from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_audit_event")]

    operations = [
        migrations.AlterField(
            model_name="auditevent",
            name="did",
            field=models.CharField(help_text="dotted verb, such as case.consulted", max_length=80),
        ),
    ]
