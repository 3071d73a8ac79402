"""How far an import has come, in a sentence."""

import pytest
from django.utils import timezone

from cases.models import ImportBatch
from cases.pages.imports import progress_of
from spo.work.showing import Progress


@pytest.mark.parametrize(
    ("count", "sentence"), [(1, "1 row was imported."), (1200, "1,200 rows were imported.")]
)
def test_import_that_is_over_says_how_many_rows_it_brought(count: int, sentence: str) -> None:
    batch = ImportBatch(imported_at=timezone.now(), imported_count=count)

    assert progress_of(batch) == Progress("done", sentence)
