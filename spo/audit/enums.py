"""Words of the record."""

from django.db import models


class Operation(models.TextChoices):
    """The six operations of Data Protection Act 2018 s.62, and three of our own."""

    COLLECTION = "collection", "Collection"
    ALTERATION = "alteration", "Alteration"
    CONSULTATION = "consultation", "Consultation"
    DISCLOSURE = "disclosure", "Disclosure"
    COMBINATION = "combination", "Combination"
    ERASURE = "erasure", "Erasure"
    SIGN_IN = "sign-in", "Sign-in"
    REFUSAL = "refusal", "Refusal"
    ADMINISTRATION = "administration", "Administration"
