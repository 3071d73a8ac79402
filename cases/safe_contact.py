"""Whether an address may be written to: never one that is unsafe for anybody in any case."""

from cases.confidential import value_hash
from cases.enums import ContactKind
from cases.models import ContactDetail


def is_safe_to_write(address: str) -> bool:
    """Compared by the keyed hash, so that no address is looked for in the clear. A closed case counts as well."""
    unsafe = ContactDetail.objects.filter(is_unsafe_to_contact=True, removed_at__isnull=True)
    return not unsafe.filter(value_hash=value_hash(ContactKind.EMAIL, address)).exists()
