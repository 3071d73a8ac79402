"""The figures of a chart as a table, for whoever cannot see the picture or wants to check it."""

from dataclasses import dataclass

from cases.chart.figures import Chart


@dataclass(frozen=True)
class Period:
    """A line of the table: one column of the chart, with a cell for each of its rows and lanes."""

    label: str
    amounts: list[int]
    total: int


def periods(chart: Chart) -> list[Period]:
    rows = [*chart["rows"], *chart["lanes"]]
    return [
        Period(column["label"], [row["amounts"][number] for row in rows], chart["totals"][number])
        for number, column in enumerate(chart["columns"])
    ]
