"""Words about what happened."""

from django.db import models


class WhenKind(models.TextChoices):
    """How well the time of an incident is known."""

    EXACT = "exact", "On an exact day"
    ABOUT = "about", "On or about a day"
    BETWEEN = "between", "Between two moments"


class Act(models.TextChoices):
    """Acts associated with stalking: Protection from Harassment Act 1997 s.2A(3)(a) to (g), then the acts
    that forces count beside them."""

    FOLLOWING = "following", "Following"
    CONTACTING = "contacting", "Contacting, or trying to contact, by any means"
    PUBLISHING = "publishing", "Publishing about the victim, or as if from the victim"
    MONITORING = "monitoring", "Monitoring internet, email or other electronic use"
    LOITERING = "loitering", "Loitering in any place"
    INTERFERING = "interfering", "Interfering with property"
    WATCHING = "watching", "Watching or spying"
    ONLINE_SEARCH = "online-search", "Searching for the victim online"
    ORDERING = "ordering", "Ordering goods or services"
    THREATS = "threats", "Threats"
    VIOLENCE = "violence", "Violence"
    DAMAGE = "damage", "Damage"
    BREACH = "breach", "Breach of an order"

    @property
    def short(self) -> str:
        """The label where there is little room: a row of the chart, the head of a column."""
        return SHORT.get(self, str(self.label))

    @property
    def gravity(self) -> "Gravity":
        return GRAVITY[self]

    @property
    def statute(self) -> str:
        """The paragraph of s.2A(3) this act falls under, or nothing for the acts counted beside it."""
        letter = dict(zip(list(Act)[:7], "abcdefg", strict=True)).get(self)
        return f"s.2A(3)({letter})" if letter else ""


class Gravity(models.IntegerChoices):
    """How near an act comes to harm. It orders the rows of the chart, and measures nobody's risk."""

    DISTANT = 1, "From a distance"
    NEAR = 2, "Near the victim or their property"
    HARM = 3, "Threats, violence, damage, breach"


SHORT = {
    Act.CONTACTING: "Contacting",
    Act.PUBLISHING: "Publishing",
    Act.MONITORING: "Monitoring online use",
    Act.LOITERING: "Loitering",
    Act.ONLINE_SEARCH: "Searching online",
    Act.ORDERING: "Ordering goods",
}
GRAVITY = {
    Act.FOLLOWING: Gravity.NEAR,
    Act.CONTACTING: Gravity.DISTANT,
    Act.PUBLISHING: Gravity.DISTANT,
    Act.MONITORING: Gravity.DISTANT,
    Act.LOITERING: Gravity.NEAR,
    Act.INTERFERING: Gravity.NEAR,
    Act.WATCHING: Gravity.NEAR,
    Act.ONLINE_SEARCH: Gravity.DISTANT,
    Act.ORDERING: Gravity.DISTANT,
    Act.THREATS: Gravity.HARM,
    Act.VIOLENCE: Gravity.HARM,
    Act.DAMAGE: Gravity.HARM,
    Act.BREACH: Gravity.HARM,
}


class HowKnown(models.TextChoices):
    VICTIM = "victim", "The victim told us"
    WITNESS = "witness", "A witness told us"
    OFFICER = "officer", "Seen by an officer"
    RECORDING = "recording", "CCTV, camera or recording"
    DEVICE = "device", "Found on a device or account"
    SUSPECT = "suspect", "The suspect said so"
    OTHER = "other", "Another source"


class Limb(models.TextChoices):
    """What the court must be satisfied of: SPA 2019 s.2(1)(a) to (c)."""

    ACTS = "acts", "Acts associated with stalking"
    RISK = "risk", "A risk associated with stalking"
    NECESSITY = "necessity", "That the order is necessary to protect somebody from that risk"


class CorrectionKind(models.TextChoices):
    """How one incident came out of another, which stays, struck through."""

    MOVED = "moved", "Moved to the right case"
    SPLIT = "split", "Split"
