import pytest

# So that a step of the story which fails says what it found, as a test does.
pytest.register_assert_rewrite("tests.journeys.desk", "tests.journeys.story")
