"""Error texts as GOV.UK writes them: they say what to do and name the field."""

from django import forms

from spo.pages.fields import DateField, TimeField

NULL_CHARACTER = "{Name} must not include hidden characters. Delete it and type it again"
HIDDEN_CHARACTER = (
    "{Name} must not include hidden characters. "
    "There is one %(place)s. Delete the words around it and type them again"
)
UNREADABLE_CHARACTER = (
    "{Name} includes a character that could not be read, %(place)s. Delete it and type it again"
)
NUMBER = {
    "required": "Enter {name}",
    "invalid": "{Name} must be a number",
    "max_value": "{Name} must be %(limit_value)s or less",
    "min_value": "{Name} must be %(limit_value)s or more",
}
TEXT = {
    "required": "Enter {name}",
    "max_length": "{Name} must be %(limit_value)d characters or fewer",
    "min_length": "{Name} must be %(limit_value)d characters or more",
    "null_characters_not_allowed": NULL_CHARACTER,
    "hidden_character": HIDDEN_CHARACTER,
    "unreadable_character": UNREADABLE_CHARACTER,
}
CHOICE = {
    "required": "Select {name}",
    "invalid_choice": "Select {name} from the list",
    "invalid_list": "Select {name} from the list",
}

DATE = {
    "required": "Enter {name}",
    "incomplete": "{Name} must include a {missing}",
    "invalid": "{Name} must be a real date",
    "time": "{Name} must include a real time, like 2:05pm or 14:05",
}
TIME = {"required": "Enter {name}", "invalid": "{Name} must be a real time, like 2:05pm or 14:05"}

# The first class a field is an instance of gives its texts.
TEXTS: list[tuple[type[forms.Field], dict[str, str]]] = [
    (DateField, DATE),
    (TimeField, TIME),
    (
        forms.FileField,
        {
            "required": "Select {name}",
            "invalid": "{Name} could not be uploaded. Select it again",
            "missing": "{Name} could not be uploaded. Select it again",
            "empty": "The selected file is empty",
            "max_length": "The name of the selected file must be %(max)d characters or fewer",
        },
    ),
    (forms.ChoiceField, CHOICE),
    (forms.BooleanField, {"required": "Select {name}"}),
    (forms.DecimalField, NUMBER),
    (forms.IntegerField, NUMBER | {"invalid": "{Name} must be a whole number"}),
    (
        forms.EmailField,
        TEXT | {"invalid": "{Name} must be an email address in the correct format, like name@example.com"},
    ),
    (forms.CharField, TEXT | {"invalid": "{Name} must be in the correct format"}),
]


def name_in_a_sentence(label: str) -> str:
    """'Date of birth' becomes 'date of birth'; 'PNC reference' and "O'Neill's" keep their capitals."""
    name = str(label).replace("(optional)", "").replace("%", " per cent").strip().rstrip("?:.")
    first = name.split(" ", 1)[0]
    keeps_capital = first == "I" or first[1:] != first[1:].lower()
    return name if keeps_capital else name[:1].lower() + name[1:]


def word_errors(field: forms.Field, name: str) -> None:
    """Give a field the house texts, except for those its author wrote."""
    texts = next((texts for kind, texts in TEXTS if isinstance(field, kind)), {"required": "Enter {name}"})
    usual: dict[str, str] = {}
    for parent in reversed(type(field).__mro__):
        usual.update(getattr(parent, "default_error_messages", {}))
    for code, text in texts.items():
        if field.error_messages.get(code) == usual.get(code):
            sentence = text.replace("{Name}", name[:1].upper() + name[1:])
            field.error_messages[code] = sentence.replace("{name}", name)
