"""What stops a page from being printed."""

from spo.exceptions import Refused


class Unprintable(Refused):
    """It asks for something from outside. The sentence names the page."""
