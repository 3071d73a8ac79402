"""Who gets what from the pages of the chart and the correcting of incidents."""

from tests.access.table import Row

ROWS: list[Row] = []
