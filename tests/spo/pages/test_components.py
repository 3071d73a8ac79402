"""The components the Design System has no example of, or not with our inputs."""

import datetime as dt
from typing import Any

import pytest
from django import forms
from django.template.loader import render_to_string

from spo.pages.forms import GovForm
from tests.spo.pages.official import normal

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
DISABLED = "aria-disabled='true' class='govuk-button' disabled=None"
ONCE = "data-module='govuk-button' data-prevent-double-click='true' type='submit'"
REASON = "Only a supervisor can approve."


def lines(name: str, **context: Any) -> list[str]:
    return [line.strip() for line in normal(render_to_string(f"components/{name}.html", context))]


def test_action_that_is_denied_is_disabled_and_says_why() -> None:
    assert lines("action", text="Approve it", url="/approve", method="post", denied=REASON) == [
        "<div class='app-action'>",
        f"<button aria-describedby='approve-it-reason' {DISABLED} type='button'>",
        "Approve it",
        "<p class='app-action__reason govuk-body-s' id='approve-it-reason'>",
        REASON,
    ]


def test_action_that_changes_something_is_a_form_with_its_token() -> None:
    found = lines(
        "action", text="Withdraw", url="/withdraw", method="post", style="warning", submission="abc"
    )

    assert found[1:] == [
        "<form action='/withdraw' class='app-action__form' method='post'>",
        "<input name='submission' type='hidden' value='abc'>",
        f"<button class='govuk-button govuk-button--warning' {ONCE}>",
        "Withdraw",
    ]


@pytest.mark.parametrize(
    ("event", "shown"),
    [
        ({"at": NOON}, ["<time datetime='2026-11-22T12:00:00+00:00'>", "22 November 2026 at midday"]),
        ({"on": NOON.date()}, ["<time datetime='2026-11-22'>", "22 November 2026"]),
        ({"when": "About the end of May"}, ["About the end of May"]),
    ],
)
def test_timeline_is_as_exact_as_what_is_known(event: dict[str, Any], shown: list[str]) -> None:
    found = lines("timeline", events=[{"title": "Flowers"} | event])

    assert found[found.index("<p class='moj-timeline__date'>") + 1 :] == shown


def test_timeline_strikes_what_was_a_mistake_and_links_it_no_more() -> None:
    found = lines("timeline", events=[{"title": "Flowers", "url": "/1", "is_struck": True, "when": "May"}])

    assert found[4:6] == ["<s>", "Flowers"]


def test_summary_says_what_is_not_recorded() -> None:
    found = lines("summary_list", rows=[{"key": "Nickname", "value": ""}, {"key": "Sightings", "value": 0}])

    assert [found[6], found[-1]] == ["Not recorded", "0"]


def test_summary_keeps_the_lines_of_a_text() -> None:
    html = render_to_string(
        "components/summary_list.html", {"rows": [{"key": "Address", "value": "1 Road\n<Town>"}]}
    )

    assert "1 Road<br>&lt;Town&gt;" in html


def test_identity_bar_shows_who_and_how_things_stand() -> None:
    found = lines(
        "identity_bar",
        title="R v Okafor",
        reference="SPO-2026-000123",
        facts=["Former partner"],
        pills=[{"text": "In force", "colour": "green"}],
    )

    assert [line for line in found if not line.startswith("<")] == [
        "R v Okafor",
        "SPO-2026-000123",
        "In force",
        "Former partner",
    ]


def test_sub_navigation_marks_the_page_one_is_on() -> None:
    items = [{"text": "Overview", "url": "/1", "current": True}, {"text": "People", "url": "/2"}]

    assert [line for line in lines("sub_navigation", items=items) if line.startswith("<a")] == [
        "<a aria-current='page' class='moj-sub-navigation__link' href='/1'>",
        "<a class='moj-sub-navigation__link' href='/2'>",
    ]


def test_empty_list_offers_the_first_step() -> None:
    found = lines("empty", text="No incidents yet.", url="/log", link_text="Log the first")

    assert found[1:] == [
        "<p class='govuk-body'>",
        "No incidents yet.",
        "<p class='govuk-body'>",
        "<a class='govuk-link' href='/log'>",
        "Log the first",
    ]


@pytest.mark.parametrize(
    ("state", "has_bar", "offers_reload"),
    [("waiting", False, True), ("working", True, True), ("done", False, False), ("failed", False, False)],
)
def test_progress_shows_a_bar_while_it_works_and_a_reload_without_scripts(
    state: str, has_bar: bool, offers_reload: bool
) -> None:
    html = render_to_string(
        "components/progress.html", {"state": state, "text": "Bundle", "percent": 40, "url": "/p"}
    )

    assert f'data-progress-state="{state}"' in html
    assert ("<progress" in html, "<noscript>" in html) == (has_bar, offers_reload)


def test_conflict_shows_both_texts_and_escapes_them() -> None:
    html = render_to_string("components/conflict.html", {"current": {"Note": "<b>"}, "yours": {"Note": ""}})

    assert ("&lt;b&gt;" in html, "Empty" in html) == (True, True)


def test_rows_of_a_formset_can_be_added_to_without_a_script() -> None:
    class Alias(GovForm):
        submission = None
        alias = forms.CharField(max_length=20)

    formset = forms.formset_factory(Alias, extra=1)(prefix="aliases")

    html = render_to_string(
        "components/add_another.html", {"formset": formset, "title": "Alias", "add_text": "Add"}
    )

    assert html.count('name="aliases-0-alias"') == 1
    assert html.count('name="aliases-__prefix__-alias"') == 1
    assert 'type="submit"' in html[html.index("</template>") :]
    assert 'name="add_another" value="aliases"' in html
