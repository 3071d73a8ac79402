import pytest

from spo.pages.keys import key_from


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("12", 12),
        ("", None),
        ("-1", None),
        ("1.5", None),
        ("x", None),
        ("²", None),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, None),
    ],
)
def test_key_from_an_address(typed: str, key: int | None) -> None:
    assert key_from(typed) == key
