"""The task list of a draft: each section with its state, and what a supervisor said about it."""

from dataclasses import dataclass

from django.urls import reverse

from orders.enums import Section
from orders.models import Application, Comment
from orders.policies.completeness import Missing, waiting_for

COMPLETED, INCOMPLETE, WAITING = "Completed", "Incomplete", "Cannot start yet"

PAGES = {
    Section.RESPONDENT: "check_respondent",
    Section.PROTECTED: "change_protected",
    Section.INCIDENTS: "change_incidents",
    Section.RISK: "change_risk",
    Section.NECESSITY: "change_necessity",
    Section.TERMS: "list_terms",
    Section.DURATION: "change_duration",
    Section.INTERIM: "change_interim",
    Section.VICTIM_VIEWS: "change_victim_views",
    Section.PROCEEDINGS: "change_proceedings",
    Section.EXHIBITS: "change_exhibits",
}


@dataclass(frozen=True)
class Task:
    text: str
    url: str
    hint: str
    status: str
    colour: str = ""


def section_url(application: Application, section: Section) -> str:
    return reverse(PAGES[section], args=[application.pk])


def tasks(application: Application, lacking: list[Missing]) -> list[Task]:
    """The sections in order. One that waits for something in the case is no link and says what for."""
    waiting, said = waiting_for(application), comments_on_last(application)
    unfinished = {section for _, section in lacking}
    return [
        Task(section.label, "", waiting[section], WAITING)
        if section in waiting
        else _task(application, section, section in unfinished, said.get(section, []))
        for section in Section
    ]


def comments_on_last(application: Application) -> dict[Section, list[Comment]]:
    """What was said about the version that came back, by section."""
    found: dict[Section, list[Comment]] = {}
    if last := application.versions.first():
        for comment in last.comments.select_related("written_by"):
            found.setdefault(Section(comment.section), []).append(comment)
    return found


def _task(application: Application, section: Section, is_unfinished: bool, said: list[Comment]) -> Task:
    hint = " ".join(f"{comment.written_by.title}: “{comment.text}”" for comment in said)
    status, colour = (INCOMPLETE, "blue") if is_unfinished else (COMPLETED, "")
    return Task(section.label, section_url(application, section), hint, status, colour)
