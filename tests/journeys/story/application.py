"""The officer writes the application section by section, and submits it when nothing is missing."""

from cases.models import Case
from orders.enums import Status
from orders.models import Application
from tests.journeys.desk import Desk

NECESSITY = "Warnings did not stop him."


def start_it(officer: Desk, case: Case) -> Application:
    officer.send("start_application", case.reference)
    return Application.objects.get(case=case)


def be_refused_while_incomplete(officer: Desk, draft: Application) -> None:
    """What is missing is named, a line each."""
    status, _ = officer.be_told("submit_application", draft.pk, is_declared="on")
    page = officer.read("submit_application", draft.pk)

    draft.refresh_from_db()
    assert (status, draft.status) == (422, Status.DRAFT)
    asked = ["Describe the risk associated with stalking", "Add at least one prohibition or requirement"]
    assert [words in page for words in asked] == [True, True]


def write_the_sections(officer: Desk, draft: Application) -> None:
    """Every section but those of the terms and of the interim order, which rest on them."""
    case, key = draft.case, draft.pk
    exhibits = list(case.exhibits.values_list("pk", flat=True))
    officer.send("check_respondent", key, is_respondent_checked="on")
    officer.send("change_protected", key, victims=[case.victims.get().pk])
    officer.send("change_incidents", key, incidents=list(case.incidents.values_list("pk", flat=True)))
    officer.send("change_risk", key, risk="He follows her home, and it grows worse.")
    officer.send("change_necessity", key, necessity=NECESSITY)
    officer.send("change_duration", key, kind="fixed", years=3)
    officer.send("change_victim_views", key, victim_views="She wants it.")
    answers = {"proceedings": "He is on bail.", "cps_consulted": "yes", "other_force_consulted": "not-needed"}
    officer.send("change_proceedings", key, **answers)
    confirmed = {f"confirmed_{exhibit}": "on" for exhibit in exhibits}
    officer.send("change_exhibits", key, exhibits=exhibits, **confirmed)


def write_the_terms(officer: Desk, draft: Application) -> None:
    """One, which the interim order holds too."""
    officer.send(
        "add_term",
        draft.pk,
        "own",
        kind="prohibition",
        text="Not to contact Vera Canary by any means.",
        necessity="Every act was a way to reach her.",
        incidents=[draft.incidents.first().pk],
        work_education_religion="It touches none of them.",
    )
    terms = [draft.terms.get().pk]
    officer.send("change_interim", draft.pk, is_asked="yes", reason="He is near.", weeks=8, terms=terms)


def submit(officer: Desk, draft: Application) -> int:
    """The number of the version."""
    officer.send("submit_application", draft.pk, is_declared="on")
    return draft.versions.first().number
