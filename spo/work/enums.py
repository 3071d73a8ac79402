"""Words of the work."""

from django.db import models


class JobState(models.TextChoices):
    QUEUED = "queued", "Waiting"
    LEASED = "leased", "Running"
    DONE = "done", "Done"
    DEAD = "dead", "Stopped"
