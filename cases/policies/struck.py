"""What was recorded by mistake and struck stays to be read, and nothing more can be done with it."""

from cases.models.struck import Strikable
from spo.exceptions import NotNow


def check_strike(row: Strikable) -> None:
    if row.is_struck:
        raise NotNow("This was struck from the record already.")
