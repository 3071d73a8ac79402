"""Every form template against the Design System's own examples."""

import pytest

from tests.spo.pages.drawn import drawn, expected
from tests.spo.pages.official import applicable, examples, normal, without_revealed

HTML = "texts are text, never HTML"
ENGLISH = "the service is in English"
BARE = "labels, hints, affixes, wrappers and groups take no classes or attributes of their own"
ONE_BY_ONE = "an option has no name, id, classes, attributes or disabled state of its own"
VALUE = "every option has a value, and the field's value says which is chosen"
ALONE = "one checkbox alone is a BooleanField, with a template of its own"
OWN_HINTS = "options with hints always have a legend, which is what their hint describes"
PARTS = "a date has all of day, month and year, with fixed names, ids, widths and attributes"
WHOLE = "a date has one value, and its errors come with a text"
COUNT = "limits are in characters, counted as the browser does, and named in one sentence"
SECRET = "a password is never sent back"

LEFT_OUT: dict[str, dict[str, str]] = {
    "input": {
        "with prefix with html": HTML,
        "with prefix with classes": BARE,
        "with prefix with attributes": BARE,
        "with suffix with html": HTML,
        "with suffix with classes": BARE,
        "with suffix with attributes": BARE,
        "with customised input wrapper": BARE,
    },
    "textarea": {},
    "character-count": {
        "with maxwords": COUNT,
        "with count type 'length'": COUNT,
        "with count type 'characters'": COUNT,
        "with count type 'characters' and value": COUNT,
        "with count type 'characters' and error message": COUNT,
        "with count type 'characters' and threshold": COUNT,
        "with count type 'words'": COUNT,
        "with count type 'words' and value": COUNT,
        "with count type 'words' and error message": COUNT,
        "with count type 'words' and threshold": COUNT,
        "with custom textarea description": COUNT,
        "with neither maxlength nor maxwords set": COUNT,
        "custom classes on countMessage": BARE,
        "with textarea maxlength attribute": "the attribute is left out: it cuts pasted text",
        "with translations": ENGLISH,
    },
    "select": {
        "attributes on items": ONE_BY_ONE,
        "without values": VALUE,
        "without values with selected value": VALUE,
        "with falsy values": VALUE,
        "item selected overrides value": VALUE,
    },
    "password-input": {"value": SECRET, "with translations": ENGLISH},
    "file-upload": {
        "enhanced, custom wrapper classes and attributes": BARE,
        "with value": "a browser lets nobody fill in a file",
        "translated": ENGLISH,
    },
    "radios": {
        "with legend as page heading": HTML,
        "with falsy items": "a list of options has no holes in it",
        "with hints on items": ONE_BY_ONE,
        "attributes": BARE,
        "items with attributes": ONE_BY_ONE,
        "label with classes": ONE_BY_ONE,
        "label with attributes": ONE_BY_ONE,
        "fieldset params": BARE,
        "fieldset with html": HTML,
        "item checked overrides value": VALUE,
        "with disabled": ONE_BY_ONE,
    },
    "checkboxes": {
        "with hints on items": ONE_BY_ONE,
        "with id and name": ONE_BY_ONE,
        "with disabled item": ONE_BY_ONE,
        "with falsy values": VALUE,
        "attributes": BARE,
        "items with attributes": ONE_BY_ONE,
        "with label classes": ONE_BY_ONE,
        "multiple hints": OWN_HINTS,
        "label with attributes": ONE_BY_ONE,
        "fieldset params": BARE,
        "fieldset html params": HTML,
        "with single option set 'aria-describedby' on input, and describedBy": ALONE,
        "with single option (and hint) set 'aria-describedby' on input, and describedBy": ALONE,
        "with error and idPrefix": ALONE,
        "item checked overrides values": VALUE,
    },
    "date-input": {
        "with translations": ENGLISH,
        "with values, name prefix and custom names": PARTS,
        "day and month": PARTS,
        "day and month (using items)": PARTS,
        "month and year": PARTS,
        "month and year (using items)": PARTS,
        "with errors only": WHOLE,
        "with errors only (using classes)": WHOLE,
        "with errors only (using items)": WHOLE,
        "with errors only (using items and classes)": WHOLE,
        "attributes": BARE,
        "custom pattern": PARTS,
        "custom inputmode": PARTS,
        "with nested name": PARTS,
        "with id on items": PARTS,
        "with item value": WHOLE,
        "with field value": WHOLE,
        "with field value and items": WHOLE,
        "with field value and item value": WHOLE,
        "with field value, item value and values": WHOLE,
        "with field value overriding values": WHOLE,
        "with error on single field using classes": PARTS,
        "with error on single item using classes": PARTS,
        "fieldset html": HTML,
        "items with classes": PARTS,
        "with autocomplete values": PARTS,
        "with input attributes": PARTS,
    },
}


@pytest.mark.parametrize(("component", "name"), applicable(LEFT_OUT))
def test_field_is_drawn_as_the_design_system_draws_it(component: str, name: str) -> None:
    example = examples(component)[name]

    html = drawn(component, example["options"])

    official = expected(component, example["options"], example["html"])
    assert without_revealed(normal(html)) == without_revealed(normal(official))


def test_examples_left_out_exist() -> None:
    unknown = {(c, name) for c, names in LEFT_OUT.items() for name in names if name not in examples(c)}

    assert unknown == set()
