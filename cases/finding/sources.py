"""Where a question is looked for. Every source starts from the cases in scope, so that rights are part of the query."""

from collections.abc import Collection

from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Upper

from cases.finding.question import Question
from cases.finding.words import LEAST, exhibit_in, part_of_reference, words_in
from cases.models import (
    Case,
    CaseQuerySet,
    Exhibit,
    Incident,
    Person,
    RenditionPage,
    Suspect,
    Transcript,
    Victim,
)
from cases.models.fulltext import words_of
from cases.models.incident import INCIDENT_WORDS
from cases.risk import current_level
from cases.search import CaseSearch
from spo.accounts.models import User


def narrowed(cases: CaseQuerySet, question: Question, user: User) -> CaseQuerySet:
    """Those of the cases in scope that the filters of a case leave."""
    cases = CaseSearch(question.whose, question.state).narrow(cases, user)
    if question.relationship:
        cases = cases.filter(relationship=question.relationship)
    if question.risk:
        cases = cases.alias(current_level=current_level()).filter(current_level=question.risk)
    return cases


def find_cases(cases: CaseQuerySet, question: Question, people: Collection[int]) -> CaseQuerySet:
    """By reference, crime reference, or somebody in them."""
    if question.text:
        cases = cases.filter(_named(question.text) | _with(people))
    return _borne_out(cases, question)


def find_people(cases: CaseQuerySet, question: Question, people: Collection[int]) -> QuerySet[Person]:
    """Those matched who have a part in these cases."""
    among = _borne_out(cases, question)
    in_cases = Q(pk__in=Victim.objects.standing().filter(case__in=among).values("person"))
    in_cases |= Q(pk__in=Suspect.objects.filter(case__in=among).values("person"))
    return Person.objects.filter(in_cases, pk__in=people)


def find_incidents(cases: CaseQuerySet, question: Question) -> QuerySet[Incident]:
    """With words, whatever holds them. Without, what stands, and no series beside its parts."""
    rows = Incident.objects.filter(_conduct(question), case__in=cases)
    if not question.text:
        return rows.filter(withdrawn_at__isnull=True, is_series=False)
    return rows.annotate(words=words_of(*INCIDENT_WORDS)).filter(words=words_in(question))


def find_exhibits(cases: CaseQuerySet, question: Question) -> QuerySet[Exhibit]:
    """By reference, title, any part of the file name, transcript, or what can be read on a page of the rendition."""
    rows = Exhibit.objects.filter(case__in=cases)
    if question.asks_of_incidents:
        rows = rows.filter(_conduct(question, "incident__"), incident__isnull=False)
    if not question.text:
        return rows.filter(withdrawn_at__isnull=True)
    if named := exhibit_in(question.text):
        return rows.filter(initials__iexact=named[0], number=named[1])
    words = words_in(question)
    titles = Exhibit.objects.annotate(words=words_of("title", "file_name")).filter(words=words)
    spoken = Transcript.objects.annotate(words=words_of("text")).filter(words=words)
    written = pages_with(question).values("rendition__exhibit")
    called = (
        rows.filter(file_name__icontains=question.text.strip())
        if len(question.text) >= LEAST
        else rows.none()
    )
    holding = titles.values("pk").union(spoken.values("exhibit"), written, called.values("pk"), all=True)
    return rows.filter(pk__in=holding)


def pages_with(question: Question) -> QuerySet[RenditionPage]:
    """Pages of any rendition: whoever asks keeps to those of exhibits in scope."""
    return RenditionPage.objects.annotate(words=words_of("text")).filter(words=words_in(question))


def _borne_out(cases: CaseQuerySet, question: Question) -> CaseQuerySet:
    """Cases in which an incident stands of this act and in these days, where either is asked for."""
    if not question.asks_of_incidents:
        return cases
    standing = Incident.objects.filter(_conduct(question), withdrawn_at__isnull=True, is_series=False)
    return cases.filter(Exists(standing.filter(case=OuterRef("pk"))))


def _conduct(question: Question, prefix: str = "") -> Q:
    """The act, and the days: an incident between two moments counts when any day of it lies within."""
    wanted = Q()
    if question.act:
        wanted &= Q(**{f"{prefix}acts__contains": [question.act]})
    if question.until_on:
        wanted &= Q(**{f"{prefix}starts_on__lte": question.until_on})
    if question.from_on:
        ends = Q(**{f"{prefix}ends_on__gte": question.from_on})
        wanted &= ends | Q(**{f"{prefix}ends_on__isnull": True, f"{prefix}starts_on__gte": question.from_on})
    return wanted


def _named(text: str) -> Q:
    """A part of the reference, or of a crime reference however it is punctuated."""
    part = part_of_reference(text)
    if not part:
        return Q(pk__in=[])
    references = Func(F("crime_references"), Value("|"), function="array_to_string", output_field=TextField())
    unpunctuated = (Value("[^A-Z0-9|]"), Value(""), Value("g"))
    plain = Func(Upper(references), *unpunctuated, function="regexp_replace", output_field=TextField())
    crimes = Case.objects.annotate(crimes=plain).filter(crimes__contains=part)
    return Q(reference__icontains=text.strip()) | Q(pk__in=crimes.values("pk"))


def _with(people: Collection[int]) -> Q:
    victims = Victim.objects.standing().filter(case=OuterRef("pk"), person__in=people)
    return Q(suspect__person__in=people) | Q(Exists(victims))
