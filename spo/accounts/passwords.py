"""Passwords that somebody who knows what this site is would try first."""

from django.core.exceptions import ValidationError

from spo.accounts.models import Unit, User

WORDS = (
    "stalking",
    "stalker",
    "protection order",
    "protectionorder",
    "password",
    "passw0rd",
    "police",
    "court",
)


class NoContextWordsValidator:
    """ASVS 6.2.11: no word of this site's subject, nor the name of a force it serves."""

    def validate(self, password: str, user: User | None = None) -> None:
        plain = password.casefold()
        if any(word in plain for word in (*WORDS, *self.force_names())):
            raise ValidationError(self.get_help_text(), code="password_context_word")

    def force_names(self) -> set[str]:
        """The first word of each force's name, such as northmoor; the rest is police or constabulary."""
        forces = Unit.objects.values_list("force", flat=True).distinct()
        return {force.split()[0].casefold() for force in forces if len(force.split()[0]) > 3}

    def get_help_text(self) -> str:
        return (
            "Password must not include words such as stalking, police or password, or the name of your force."
        )
