"""How high the risk is, as it was last judged."""

from typing import Any

from django.db.models import Case as Choose
from django.db.models import F, IntegerField, OuterRef, QuerySet, Subquery, Value, When

from cases.enums import RiskLevel
from cases.models import Assessment, Case, Victim

COLOURS = {RiskLevel.STANDARD: "blue", RiskLevel.MEDIUM: "orange", RiskLevel.HIGH: "red"}


def standing_assessments() -> QuerySet[Assessment]:
    """Those that count, the latest first."""
    return Assessment.objects.filter(struck_at__isnull=True).order_by("-assessed_on", "-id")


def latest_assessment(victim: Victim) -> Assessment | None:
    return standing_assessments().filter(victim=victim).select_related("questionnaire", "assessed_by").first()


def latest_assessments(case: Case) -> dict[int, Assessment]:
    """Of each victim of a case who was assessed."""
    rows = standing_assessments().filter(case=case).order_by("victim_id", "-assessed_on", "-id")
    return {row.victim_id: row for row in rows.distinct("victim_id")}


def current_level() -> Subquery:
    """Of a case, the highest level among its victims by the latest assessment of each; null while none is there.

    For `annotate(current_level=current_level())`.
    """
    latest = standing_assessments().filter(victim=OuterRef("pk")).values("level")[:1]
    steps = [When(level=level, then=Value(rank)) for rank, level in enumerate(RiskLevel.values)]
    ranked = Victim.objects.standing().filter(case=OuterRef("pk")).annotate(level=Subquery(latest))
    ordered = ranked.annotate(rank=Choose(*steps, output_field=IntegerField()))
    return Subquery(ordered.order_by(F("rank").desc(nulls_last=True), "pk").values("level")[:1])


def level_pill(level: str | None) -> dict[str, str]:
    """In words; the colour only repeats them."""
    if not level:
        return {"text": "Risk not assessed", "colour": "grey"}
    return {"text": f"{RiskLevel(level).label} risk", "colour": COLOURS[RiskLevel(level)]}


def pill_of(case: Any) -> dict[str, str]:
    """Of a case that was read with `current_level`."""
    return level_pill(case.current_level)
