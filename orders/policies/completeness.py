"""What an application lacks before it can be submitted: sentences, each with the section to mend it in."""

from cases.confidential import find_confidential
from cases.enums import ContactKind
from cases.models import Case, Exhibit
from cases.policies.renditions import check_given_out, doubts_about, is_flagged
from orders.enums import DurationKind, Section
from orders.models import Application, Term
from orders.text.build import Text
from orders.text.outline import Part, outline, term_title
from spo.refusals import can

Missing = tuple[str, Section]

LEAST_MONTHS = 24


def missing(application: Application) -> list[Missing]:
    """SPA 2019 s.2: acts, risk and necessity shown, and each term necessary by itself. In the order of the sections."""
    found = [
        *_respondent(application),
        *_people_and_acts(application),
        *_words(application),
        *_terms(application),
        *_duration(application),
        *_interim(application),
        *_proceedings(application),
        *_exhibits(application),
    ]
    return sorted(found, key=lambda item: list(Section).index(item[1]))


def waiting_for(application: Application) -> dict[Section, str]:
    """Sections that cannot be started, and what the case must have first."""
    case = application.case
    found = {
        Section.RESPONDENT: (hasattr(case, "suspect"), "Add the suspect to the case first."),
        Section.PROTECTED: (bool(case.standing_victims), "Add a victim to the case first."),
        Section.INCIDENTS: (case.incidents.filter(withdrawn_at=None).exists(), "Log an incident first."),
    }
    return {section: sentence for section, (is_there, sentence) in found.items() if not is_there}


def confidential_in_text(text: Text, case: Case) -> list[Missing]:
    """Places in the text that hold a detail the respondent must not learn. The detail itself is not repeated."""
    places = [
        (section, _place(section, part, label), words)
        for section, parts in outline(text).items()
        for part in parts
        for label, words in part.rows.items()
    ]
    if not find_confidential("\n".join(words for _, _, words in places), case):
        return []
    return [
        (f"{place}: take out the confidential {ContactKind(found.kind).label.lower()}", section)
        for section, place, words in places
        for found in find_confidential(words, case)
    ]


def _place(section: Section, part: Part, label: str) -> str:
    if not part.title and len(part.rows) == 1:
        return section.label
    return f"{part.title or section.label}, {label.lower()}"


def missing_in_term(term: Term, relied_on: set[int]) -> list[str]:
    """SPA 2019 s.2(2)-(3): each term is necessary by itself, shown by incidents, and fits work, study and religion."""
    found = []
    if "[" in term.text:
        found.append("fill the gaps in [square brackets]")
    if not term.necessity.strip():
        found.append("say why it is necessary")
    if not any(incident.pk in relied_on for incident in term.incidents.all()):
        found.append("choose at least one incident that shows it")
    if not term.work_education_religion.strip():
        found.append("say how it fits work, education and religion")
    return found


def relied_on(application: Application) -> set[int]:
    """Keys of the incidents the application rests on; one that was withdrawn no longer counts."""
    return set(application.incidents.filter(withdrawn_at=None).values_list("pk", flat=True))


def _respondent(application: Application) -> list[Missing]:
    suspect = getattr(application.case, "suspect", None)
    if suspect is None:
        return [("Add the suspect to the case", Section.RESPONDENT)]
    wanted = {
        "Identify the suspect: an order cannot be made against an unnamed person": suspect.person.is_identified,
        "Say what brings the suspect to this police area": bool(suspect.area_limb),
        "Check the respondent’s details": application.is_respondent_checked,
    }
    return [(sentence, Section.RESPONDENT) for sentence, is_there in wanted.items() if not is_there]


def _people_and_acts(application: Application) -> list[Missing]:
    found: list[Missing] = []
    if not application.protected.exists():
        found.append(("Choose who the order would protect", Section.PROTECTED))
    if not relied_on(application):
        found.append(("Choose the incidents the application relies on", Section.INCIDENTS))
    return found


def _words(application: Application) -> list[Missing]:
    wanted = {
        Section.RISK: (application.risk, "Describe the risk associated with stalking"),
        Section.NECESSITY: (application.necessity, "Say why an order is necessary to protect another person"),
        Section.VICTIM_VIEWS: (application.victim_views, "Record the victim’s views"),
    }
    return [(sentence, section) for section, (words, sentence) in wanted.items() if not words.strip()]


def _terms(application: Application) -> list[Missing]:
    terms = list(application.terms.prefetch_related("incidents"))
    if not terms:
        return [("Add at least one prohibition or requirement", Section.TERMS)]
    incidents = relied_on(application)
    return [
        (f"{term_title(term.kind, term.position)}: {what}", Section.TERMS)
        for term in terms
        for what in missing_in_term(term, incidents)
    ]


def _duration(application: Application) -> list[Missing]:
    """SPA 2019 s.3: a fixed period of at least two years, or until further order."""
    if not application.duration_kind:
        return [("Say how long the order should last", Section.DURATION)]
    if application.duration_kind == DurationKind.FIXED and (application.duration_months or 0) < LEAST_MONTHS:
        return [("A fixed period must be at least two years", Section.DURATION)]
    return []


def _interim(application: Application) -> list[Missing]:
    """SPA 2019 s.5: never without the main application, appropriate rather than necessary, always a fixed period."""
    if application.is_interim_asked is None:
        return [("Say whether an interim order is asked for", Section.INTERIM)]
    if not application.is_interim_asked:
        return []
    wanted = {
        "Say why an interim order is appropriate": bool(application.interim_reason.strip()),
        "Say for how long the interim order should last": bool(application.interim_weeks),
        "Choose at least one term for the interim order": application.terms.filter(
            is_in_interim=True
        ).exists(),
    }
    return [(sentence, Section.INTERIM) for sentence, is_there in wanted.items() if not is_there]


def _proceedings(application: Application) -> list[Missing]:
    if application.proceedings.strip() and application.cps_consulted and application.other_force_consulted:
        return []
    return [("Answer the questions about criminal proceedings", Section.PROCEEDINGS)]


def doubtful_exhibits(application: Application) -> list[str]:
    """Exhibits without a copy that can be read, which may still go in: the officer decides."""
    return [said for exhibit in _chosen_exhibits(application) if (said := doubts_about(exhibit))]


def _chosen_exhibits(application: Application) -> list[Exhibit]:
    return [link.exhibit for link in application.exhibit_links.select_related("exhibit__rendition")]


def _exhibits(application: Application) -> list[Missing]:
    exhibits = _chosen_exhibits(application)
    if not exhibits and not application.has_no_exhibits:
        return [("Choose the exhibits, or say that there are none", Section.EXHIBITS)]
    found: list[Missing] = []
    for exhibit in exhibits:
        if exhibit.is_withdrawn:
            found.append((f"Exhibit {exhibit.reference} was withdrawn: take it out", Section.EXHIBITS))
        elif not exhibit.is_for_respondent:
            found.append(
                (f"Exhibit {exhibit.reference} is not for the respondent: take it out", Section.EXHIBITS)
            )
        elif is_flagged(exhibit):
            found.append((f"Exhibit {exhibit.reference} was refused: take it out", Section.EXHIBITS))
        elif not can(check_given_out, exhibit):
            found.append((f"Exhibit {exhibit.reference} is waiting for the virus scanner", Section.EXHIBITS))
    return found
