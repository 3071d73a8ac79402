import pytest

from spo.pages.wording import name_in_a_sentence


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Date of birth", "date of birth"),
        ("What happened?", "what happened"),
        ("PNC reference", "PNC reference"),
        ("McKenzie friend", "McKenzie friend"),
        ("I agree", "I agree"),
        ("Nickname (optional)", "nickname"),
        ("100% certain", "100 per cent certain"),
        ("", ""),
    ],
)
def test_label_is_named_inside_a_sentence(label: str, name: str) -> None:
    assert name_in_a_sentence(label) == name
