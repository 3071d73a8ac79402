"""Why the child turns a file down. Each text completes a sentence that begins with the exhibit's name."""


class Unusable(Exception):
    """The officer must do something about it before there can be a bundle."""


class Unprinted(Exception):
    """A whole sentence for the exhibit's cover: the file is well, and is not for printing."""
