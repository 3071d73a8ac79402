"""What a case reference looks like in an address."""

from django.urls.converters import StringConverter


class CaseReferenceConverter(StringConverter):
    regex = r"SPO-[0-9]{4}-[0-9]{6,9}"
