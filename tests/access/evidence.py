"""Who gets what from the pages of evidence: continuity, many files, renditions."""

from tests.access.table import Row

ROWS: list[Row] = []
