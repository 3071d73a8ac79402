"""Who gets what from the pages of risk, safety and what the victim is told."""

from tests.access.table import Row

ROWS: list[Row] = []
