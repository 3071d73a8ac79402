"""Who gets what from the pages of imports and series."""

from tests.access.table import Row

ROWS: list[Row] = []
