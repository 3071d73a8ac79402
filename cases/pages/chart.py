"""The course of conduct of a case as a chart, its figures as tables, and the days marked in it."""

from dataclasses import dataclass

from cases.chart.drawing import Drawing, draw
from cases.chart.figures import Chart, Event
from cases.chart.leaves import leaves_in, linked_leaves
from cases.chart.table import Period, periods
from cases.chart.tally import tally
from cases.hooks import Marker
from cases.models import Case, IncidentLink
from cases.pages.markers import markers_of
from cases.permissions.incidents import links_to, visible_incidents, visible_lines


@dataclass(frozen=True)
class ConductChart:
    """Empty of a chart while nothing was logged; the marked days are there all the same."""

    markers: list[Marker]
    links: list[IncidentLink]
    chart: Chart | None = None
    drawing: Drawing | None = None

    @property
    def periods(self) -> list[Period]:
        return periods(self.chart) if self.chart else []

    @property
    def has_spans(self) -> bool:
        return any(row["spans"] for row in self.chart["rows"]) if self.chart else False


def conduct_chart(case: Case) -> ConductChart:
    markers = sorted(markers_of(case), key=lambda marker: marker.on)
    links = list(links_to(case))
    leaves = leaves_in(visible_incidents(case))
    if links:
        leaves += linked_leaves(visible_lines(case).exclude(case=case))
    chart = tally(leaves, [Event(marker.on, marker.sign) for marker in markers])
    if chart is None:
        return ConductChart(markers, links)
    return ConductChart(markers, links, chart, draw(chart, f"Course of conduct in {case.reference}"))
