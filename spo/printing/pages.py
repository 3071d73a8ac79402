"""The pages we write ourselves, from templates/pdf/ and nothing but the values named."""

from pathlib import Path
from typing import Any

from django.template import Context, Engine

# An engine of its own: no context processor can put a request, a user or a setting on a court paper.
ENGINE = Engine(dirs=[str(Path(__file__).resolve().parents[2] / "templates")])


def page(template: str, **values: Any) -> str:
    """A whole HTML page. Every value is escaped; line breaks are the only mark-up a text keeps."""
    return ENGINE.get_template(f"pdf/{template}.html").render(Context(values))
