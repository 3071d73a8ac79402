"""Texts of older formats open, print and are compared as they were: what they lack was never theirs to say."""

from orders.models import SubmittedVersion
from orders.text.build import FORMAT, Text, build_text


def built_for(version: SubmittedVersion) -> Text:
    """What the record says now, as a text of the version's own format would say it."""
    return in_format(build_text(version.application), version.text["format"])


def in_format(text: Text, number: int) -> Text:
    """Format 2 added the chart, and what each incident shows."""
    if number == FORMAT:
        return text
    incidents = [{key: value for key, value in row.items() if key != "supports"} for row in text["incidents"]]
    older = {key: value for key, value in text.items() if key != "chart"}
    return older | {"format": number, "incidents": incidents}
