"""What stops a bundle, said so that the officer can mend it."""

from spo.exceptions import Refused


class BadDocument(Refused):
    """One document cannot go in. The sentence names it."""


class BundleFault(Exception):
    """The finished file is not what was asked for: a fault of ours, which no officer can mend."""
