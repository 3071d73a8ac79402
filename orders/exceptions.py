"""Refusals of this floor."""

from collections.abc import Mapping

from spo.exceptions import Incomplete


class Mistaken(Incomplete):
    """Facts that cannot be as they were typed. `problems` is a sentence for each field at fault."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(
            "There is a problem with what you entered.",
            [(sentence, f"#id_{field}") for field, sentence in problems.items()],
        )
        self.problems = dict(problems)
