"""Saving a row whose name must be its own. The database decides, so that two people at once cannot both win."""

from django.db import IntegrityError, models, transaction

from spo.accounts.exceptions import Taken

SENTENCES = {
    "user_email_once": ("email", "Email address belongs to another account"),
    "unit_once_in_force": ("name", "This force already has a unit with this name"),
    "court_once": ("name", "There is already a court with this name"),
}


def save_unique(row: models.Model) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        constraint = error.__cause__.diag.constraint_name
        if constraint not in SENTENCES:
            raise
        field, sentence = SENTENCES[constraint]
        raise Taken(sentence, field) from error
