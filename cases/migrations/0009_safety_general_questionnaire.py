"""The open set of questions that comes with the software, so that risk can be assessed from the first day."""

from pathlib import Path

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from cases.questionnaires import reading

FILE = Path(reading.__file__).with_name("general.toml")


def load(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """The edition that is there on the day of the migration; a later one is loaded by a command."""
    found = reading.read(FILE.read_bytes(), file=FILE.name)
    facts = {"title": found.title, "content": found.content, "sha256": found.sha256}
    apps.get_model("cases", "Questionnaire").objects.get_or_create(
        code=found.code, edition=found.edition, unit=None, defaults=facts
    )


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_people_born")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
