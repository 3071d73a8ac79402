"""Who gets what from the pages of searching."""

from tests.access.table import Row

ROWS: list[Row] = []
