"""Refusals of this app."""

from spo.exceptions import Mistaken


class Taken(Mistaken):
    """Somebody or something already has this name. `field` is the one to mend."""

    def __init__(self, sentence: str, field: str) -> None:
        super().__init__({field: sentence})
