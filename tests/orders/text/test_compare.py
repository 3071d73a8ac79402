import copy
from typing import Any

import pytest

from orders.enums import Section
from orders.models import Application
from orders.text.build import Text, build_text
from orders.text.compare import Difference, Run, differences
from orders.text.outline import outline
from spo.accounts.models import User
from tests.factories.orders import start


@pytest.fixture
def text(officer: User) -> Text:
    application = start(officer)
    return build_text(Application.objects.get(pk=application.pk))


def changed(text: Text, **parts: Any) -> Text:
    return copy.deepcopy(text) | parts


def test_same_text_has_no_differences(text: Text) -> None:
    assert differences(text, copy.deepcopy(text)) == []


def test_words_added_and_removed_are_told_apart(text: Text) -> None:
    after = changed(text, risk="He follows her to work and the acts grow worse.")

    assert differences(text, after) == [
        Difference(
            Section.RISK,
            "",
            "Risk associated with stalking",
            [
                Run("same", "He follows her "),
                Run("removed", "home"),
                Run("added", "to work"),
                Run("same", " and the acts grow worse."),
            ],
        )
    ]


def test_words_changed_side_by_side_are_told_as_one_change(text: Text) -> None:
    after = changed(text, risk="He follows her home and these attacks grow worse.")

    (found,) = differences(text, after)

    assert found.runs == [
        Run("same", "He follows her home and "),
        Run("removed", "the acts"),
        Run("added", "these attacks"),
        Run("same", " grow worse."),
    ]


def test_text_of_which_little_stays_is_shown_whole_before_and_after(text: Text) -> None:
    after = changed(text, risk="Since May he waits at the school and the threats name her children.")

    (found,) = differences(text, after)

    assert found.runs == [Run("removed", text["risk"]), Run("added", after["risk"])]


def test_text_that_only_grew_is_not_struck_through(text: Text) -> None:
    after = changed(text, risk=f"{text['risk']} Since May he has waited for her at the school as well.")

    (found,) = differences(text, after)

    assert [run.kind for run in found.runs] == ["same", "added"]


def test_new_term_is_added_whole(text: Text) -> None:
    term = copy.deepcopy(text["terms"][0]) | {"id": 999, "position": 2, "text": "Not to follow."}
    after = changed(text, terms=[*text["terms"], term])

    found = differences(text, after)

    assert [(each.title, each.label) for each in found] == [
        ("Prohibition 2", label)
        for label in (
            "Number",
            "Wording",
            "Why it is necessary",
            "Shown by",
            "Work, education and religion",
        )
    ]
    assert found[1].runs == [Run("added", "Not to follow.")]


def test_removed_incident_is_removed_whole(text: Text) -> None:
    after = changed(text, incidents=text["incidents"][1:])

    found = differences(text, after)

    assert {(each.section, each.title) for each in found} == {(Section.INCIDENTS, "Incident 1")}
    assert {run.kind for each in found for run in each.runs} == {"removed"}


def test_moved_term_changes_only_its_number(text: Text) -> None:
    first = text["terms"][0]
    second = first | {"id": 999, "position": 2, "text": "Not to follow."}
    before = changed(text, terms=[first, second])
    after = changed(text, terms=[second | {"position": 1}, first | {"position": 2}])

    found = differences(before, after)

    assert [(each.title, each.label, each.runs[-2:]) for each in found] == [
        ("Prohibition 1", "Number", [Run("removed", "2"), Run("added", "1")]),
        ("Prohibition 2", "Number", [Run("removed", "1"), Run("added", "2")]),
    ]


def test_line_breaks_are_kept(text: Text) -> None:
    after = changed(text, victim_views="She supports the application.\nShe wants it to last.")

    (found,) = differences(text, after)

    assert "".join(run.words for run in found.runs if run.kind != "removed") == after["victim_views"]


def test_every_fact_of_the_text_stands_in_the_outline(text: Text) -> None:
    """What can change the hash can be seen to have changed."""
    seen = " ".join(
        word
        for parts in outline(text).values()
        for part in parts
        for word in [part.title, *part.rows, *part.rows.values()]
    )

    unseen = {word for word in words_of({**text, "format": "", "reference": ""}) if word not in seen}

    assert unseen == {"prohibition"}


def words_of(value: object) -> set[str]:
    if isinstance(value, dict):
        return set().union(*(words_of(item) for key, item in value.items() if key != "id"))
    if isinstance(value, list):
        return set().union(*map(words_of, value))
    return {value} if isinstance(value, str) and value else set()
