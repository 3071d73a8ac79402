"""`load_questionnaire FILE`: a set of questions about risk, for every unit or for one."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cases.actions.assessments import load_questionnaire
from cases.questionnaires.reading import read
from spo.accounts.models import Unit
from spo.audit.actors import CONSOLE
from spo.exceptions import Refused


class Command(BaseCommand):
    help = "Load an edition of a questionnaire from its data file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--unit", help="the name of the unit it is for; without it, it is for every unit")

    def handle(self, *, file: Path, unit: str | None, **options: object) -> None:
        units = list(Unit.objects.filter(name=unit)) if unit else []
        if unit and len(units) != 1:
            raise CommandError(f"There is no unit of exactly that name, or there are several: {unit}")
        try:
            questions = read(file.read_bytes(), file=file.name)
            loaded = load_questionnaire(by=CONSOLE, questions=questions, unit=next(iter(units), None))
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}") from error
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        self.stdout.write(f"{loaded} is loaded.")
