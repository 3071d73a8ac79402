"""A series after something happened to its parts: it says what is left, or goes with the last of them."""

from django.db import transaction

from cases import hooks
from cases.changes import enter_in_second_cases, withdraw_rows
from cases.models import Incident
from cases.record import enter
from cases.series import retell
from spo.accounts.models import User


@transaction.atomic
def retell_series(*, by: User, series: Incident, reason: str = "") -> None:
    """After a part was changed, withdrawn or taken out. A series that lost its last part is withdrawn for `reason`."""
    locked = Incident.objects.select_for_update(of=("self",)).select_related("case").get(pk=series.pk)
    if locked.is_withdrawn:
        return
    version = locked.version
    if not retell(locked):
        withdraw_rows(by, Incident.objects.filter(pk=locked.pk), reason or "Nothing is left in it.")
        enter(by, "incident.withdrawn", locked.case, locked.subject)
        enter_in_second_cases(by, [locked])
        hooks.incident_withdrawn(by, Incident.objects.get(pk=locked.pk))
    elif locked.version != version:
        enter(by, "incident.changed", locked.case, locked.subject, fields=["parts"])
        hooks.incident_changed(by, locked)
