"""The list of a case's exhibits, a page at a time, and which of them it shows."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import F, Q, QuerySet

from cases.enums import RenditionState
from cases.models import Exhibit
from spo.pages.keys import Page, page_of

PAGE = 50
WITHDRAWN, UNTITLED = "withdrawn", "untitled"
STATES = {
    "": "All",
    **{state.value: f"Copy to read: {state.label.lower()}" for state in RenditionState},
    UNTITLED: "Nobody said what it is",
    WITHDRAWN: "Withdrawn",
}


@dataclass(frozen=True)
class ExhibitFilter:
    """What somebody asked to see. What cannot be is asked for by nobody, and shows all."""

    state: str = ""
    incident: int | None = None

    def narrow(self, exhibits: QuerySet[Exhibit]) -> QuerySet[Exhibit]:
        if self.incident is not None:
            exhibits = exhibits.filter(incident__number=self.incident)
        if self.state == WITHDRAWN:
            return exhibits.filter(withdrawn_at__isnull=False)
        if self.state == UNTITLED:
            return exhibits.filter(title=F("file_name"), withdrawn_at__isnull=True)
        if self.state == RenditionState.WAITING:
            return exhibits.filter(Q(rendition__state=self.state) | Q(rendition__isnull=True))
        return exhibits.filter(rendition__state=self.state) if self.state else exhibits

    @property
    def is_set(self) -> bool:
        return bool(self.state or self.incident is not None)

    def url(self, before: int | None = None) -> str:
        asked = {"state": self.state, "incident": self.incident, "before": before}
        return f"?{urlencode({name: value for name, value in asked.items() if value})}"


def exhibit_page(exhibits: QuerySet[Exhibit], sought: ExhibitFilter, before: int | None) -> Page[Exhibit]:
    """The latest first."""
    return page_of(sought.narrow(exhibits).select_related("rendition"), before=before, size=PAGE)
