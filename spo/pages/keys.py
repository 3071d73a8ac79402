"""The keys by which a list goes on: the last row shown, as the address names it."""

LONGEST = 18  # digits of a key that the database can hold


def key_from(typed: str) -> int | None:
    """The key, or nothing when it is none: whoever changes an address sees the list from its start."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= LONGEST else None
