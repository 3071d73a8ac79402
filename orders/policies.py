"""When something may happen, and whether it is complete. Each check names what is missing."""

from datetime import date

from cases.confidential import find_confidential

from orders.compare import places
from orders.enums import DurationKind, Event, Section, Status
from orders.models import Application, Approval, Bundle, Order, SubmittedVersion, Term
from orders.text import build_text, sha256_of
from orders.workflow import is_possible
from spo.exceptions import Incomplete, NotNow

Missing = tuple[str, Section]

LEAST_MONTHS = 24


def check_can_edit(application: Application) -> None:
    """Only a draft is written in: what was submitted or approved must first be taken back."""
    if application.status != Status.DRAFT:
        raise NotNow(
            f"This application is {application.get_status_display().lower()}. Take it back to draft before you change it."
        )


def missing(application: Application) -> list[Missing]:
    """What an application lacks before it can be submitted, as sentences with the section to mend them in."""
    return [
        *_missing_respondent(application),
        *_missing_people_and_acts(application),
        *_missing_words(application),
        *_missing_terms(application),
        *_missing_duration(application),
        *_missing_interim(application),
        *_missing_proceedings(application),
        *_missing_exhibits(application),
    ]


def check_submit(application: Application) -> None:
    """SPA 2019 s.2: acts, risk and necessity shown, each term necessary, nothing confidential in the text."""
    items = missing(application) + confidential_in_text(application)
    if items:
        raise Incomplete("The application is not complete.", items)


def confidential_in_text(application: Application) -> list[Missing]:
    """Places in the text that hold a detail the respondent must not learn. The detail itself is not repeated."""
    return [
        (f"{place} contains a confidential {found.label.lower()}. Take it out of the text.", section)
        for (section, place), words in places(build_text(application)).items()
        for found in find_confidential(words, application.case)
    ]


def _missing_respondent(application: Application) -> list[Missing]:
    suspect = getattr(application.case, "suspect", None)
    if suspect is None:
        return [("Add the suspect to the case", Section.RESPONDENT)]
    found: list[Missing] = []
    if not suspect.person.is_identified:
        found.append(
            ("Identify the suspect: an order cannot be made against an unnamed person", Section.RESPONDENT)
        )
    if not suspect.area_limb:
        found.append(("Say what brings the suspect to this police area", Section.RESPONDENT))
    if not application.is_respondent_checked:
        found.append(("Check the respondent’s details", Section.RESPONDENT))
    return found


def _missing_people_and_acts(application: Application) -> list[Missing]:
    found: list[Missing] = []
    if not application.protected.exists():
        found.append(("Choose who the order would protect", Section.PROTECTED))
    if not application.incidents.filter(withdrawn_at=None).exists():
        found.append(("Choose the incidents the application relies on", Section.INCIDENTS))
    return found


def _missing_words(application: Application) -> list[Missing]:
    wanted = {
        Section.RISK: (application.risk, "Describe the risk associated with stalking"),
        Section.NECESSITY: (application.necessity, "Say why an order is necessary to protect another person"),
        Section.VICTIM_VIEWS: (application.victim_views, "Record the victim’s views"),
    }
    return [(sentence, section) for section, (words, sentence) in wanted.items() if not words.strip()]


def _missing_terms(application: Application) -> list[Missing]:
    terms = list(application.terms.prefetch_related("incidents"))
    if not terms:
        return [("Add at least one prohibition or requirement", Section.TERMS)]
    relied_on = set(application.incidents.filter(withdrawn_at=None).values_list("pk", flat=True))
    return [(sentence, Section.TERMS) for term in terms for sentence in missing_in_term(term, relied_on)]


def missing_in_term(term: Term, relied_on: set[int]) -> list[str]:
    """SPA 2019 s.2(2)-(3): each term is necessary by itself, shown by incidents, and fits work, study and religion."""
    found = []
    if "[" in term.text:
        found.append(f"Term {term.position}: fill the gaps in [square brackets]")
    if not term.necessity.strip():
        found.append(f"Term {term.position}: say why it is necessary")
    if not any(incident.pk in relied_on for incident in term.incidents.all()):
        found.append(f"Term {term.position}: link at least one incident the application relies on")
    if not term.work_education_religion.strip():
        found.append(f"Term {term.position}: say how it fits work, education and religion")
    return found


def _missing_duration(application: Application) -> list[Missing]:
    if not application.duration_kind:
        return [("Say how long the order should last", Section.DURATION)]
    if application.duration_kind == DurationKind.FIXED and (application.duration_months or 0) < LEAST_MONTHS:
        return [("A fixed period must be at least two years", Section.DURATION)]
    return []


def _missing_interim(application: Application) -> list[Missing]:
    """SPA 2019 s.5: never without the main application, appropriate rather than necessary, always a fixed period."""
    if application.is_interim_asked is None:
        return [("Say whether an interim order is asked for", Section.INTERIM)]
    if not application.is_interim_asked:
        return []
    found: list[Missing] = []
    if not application.interim_reason.strip():
        found.append(("Say why an interim order is appropriate", Section.INTERIM))
    if not application.interim_weeks:
        found.append(("Say for how long the interim order should last", Section.INTERIM))
    if not application.terms.filter(is_in_interim=True).exists():
        found.append(("Choose at least one term for the interim order", Section.INTERIM))
    return found


def _missing_proceedings(application: Application) -> list[Missing]:
    if not (
        application.proceedings.strip() and application.cps_consulted and application.other_force_consulted
    ):
        return [("Answer the questions about criminal proceedings", Section.PROCEEDINGS)]
    return []


def _missing_exhibits(application: Application) -> list[Missing]:
    links = list(application.exhibit_links.select_related("exhibit"))
    if not links and not application.has_no_exhibits:
        return [("Choose the exhibits, or say that there are none", Section.EXHIBITS)]
    found: list[Missing] = []
    for exhibit in (link.exhibit for link in links):
        if exhibit.is_withdrawn:
            found.append((f"Exhibit {exhibit.reference} was withdrawn: take it out", Section.EXHIBITS))
        elif not exhibit.is_for_respondent:
            found.append(
                (
                    f"Exhibit {exhibit.reference} is marked not for the respondent: take it out",
                    Section.EXHIBITS,
                )
            )
    return found


def check_approve(version: SubmittedVersion) -> None:
    """The newest version, its hash intact, and the record still saying what was submitted."""
    check_text_stands(version)


def check_text_stands(version: SubmittedVersion) -> None:
    """Approval is of a text: the stored words match their hash, and the record has not moved on since."""
    if sha256_of(version.text) != version.sha256:
        raise NotNow("The stored text does not match its hash. Do not use it, and tell your administrator.")
    if has_changed_since(version):
        raise NotNow(
            "The record has changed since this version was submitted. Take the application back to draft and submit it again."
        )


def has_changed_since(version: SubmittedVersion) -> bool:
    """Whether any fact the text was built from reads differently now."""
    now = build_text(version.application)
    return any(version.text.get(key) != value for key, value in now.items())


def check_make_bundle(approval: Approval) -> None:
    """A bundle is made only of the very text that was approved."""
    if approval.sha256 != approval.version.sha256 or sha256_of(approval.version.text) != approval.sha256:
        raise NotNow("The approved text does not match its hash, so no bundle was made.")


def check_file(bundle: Bundle) -> None:
    """The bundle is ready, made of the approved text, and the text still stands."""
    if not bundle.is_ready:
        raise NotNow("The bundle is not ready yet.")
    check_make_bundle(bundle.approval)
    check_text_stands(bundle.approval.version)


def check_accept(application: Application) -> None:
    """A clerk accepts what they have opened."""
    filing = application.filings.first()
    if filing is None or filing.opened_at is None:
        raise NotNow("Open the bundle before you accept it.")


def check_record_order(application: Application | None, *, day: date, made_on: date) -> None:
    """An order is recorded once the court has the application, and not before it was made."""
    if made_on > day:
        raise NotNow("An order cannot be made on a day that has not come yet.")
    if application is not None and application.status not in (Status.ACCEPTED, Status.DETERMINED):
        raise NotNow("The court has not accepted the application yet.")


def check_binding(order: Order) -> None:
    """Service, notification and breach belong to an order that stands."""
    if order.is_struck:
        raise NotNow("This order was struck from the record.")


def events_possible(application: Application) -> set[str]:
    """Names of the events the table allows now, for the page to decide which buttons to show."""
    return {event.value for event in Event if is_possible(event, application.status)}
