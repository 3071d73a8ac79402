"""The chart of the incidents that the application relies on: its figures, and the same figures in words."""

from django.db.models import QuerySet

from cases.chart.figures import Chart, Row
from cases.chart.leaves import leaves_of
from cases.chart.tally import tally
from cases.models import Incident

Rows = dict[str, str]


def chart_of(relied_on: QuerySet[Incident]) -> Chart | None:
    """Of nothing else in the case, and without the days of court: the text would change with each of them."""
    return tally(leaves_of(relied_on))


def chart_rows(chart: Chart) -> Rows:
    """Every figure that is drawn, under the label of its row."""
    labels = [column["label"] for column in chart["columns"]]
    rows = {"In words": "\n".join(chart["sentences"])}
    rows |= {f"{row['label']}, by {chart['unit']}": _row(row, labels) for row in chart["rows"]}
    rows[f"In all, by {chart['unit']}"] = _amounts(chart["totals"], labels, chart["times"])
    quiet = [f"{labels[gap['first']]} to {labels[gap['last']]}: {gap['days']} days" for gap in chart["quiet"]]
    return rows | ({"Quiet": "\n".join(quiet)} if quiet else {})


def _row(row: Row, labels: list[str]) -> str:
    lines = [
        f"First on {row['begins']}, last on {row['ends']}",
        _amounts(row["amounts"], labels, row["times"]),
    ]
    lines += [
        f"{labels[span['first']]} to {labels[span['last']]}, at moments not known: {span['times']:,}"
        for span in row["spans"]
    ]
    return "\n".join(lines)


def _amounts(amounts: list[int], labels: list[str], times: int) -> str:
    told = [f"{label}: {amount:,}" for label, amount in zip(labels, amounts, strict=True) if amount]
    return "\n".join([*told, f"Altogether: {times:,}"])
