"""Why the child turns a file down."""


class RefusedAs(Exception):
    """A reason as a code, for which whoever started the child has a sentence."""


class Unusable(Exception):
    """Somebody must do something about it before it can be copied. `code` says in one word what it is.

    The text completes a sentence that begins with the name of the exhibit.
    """

    def __init__(self, text: str, code: str = "unusable") -> None:
        super().__init__(text)
        self.code = code


class Unprinted(Exception):
    """A whole sentence for the exhibit's cover: the file is well, and is not for printing."""
