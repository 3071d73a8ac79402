"""How a person is shown."""

from spo.accounts.models import User


def summary(person: User) -> list[dict[str, str]]:
    """Rows of a summary list, without what this person does not have."""
    return [{"key": label, "value": text} for label, text in person.facts.items() if text != "None"]
