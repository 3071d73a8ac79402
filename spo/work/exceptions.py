"""What can go wrong with work that is nobody's fault."""

from spo.exceptions import NotNow


class LeaseLost(Exception):
    """Somebody else has the job now, so this result must be dropped."""


class AlreadySent(NotNow):
    """A form came again with other answers than the first time, or from another page. `url` is what the first led to.

    Sent under the new `token` it is taken.
    """

    title = "This form was already sent with other answers"
    advice = (
        "What was sent first is saved. What is in the form below is not. "
        "Send it again only if you want it as well."
    )

    def __init__(self, url: str, *, token: str) -> None:
        super().__init__(f"{self.title}. {self.advice}")
        self.url = url
        self.token = token


class SentAMomentAgo(AlreadySent):
    """The same person sent the same answers from the same page within the last minutes."""

    title = "You sent the same answers a few minutes ago"
    advice = "They are saved. Send the form below only if you want the same again, as a second entry."
