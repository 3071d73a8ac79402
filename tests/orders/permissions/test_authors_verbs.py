"""Every line that an action writes in the record of a case either writes what an application says, or does not."""

import re
from pathlib import Path

from django.db import connection

import cases

VERB = re.compile(r"[\"']([a-z_]+\.[a-z_]+)[\"']")

WRITES_THE_TEXT = {
    "alias": "added removed",
    "case": "changed created",
    "contact_detail": "added changed",
    "earlier_order": "added changed",
    "exhibit": "added changed",
    "import": "asked_for described tried_again uploaded",
    "incident": "changed logged received taken_out weighed",
    "person": "changed merged parted",
    "suspect": "changed",
    "transcript": "changed written",
    "victim": "added",
}
DOES_NOT = {
    "assessment": "recorded",
    "case": "closed handed_over reopened",
    "contact_detail": "handed_over removed",
    "contact_entry": "logged",
    "continuity_statement": "asked_for downloaded made",
    "earlier_order": "removed",
    "evidence": "verified",
    "exhibit": "downloaded not_scanned scanned withdrawn",
    "file_store": "cleared",
    "handling": "recorded",
    "import": "finished reversed sifted",
    "incident": "grouped linked moved split ungrouped withdrawn",
    "incident_link": "struck",
    "milestone": "recorded",
    "no_order_decision": "recorded",
    "questionnaire": "loaded struck",
    "rendition": "asked_for asked_for_again consulted made",
    "safety_action": "added changed done",
    "saved_search": "added changed deleted sent",
    "transcript": "copied exhibited",
    "victim": "changed removed",
    "victim_update": "recorded",
    "victim_views": "recorded",
}
WORK = {"exhibit.print_continuity", "exhibit.render", "exhibit.scan"}  # of a worker, spelled like a verb


def verbs(table: dict[str, str]) -> set[str]:
    return {f"{noun}.{verb}" for noun, said in table.items() for verb in said.split()}


def test_every_verb_of_an_action_is_in_one_of_the_tables() -> None:
    sources = (path.read_text("utf-8") for path in (Path(cases.__file__).parent / "actions").rglob("*.py"))
    entered = {verb for source in sources for verb in VERB.findall(source)} - WORK

    assert verbs(WRITES_THE_TEXT) & verbs(DOES_NOT) == set()
    assert entered == verbs(WRITES_THE_TEXT) | verbs(DOES_NOT)


def test_database_asks_for_the_lines_that_write_the_text(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'orders_has_recorded'")
        (asked,) = cursor.fetchone()

    assert set(VERB.findall(asked)) == verbs(WRITES_THE_TEXT)
