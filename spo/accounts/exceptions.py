"""Refusals of this app."""

from spo.exceptions import Refused


class Taken(Refused):
    """Somebody or something already has this name. `field` is the one to mend."""

    def __init__(self, sentence: str, field: str) -> None:
        super().__init__(sentence)
        self.field = field
