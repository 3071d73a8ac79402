"""By what an exact value is compared: one form for each way of writing it down."""

import re
from collections.abc import Iterator

from cases.addresses import POSTCODE
from cases.confidential import PLACES, national_numbers
from cases.enums import ContactKind, TraceKind
from cases.folding import compact
from spo.sealed import lookup_hash

SHORTEST_NUMBER = 6
SHORTEST_SERIAL = 8
REGISTRATION = re.compile(
    r"(?i)\b([a-z]{2}\d{2}\s?[a-z]{3}|[a-z]\d{1,3}\s?[a-z]{3}|[a-z]{3}\s?\d{1,3}[a-z]|[a-z]{2,3}\s?\d{4})\b"
)
IMEI = re.compile(r"(?<!\d)(?:\d[\s-]?){14,16}(?!\d)")
SERIAL = re.compile(r"[A-Za-z0-9]+(?:[:-][A-Za-z0-9]+)*")
PNC = re.compile(r"(\d{2}|\d{4})/?0*(\d{1,7})([a-z])")
EMAIL = re.compile(r"[^\s<>@,;:()\"']+@[^\s<>@,;:()\"']+")

READ_AS = {
    ContactKind.ADDRESS: "postcode",
    ContactKind.PHONE: "phone number",
    ContactKind.EMAIL: "email address",
    ContactKind.VEHICLE: "registration",
    ContactKind.DEVICE: "serial number",
    ContactKind.TRACKER: "serial number",
    ContactKind.PNC: "number",
    ContactKind.CUSTODY: "number",
    ContactKind.FORCE_SYSTEM: "number",
}

Trail = tuple[str, str]
"""A `TraceKind`, and the keyed hash of what left it."""


def traces_of(kind: str, value: str) -> set[Trail]:
    """What one detail is found by. Nothing of the value itself can be read in it."""
    emails = ((TraceKind.EMAIL, address) for address in emails_in(value))  # typed under whatever kind
    return {(trace, lookup_hash(trace, form)) for trace, form in (*_forms(kind, value), *emails) if form}


def traces_in(text: str) -> set[Trail]:
    """What somebody may have typed into a search: any kind of exact value."""
    kinds = (
        ContactKind.PHONE,
        ContactKind.EMAIL,
        ContactKind.VEHICLE,
        ContactKind.ADDRESS,
        ContactKind.DEVICE,
        *(ContactKind.PNC, ContactKind.CUSTODY, ContactKind.FORCE_SYSTEM),
        *([ContactKind.ONLINE] if len(text.split()) == 1 else []),
    )
    return {trail for kind in kinds for trail in traces_of(kind, text)}


def emails_in(value: str) -> list[str]:
    """Each e-mail address, whatever stands beside it."""
    return [address.casefold().rstrip(".") for address in EMAIL.findall(value)]


def unread(kind: str, value: str) -> str:
    """A warning, not a refusal: what people and systems really write has more shapes than any rule."""
    wanted = READ_AS.get(ContactKind(kind))
    return (
        f"No {wanted} could be read in this, so nobody is found by it. Check it."
        if wanted and not any(form for _, form in _forms(kind, value))
        else ""
    )


def _forms(kind: str, value: str) -> Iterator[tuple[TraceKind, str]]:
    if kind == ContactKind.PHONE:
        yield from ((TraceKind.PHONE, number) for number in _phones(value))
    elif kind in (ContactKind.EMAIL, ContactKind.ONLINE):
        emails = emails_in(value)
        yield from ((TraceKind.EMAIL, address) for address in emails)
        if kind == ContactKind.ONLINE and not emails:
            yield TraceKind.HANDLE, _handle(value)
    elif kind == ContactKind.VEHICLE:
        yield from ((TraceKind.VEHICLE, compact(plate)) for plate in REGISTRATION.findall(value))
    elif kind in PLACES:
        yield from ((TraceKind.POSTCODE, compact(out + within)) for out, within in POSTCODE.findall(value))
    elif kind in (ContactKind.DEVICE, ContactKind.TRACKER):
        yield from ((TraceKind.DEVICE, serial) for serial in _serials(value))
    elif kind in (ContactKind.PNC, ContactKind.CUSTODY, ContactKind.FORCE_SYSTEM):
        yield TraceKind.IDENTIFIER, _police_number(kind, value)


def _phones(value: str) -> list[str]:
    """UK numbers without what stands before them; any other number as its digits."""
    digits = "".join(filter(str.isdigit, compact(value))).removeprefix("00")
    return national_numbers(value) or ([digits] if len(digits) >= SHORTEST_NUMBER else [])


def _handle(value: str) -> str:
    """The last part of a link, or the name itself, without its sign."""
    name = value.strip().split("?")[0].rstrip("/").rpartition("/")[2]
    return "".join(name.lstrip("@").casefold().split())


def _serials(value: str) -> Iterator[str]:
    """An IMEI without its check digit, which is often left out; otherwise every long word with a digit in it."""
    numbers = [compact(found)[:14] for found in IMEI.findall(value)]
    yield from numbers
    for word in [] if numbers else map(compact, SERIAL.findall(value)):
        if len(word) >= SHORTEST_SERIAL and any(map(str.isdigit, word)):
            yield word


def _police_number(kind: str, value: str) -> str:
    """A PNC ID is written with the whole year or its end, with zeros before the number or without."""
    plain = "".join(value.casefold().split())
    if kind == ContactKind.PNC and (found := PNC.fullmatch(plain)):
        return f"{kind} {found[1][-2:]}/{found[2]}{found[3]}"
    number = compact(plain)
    return f"{kind} {number}" if any(map(str.isdigit, number)) else ""
