"""Refusals that every floor raises and `spo.pages.answers` turns into a page."""

from collections.abc import Mapping, Sequence


class Refused(Exception):
    """A request the rules turn down, with the sentence a person is shown."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Hindered(Exception):
    """No fault of what was asked for: the same may go well in a moment. Work is put back, and its sentence is shown."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotVisible(Refused):
    """Outside the person's scope. Answered as 404, so that nothing is learned from asking."""

    def __init__(self) -> None:
        super().__init__("Page not found")


class Denied(Refused):
    """Inside the person's scope, outside their powers. Answered as 403 with the sentence."""


class NotNow(Refused):
    """Allowed for this person, but not in the present state. Answered as 409 with the sentence."""


class Incomplete(Refused):
    """Something is missing. `items` are (sentence, link) pairs, one for each thing to mend."""

    def __init__(self, sentence: str, items: Sequence[tuple[str, str]]) -> None:
        super().__init__(sentence)
        self.items = list(items)


class Mistaken(Refused):
    """Facts that cannot be as they were typed. `problems` is a sentence for each field at fault."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(" ".join(f"{sentence}." for sentence in problems.values()))
        self.problems = dict(problems)


class Stale(Refused):
    """Somebody else saved first. Both texts, label to text, are shown and nothing is lost.

    `version` is that of the current text, so that a form can go on from there.
    """

    def __init__(self, *, current: Mapping[str, str], yours: Mapping[str, str], version: int = 0) -> None:
        super().__init__("Someone else changed this while you were working on it.")
        self.current = dict(current)
        self.yours = dict(yours)
        self.version = version
