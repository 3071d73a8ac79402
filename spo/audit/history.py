"""What a row said before, kept beside it."""

from collections.abc import Callable
from typing import Any

import pghistory
import pgtrigger
from django.db import models

from spo.audit.triggers import append_only, unchangeable


def track(*events: Any, is_for_good: bool = False, **options: Any) -> Callable[[type[models.Model]], Any]:
    """Each change is kept, and what is kept is never changed.

    It is disposed of with its row; that of a row which is never deleted is kept for good.
    """
    triggers: list[pgtrigger.Trigger] = append_only() if is_for_good else unchangeable()
    return pghistory.track(*events, meta={"triggers": triggers}, **options)
