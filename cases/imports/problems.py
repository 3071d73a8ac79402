"""The rows that could not be imported, as a table to take away."""

import csv
from collections.abc import Iterable
from io import StringIO

from cases.models import ImportProblem

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")
MARK = "\ufeff"  # by which a spreadsheet knows UTF-8


def problems_csv(problems: Iterable[ImportProblem]) -> str:
    """No cell of a file somebody sent is ever taken for a formula."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(["Row", "Column", "Problem"])
    for problem in problems:
        writer.writerow([problem.row, harmless(problem.column), harmless(problem.sentence)])
    return MARK + out.getvalue()


def harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
