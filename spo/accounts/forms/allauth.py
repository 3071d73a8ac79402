"""What allauth's forms need to look and read like ours."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator

from spo.pages.forms import GovForm

MAX_LENGTHS = {forms.EmailField: 254, forms.CharField: 128}


class Limited(forms.Form):
    """Sits before an allauth form: gives its fields our labels, hints and a longest length."""

    labels: dict[str, str] = {}
    hints: dict[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            if isinstance(field, forms.CharField) and field.max_length is None:
                longest = next(length for kind, length in MAX_LENGTHS.items() if isinstance(field, kind))
                field.max_length = longest
                field.validators.append(MaxLengthValidator(longest))


class AllauthForm(GovForm, Limited):
    """Put this before allauth's form class. Its pages keep no token: allauth answers a second click itself."""

    submission = None
    mark_optional = False
