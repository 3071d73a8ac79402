"""Whether an address may be written to: never one that is unsafe for anybody in any case."""

from cases.enums import ContactKind
from cases.matching.traces import traces_of
from cases.models import Trace


def is_safe_to_write(address: str) -> bool:
    """Compared by the keyed hash, so that no address is looked for in the clear. A closed case counts as well, and so
    does an address with words beside it, or one that was recorded as an online account."""
    hashes = [trail for _, trail in traces_of(ContactKind.EMAIL, address)]
    unsafe = Trace.objects.filter(detail__is_unsafe_to_contact=True, detail__removed_at__isnull=True)
    return not unsafe.filter(hash__in=hashes).exists()
