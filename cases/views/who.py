"""Looking for somebody recorded already, while a form that adds them is answered."""

from collections.abc import Callable

from cases.matching.scoring import Sought
from cases.permissions.matching import Matches
from spo.accounts.requests import SignedInRequest
from spo.work.once import was_done


def asking(request: SignedInRequest, look: Callable[[Sought], Matches]) -> Callable[[Sought], Matches]:
    """Whom the form asks about. Sent a second time it finds whom the first sending recorded: then nothing is asked.

    Whether it was sent is asked last, because what the first one recorded is seen together with that it was.
    """

    def find(sought: Sought) -> Matches:
        found = look(sought)
        is_twin = bool(found) and was_done(token=request.POST.get("submission", ""), by=request.user)
        return Matches() if is_twin else found

    return find
