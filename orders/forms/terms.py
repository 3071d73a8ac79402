"""One prohibition or requirement."""

from collections.abc import Iterable
from typing import Any

from orders.actions.terms import Wording
from orders.enums import TermKind
from orders.forms.sections import offer_incidents
from orders.library import LibraryTerm
from orders.models import Application, Term
from spo.pages.fields import CheckboxesField, LongTextField, RadioField
from spo.pages.forms import GovForm
from spo.pages.layout import Field, Inset

NO_INCIDENTS = (
    "The application relies on no incident yet. Choose some, then come back to say which show that."
)


class TermForm(GovForm):
    """Only the wording is needed to save; what else is missing is named on the list and holds up submission."""

    mark_optional = False
    names = {
        "kind": "whether it is a prohibition or a requirement",
        "text": "the wording",
        "is_in_interim": "whether it belongs in the interim order",
    }

    kind = RadioField(label="Is it a prohibition or a requirement?", choices=TermKind)
    text = LongTextField(label="Wording", max_length=4000, rows=5)
    necessity = LongTextField(
        label="Why is this term necessary?",
        help_text="Each term must be necessary by itself to protect another person from a risk associated with stalking.",
        max_length=4000,
        required=False,
    )
    incidents = CheckboxesField(label="Which incidents show that?", required=False)
    work_education_religion = LongTextField(
        label="How does it fit the respondent’s work, education and religion?",
        max_length=4000,
        rows=3,
        required=False,
    )
    is_in_interim = RadioField(
        label="Should an interim order hold it too?",
        choices=[("yes", "Yes"), ("no", "No")],
        initial="yes",
    )

    def __init__(
        self, application: Application, data: Any = None, *, start: LibraryTerm | None = None
    ) -> None:
        self.start = start
        super().__init__(data, initial=self.answers())
        if start:
            del self.fields["kind"]
        incidents = list(application.incidents.filter(withdrawn_at=None))
        offer_incidents(self.fields["incidents"], incidents)
        if not incidents:
            del self.fields["incidents"]
        self.fields["work_education_religion"].help_text = _what_is_known(application)

    def answers(self) -> dict[str, Any]:
        return {"text": self.start.text} if self.start else {}

    def layout(self) -> Iterable[Any]:
        if self.start:
            yield Inset(self.start.guidance)
        else:
            yield "kind"
        if self.start and "[" in self.start.text:
            yield Inset("Fill each gap in [square brackets].")
        yield from ("text", "necessity")
        yield Field("incidents", small=True) if "incidents" in self.fields else Inset(NO_INCIDENTS)
        yield from ("work_education_religion", "is_in_interim")

    def facts(self) -> dict[str, Any]:
        return {"wording": self.wording(), "library_code": self.start.code if self.start else ""}

    def wording(self) -> Wording:
        given = self.cleaned_data
        return Wording(
            kind=self.start.kind if self.start else TermKind(given["kind"]),
            text=given["text"],
            necessity=given["necessity"],
            incidents=given.get("incidents", []),
            work_education_religion=given["work_education_religion"],
            is_in_interim=given["is_in_interim"] == "yes",
        )


class ChangeTermForm(TermForm):
    versioned = True

    def __init__(self, term: Term, data: Any = None) -> None:
        self.term = term
        super().__init__(term.application, data)

    def answers(self) -> dict[str, Any]:
        names = ("version", "kind", "text", "necessity", "work_education_religion")
        return {name: getattr(self.term, name) for name in names} | {
            "incidents": list(self.term.incidents.values_list("pk", flat=True)),
            "is_in_interim": "yes" if self.term.is_in_interim else "no",
        }

    def facts(self) -> dict[str, Any]:
        return {"version": self.cleaned_data["version"], "wording": self.wording()}


class MoveTermForm(GovForm):
    """The buttons of the list name the direction."""

    submit_text = "Move the term"
    may_repeat = True
    names = {"to": "up or down"}

    to = RadioField(label="Where to?", choices=[("up", "Up"), ("down", "Down")])

    def facts(self) -> dict[str, Any]:
        return {"up": self.cleaned_data["to"] == "up"}


def _what_is_known(application: Application) -> str:
    """SPA 2019 s.2(3): what the case says about work, study and worship, to be answered here."""
    suspect = getattr(application.case, "suspect", None)
    told = {
        "Works": suspect and suspect.work_times,
        "Studies": suspect and suspect.education_times,
        "Religion": suspect and suspect.religious_observance,
    }
    known = [f"{label}: {words}." for label, words in told.items() if words]
    return " ".join(known) or "The case says nothing about them yet. Find out, and answer for each."
