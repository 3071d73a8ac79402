class Found(Exception):
    """A reason to refuse, as a code that whoever started the child has a sentence for."""
