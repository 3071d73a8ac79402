"""Why the child turns a file down. Each text completes a sentence that begins with the exhibit's name."""


class Unusable(Exception):
    """Somebody must do something about it before it can be copied. `code` says in one word what it is."""

    def __init__(self, text: str, code: str = "unusable") -> None:
        super().__init__(text)
        self.code = code


class Unprinted(Exception):
    """A whole sentence for the exhibit's cover: the file is well, and is not for printing."""
