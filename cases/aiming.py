"""Against whom incidents are, as rows."""

from collections.abc import Collection, Iterable

from cases.models import Incident, IncidentVictim


def aim(incidents: Iterable[Incident], victims: Collection[int]) -> None:
    """`victims` are keys. The caller has asked whether they are of the case."""
    IncidentVictim.objects.bulk_create(
        IncidentVictim(incident=incident, victim_id=victim) for incident in incidents for victim in victims
    )
