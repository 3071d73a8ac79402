"""What was recorded by mistake and struck stays to be read, and nothing more can be done with it."""

from cases.models.struck import Strikable
from spo.exceptions import NotNow


def check_not_struck(row: Strikable) -> None:
    if row.is_struck:
        raise NotNow(f"This {row._meta.verbose_name} was struck from the record.")
