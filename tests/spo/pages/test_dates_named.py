"""Every date is called by a name that its errors can begin with: "The day it is due must be a real date"."""

from importlib import import_module
from pkgutil import walk_packages

import pytest

import cases.forms
import orders.forms
import spo.accounts.forms
from spo.pages.fields import DateField
from spo.pages.forms import GovForm
from spo.pages.wording import name_in_a_sentence


def forms(kind: type[GovForm] = GovForm) -> list[type[GovForm]]:
    return [kind, *(each for child in kind.__subclasses__() for each in forms(child))]


def load() -> None:
    for package in (cases.forms, orders.forms, spo.accounts.forms):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)


load()
DATES = {
    f"{form.__module__}.{form.__name__}.{name}": form.names.get(name) or name_in_a_sentence(str(field.label))
    for form in forms()
    for name, field in form.base_fields.items()
    if isinstance(field, DateField)
}


@pytest.mark.parametrize("place", sorted(DATES))
def test_date_is_called_by_a_noun(place: str) -> None:
    first = DATES[place].split()[0]

    assert (first in {"when", "by", "until", "made", "ended", "in"}, "," in DATES[place]) == (False, False)
