"""Where people work: police units and magistrates' courts."""

from django.db import models
from django.db.models.functions import Lower


class Unit(models.Model):
    """A team of one police force that owns cases."""

    name = models.CharField(max_length=120)
    force = models.CharField(max_length=120)
    chief_officer = models.CharField(
        max_length=200, help_text="who applies, such as the Chief Constable of Northmoor Police"
    )

    class Meta:
        ordering = ["force", "name"]
        constraints = [models.UniqueConstraint(Lower("force"), Lower("name"), name="unit_once_in_force")]

    def __str__(self) -> str:
        return f"{self.name}, {self.force}"


class Court(models.Model):
    """A magistrates' court that applications are filed with."""

    name = models.CharField(max_length=120)
    address = models.TextField(max_length=500, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="court_once")]

    def __str__(self) -> str:
        return self.name
