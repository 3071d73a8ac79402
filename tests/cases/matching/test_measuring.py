"""How well somebody recorded twice is found again, on a few; `measure_matching` asks the same of many."""

import pytest

from cases.matching.measuring import measure


@pytest.mark.usefixtures("rows")
def test_second_records_are_found_among_the_first_five() -> None:
    figures = measure(people=500, duplicates=100)

    assert (figures["people"], figures["duplicates"]) == (500, 100)
    assert (figures["recall_at_5"], figures["precision_at_5"]) == (1.0, 0.9901)
