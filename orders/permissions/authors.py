"""Who wrote what an application says: its sections, and what its text takes over from the record."""

from django.db.models import BooleanField, F, Func, Value

from orders.models import Application, SubmittedVersion
from spo.accounts.models import User


class HasRecorded(Func):
    """Whether a user recorded a fact that the text of an application takes over, in its case or in another.

    The rule is one function of the database, so that its trigger asks what is asked here: see migration 0014.
    """

    function = "orders_has_recorded"
    output_field = BooleanField()


def has_written(user: User, application: Application) -> bool:
    """The author, whoever edited or submitted any version, and whoever recorded a fact that the text takes.

    The database refuses the same, by triggers of the migrations.
    """
    return (
        application.author_id == user.pk
        or application.edits.filter(edited_by=user).exists()
        or SubmittedVersion.objects.filter(application=application, submitted_by=user).exists()
        or Application.objects.filter(HasRecorded(Value(user.pk), F("pk")), pk=application.pk).exists()
    )
