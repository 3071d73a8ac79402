"""Who gets what from the pages of people and their merging."""

from tests.access.table import Row

ROWS: list[Row] = []
