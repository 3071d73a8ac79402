"""What a case reference looks like in an address."""

from django.urls import register_converter
from django.urls.converters import StringConverter, get_converters


class CaseReferenceConverter(StringConverter):
    regex = r"SPO-[0-9]{4}-[0-9]{6,9}"


def register() -> None:
    """Every module of addresses that says `<case:reference>` asks for it; the first one gets it done."""
    if "case" not in get_converters():
        register_converter(CaseReferenceConverter, "case")
