"""What two people who changed the same thing are shown."""

from cases.changes import differing


def test_differing_leaves_out_what_both_say() -> None:
    theirs, mine = {"Court": "One", "Terms": "No contact"}, {"Court": "Two", "Terms": "No contact"}

    assert differing(theirs, mine) == ({"Court": "One"}, {"Court": "Two"})


def test_differing_shows_everything_when_nothing_differs() -> None:
    same = {"Court": "One"}

    assert differing(same, dict(same)) == (same, same)
