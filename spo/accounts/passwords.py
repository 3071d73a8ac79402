"""What makes a password good enough, in our words."""

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from spo.accounts.models import Unit, User

WORDS = (
    "stalking",
    "stalker",
    "protectionorder",
    "protection order",
    "password",
    "passw0rd",
    "police",
    "court",
)


class LengthValidator(password_validation.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return f"Password must be {self.min_length} characters or more"


class CommonValidator(password_validation.CommonPasswordValidator):
    def get_error_message(self) -> str:
        return "Password must not be one that many people use"


class NoContextWordsValidator:
    """ASVS 6.2.11: no word of this site's subject, no name of a force it serves, nothing of the person's own."""

    def validate(self, password: str, user: User | None = None) -> None:
        plain = password.casefold()
        if any(word in plain for word in (*WORDS, *self.force_names())):
            raise ValidationError(
                "Password must not include words such as stalking, police or password, or the name of a force",
                code="password_context_word",
            )
        if user and any(part in plain for part in self.parts_of(user)):
            raise ValidationError(
                "Password must not include your name, email address or collar number",
                code="password_too_similar",
            )

    def force_names(self) -> set[str]:
        """The first word of each force's name, such as northmoor; the rest is police or constabulary."""
        forces = Unit.objects.values_list("force", flat=True).distinct()
        return {word for force in forces if len(word := force.split()[0].casefold()) > 3}

    def parts_of(self, user: User) -> set[str]:
        parts = [*user.name.split(), user.email.partition("@")[0], user.collar_number]
        return {part.casefold() for part in parts if len(part) > 3}

    def get_help_text(self) -> str:
        return "It must not include words such as stalking or police, or your own name."
