"""Who can stand as `by=` in an action: a signed-in user, or the system itself."""

from dataclasses import dataclass
from typing import Protocol


class Actor(Protocol):
    """What the record keeps of whoever acted: text, so that it outlives the account."""

    @property
    def record_name(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def address(self) -> str: ...


@dataclass(frozen=True)
class System:
    """The software acting by itself: a worker, the sweep, a command at the console."""

    record_name: str
    role: str = "system"
    address: str = ""


SYSTEM = System("SPO")
CONSOLE = System("Console command")
