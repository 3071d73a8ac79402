"""What can go wrong with work that is nobody's fault."""

from spo.exceptions import NotNow


class LeaseLost(Exception):
    """Somebody else has the job now, so this result must be dropped."""


class AlreadySent(NotNow):
    """A form came again with other answers than the first time, or from another page. `url` is what the first led to."""

    def __init__(self, url: str) -> None:
        super().__init__(
            "This form was already sent with other answers. What was sent first is saved, and this is not."
        )
        self.url = url
