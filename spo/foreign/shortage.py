"""What a machine runs out of. It says nothing of the file that was to be read, and may be over in a moment."""

import errno
from collections.abc import Iterator

SHORT = {errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE}
OF_WHOEVER_STARTS = SHORT | {errno.ENOMEM, errno.EAGAIN}  # a child has a limit of memory of its own
UNSAID = 75  # what a child ends with that had no room for its answer
NO_THREAD = "can't start new thread"


def is_short(fault: BaseException) -> bool:
    """Whatever a parser made of it on the way."""
    return any(
        (isinstance(each, OSError) and each.errno in SHORT) or NO_THREAD in str(each)
        for each in _behind(fault)
    )


def is_too_large(fault: BaseException) -> bool:
    """It was to write more than its limit."""
    return any(isinstance(each, OSError) and each.errno == errno.EFBIG for each in _behind(fault))


def _behind(fault: BaseException) -> Iterator[BaseException]:
    """Itself and what led to it."""
    seen: set[int] = set()
    following: BaseException | None = fault
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        yield following
        following = following.__cause__ or following.__context__
