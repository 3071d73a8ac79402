"""A session that tells every trigger to look away that can be told."""

import pytest
from django.db import connection


@pytest.fixture
def no_triggers(db: None) -> None:
    """Every trigger that can be switched off is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pgtrigger.ignore', array_agg(tgname)::text, true)"
            " FROM pg_trigger WHERE tgname LIKE 'pgtrigger%%'"
        )
