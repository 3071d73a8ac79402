"""`manage.py load_questionnaire FILE --unit`."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cases.models import Questionnaire
from spo.accounts.models import Unit
from spo.audit.models import AuditEvent
from tests.cases.test_questionnaires import GOOD


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "short.toml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_load_questionnaire_for_one_unit_and_for_all(file: Path, unit: Unit) -> None:
    call_command("load_questionnaire", file, unit=unit.name)
    call_command("load_questionnaire", file)

    loaded = Questionnaire.objects.filter(code="short").order_by("id")
    assert [row.unit for row in loaded] == [unit, None]
    assert AuditEvent.objects.filter(did="questionnaire.loaded", who="Console command").count() == 2


def test_load_questionnaire_says_what_is_wrong(file: Path, unit: Unit) -> None:
    file.write_text(GOOD.replace('text = "Threats?"', ""), encoding="utf-8")

    with pytest.raises(CommandError, match="question “threats”: text is missing"):
        call_command("load_questionnaire", file)
    with pytest.raises(CommandError, match="no unit of exactly that name"):
        call_command("load_questionnaire", file, unit="Nowhere")
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("load_questionnaire", file.with_name("gone.toml"))
