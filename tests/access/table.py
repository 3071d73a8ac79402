"""Who gets what from every URL. A number is the answer; whoever is not named gets `others`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from tests.access.world import World

Objects = Callable[[World], list[object]]

UNIT = ("officer", "colleague", "supervisor", "authorising officer")
POLICE = (*UNIT, "stranger")
SUPERVISORS = ("supervisor", "authorising officer")
CLERKS = ("clerk", "other clerk")


@dataclass(frozen=True)
class Answer:
    """`named` gives people their own code; everybody else gets `others`."""

    others: int
    named: Mapping[str, int] = field(default_factory=dict)

    def for_all(self, people: Iterable[str]) -> dict[str, int]:
        return {person: self.named.get(person, self.others) for person in people}


@dataclass(frozen=True)
class Row:
    """One URL: what GET and an empty POST answer, and which objects of the world its address names."""

    name: str
    get: Answer
    post: Answer
    args: Objects = lambda world: []
    is_open: bool = False


def only(code: int, *people: str, others: int = 404, denied: Iterable[str] = ()) -> Answer:
    """`denied` are people in scope without the power: 403."""
    return Answer(others, dict.fromkeys(denied, 403) | dict.fromkeys(people, code))


NO_METHOD = Answer(405)


def page(name: str, args: Objects, *people: str, others: int = 404, code: int = 200) -> Row:
    """To be read."""
    return Row(name, only(code, *people, others=others), NO_METHOD, args)


def form(name: str, args: Objects, *people: str, others: int = 404, denied: Iterable[str] = ()) -> Row:
    """To be read and filled in; sent empty, it comes back with its errors."""
    return Row(
        name,
        only(200, *people, others=others, denied=denied),
        only(422, *people, others=others, denied=denied),
        args,
    )
