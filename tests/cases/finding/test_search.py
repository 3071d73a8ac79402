"""What a search finds, and how it says so."""

from datetime import date

import pytest

from cases.actions.contacts import add_contact_detail
from cases.actions.people import add_alias
from cases.enums import ContactKind
from cases.matching.index import reindex
from cases.models import Case, Exhibit, Incident, Transcript
from spo.accounts.models import User
from tests.cases.finding.conftest import Ask, found, hits, marked, read_as
from tests.factories.cases import IncidentFactory, make_case


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tulip", ["tulips"]),
        ("CAFE", ["café", "café"]),
        ('"bouquet of tulips"', ["bouquet", "tulips"]),
        ("tulips or roses", ["tulips"]),
        ("tulips -roses", ["tulips"]),
        ("harbour", ["Harbour"]),
    ],
)
def test_search_finds_words_of_incidents(ask: Ask, incident: Incident, text: str, words: list[str]) -> None:
    page = ask(text)

    assert found(page) == {"1 incident": [f"Incident {incident.number}"]}
    assert marked(page) == words


@pytest.mark.parametrize("text", ["roses", '"tulips bouquet"', "tulips -bouquet", "%", "the", "_", "-"])
def test_search_finds_nothing_else(ask: Ask, incident: Incident, text: str) -> None:
    assert found(ask(text)) == {}


@pytest.mark.parametrize(
    "text",
    [
        *(
            '"',
            '""',
            "((",
            "!&|:*",
            "a & b | !c",
            "\\",
            "'; --",
            "🌷",
            "or",
            "and or -",
            "%_%",
            "<b>",
            "@",
            "'",
        ),
        *(
            "a" * 200,
            "1" * 200,
            "x " * 100,
            "+" * 8,
            "(0) -. + 44",
            "07700 900931 07700 900932",
            "AR/000000",
            "//",
        ),
    ],
)
def test_search_takes_whatever_is_typed(ask: Ask, incident: Incident, exhibit: Exhibit, text: str) -> None:
    read_as(exhibit, "Roses")

    for tick in ({}, {"is_exact": "on"}):
        assert ask(text, **tick).status_code == 200


def test_search_shows_text_as_text(ask: Ask, incident: Incident) -> None:
    Incident.objects.filter(pk=incident.pk).update(what_happened="<b>tulips & roses")

    page = ask("tulips")

    assert "<b>" not in page.text
    assert "<mark>tulips</mark> &amp; roses" in page.text


def test_search_marks_what_was_withdrawn(ask: Ask, incident: Incident, officer: User) -> None:
    gone = {"withdrawn_at": "2026-05-04T10:00Z", "withdrawn_by": officer, "withdrawn_reason": "Twice"}
    Incident.objects.filter(pk=incident.pk).update(**gone)

    [hit] = hits(ask("tulips"))

    assert hit.pills == [("Withdrawn", "grey")]


def test_search_says_of_which_series_a_part_is(ask: Ask, case: Case) -> None:
    series = IncidentFactory(case=case, is_series=True, count=2, what_happened="Messages")
    IncidentFactory(case=case, part_of=series, what_happened="Where are you tulip?")

    [hit] = hits(ask("tulip"))

    assert hit.facts[-1] == f"Part of the series in incident {series.number}"


def test_search_finds_cases_by_reference_crime_reference_and_people(
    ask: Ask, case: Case, officer: User
) -> None:
    Case.objects.filter(pk=case.pk).update(crime_references=["42/1234/26"])
    add_alias(by=officer, role=case.suspect, name="The Grey Man")

    for text in (case.reference[4:], "42 1234-26", "shadow", "Simon Shadoe", "the grey man"):
        assert case.reference in [hit.title for hit in hits(ask(text))], text


def test_search_says_why_a_case_was_found(ask: Ask, case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(crime_references=["42/1234/26"])
    reindex(case.suspect.person)

    assert hits(ask("1234/26"))[0].reasons == ["Crime reference 42/1234/26"]
    assert hits(ask("Simon Shadow"))[0].reasons == ["Suspect Simon Shadow: same name"]


@pytest.mark.parametrize(
    ("kind", "value", "typed", "reason"),
    [
        (ContactKind.PHONE, "07700 900931", "+44 (0)7700 900 931", "same phone"),
        (ContactKind.EMAIL, "Quill@Linnet.example", "quill@linnet.example", "same email address"),
        (ContactKind.ONLINE, "@Dunnock_by_night", "dunnock_by_night", "same online name"),
        (ContactKind.VEHICLE, "ZQ19 WRN", "zq19wrn", "same vehicle"),
        (ContactKind.ADDRESS, "7 Wren Loft, ZQ7 4XK", "zq74xk", "same postcode"),
        (ContactKind.PNC, "2001/0012345A", "01/12345a", "same police number"),
    ],
)
def test_search_finds_people_by_what_is_exact_however_it_is_typed(
    ask: Ask, case: Case, officer: User, kind: ContactKind, value: str, typed: str, reason: str
) -> None:
    add_contact_detail(by=officer, role=case.suspect, kind=kind, value=value)

    page = ask(typed)

    assert [hit.reasons for hit in hits(page)] == [[f"Suspect Simon Shadow: {reason}"], [reason]]
    assert found(page)["1 person"] == ["Simon Shadow"]


@pytest.mark.parametrize("asked", [{"text": '"Simon Shadow"'}, {"text": "Simon Shadow", "is_exact": "on"}])
def test_search_finds_names_to_the_letter_where_it_is_asked(
    ask: Ask, case: Case, officer: User, asked: dict[str, str]
) -> None:
    alike = make_case(officer=officer).suspect.person
    type(alike).objects.filter(pk=alike.pk).update(given_names="Symon", family_name="Shaddow")
    reindex(case.suspect.person, alike)

    assert found(ask("Simon Shadow"))["2 people"] == ["Simon Shadow", "Symon Shaddow"]
    assert found(ask(**asked))["1 person"] == ["Simon Shadow"]


def test_part_of_a_number_is_nobody_s_name(ask: Ask, case: Case) -> None:
    type(case.suspect.person).objects.filter(pk=case.suspect.person_id).update(family_name="Nunn")
    reindex(case.suspect.person)

    assert found(ask("NM/26/1277")) == {}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("tulips", "On page 2 and 1 more of the rendition"),
        ("violets", "In the transcript"),
        ("messages", "Title"),
        ("20260503", "Name of the file"),
    ],
)
def test_search_says_where_in_the_evidence(ask: Ask, exhibit: Exhibit, text: str, where: str) -> None:
    read_as(exhibit, "A cover", "Roses and tulips", "More tulips")
    Transcript.objects.create(exhibit=exhibit, text="He says violets.", written_by=exhibit.added_by)

    page = ask(text)

    assert [snippet.where for hit in hits(page) for snippet in hit.snippets] == [where]
    assert [word.lower() for word in marked(page)] == [text]


def test_search_finds_an_exhibit_by_its_reference(ask: Ask, exhibit: Exhibit) -> None:
    assert found(ask(exhibit.reference.lower())) == {"1 exhibit": [f"{exhibit.reference}: {exhibit.title}"]}


def test_search_finds_a_number_however_it_was_written(ask: Ask, incident: Incident) -> None:
    for written in ("07700900931", "07700 900931", "+447700900931"):
        Incident.objects.filter(pk=incident.pk).update(what_happened=f"Called from {written}.")

        assert found(ask("+44 7700 900 931")) == {"1 incident": [f"Incident {incident.number}"]}


def test_search_stays_in_scope(ask: Ask, incident: Incident, exhibit: Exhibit, stranger: User) -> None:
    theirs = make_case(officer=stranger)
    IncidentFactory(case=theirs, what_happened="Tulips, tulips, tulips")
    read_as(type(exhibit).objects.create(**_copy(exhibit, theirs)), "Tulips")

    assert found(ask("tulips")) == {"1 incident": [f"Incident {incident.number}"]}
    assert found(ask(theirs.reference)) == {}


def test_search_names_the_unit_that_knows_somebody_and_nothing_else(
    ask: Ask, incident: Incident, stranger: User
) -> None:
    theirs = make_case(officer=stranger)
    add_alias(by=stranger, role=theirs.suspect, name="Ferdinand Nightjar")

    page = ask("Ferdinand Nightjar")

    assert (found(page), page.context["units"]) == ({}, [stranger.unit])
    assert theirs.reference not in page.text
    assert f"Known to another unit: ask {stranger.unit}." in page.text


def test_filters_alone_count_what_stands_once(ask: Ask, case: Case, officer: User) -> None:
    when = {"acts": ["threats"], "starts_on": date(2026, 4, 10)}
    series = IncidentFactory(case=case, is_series=True, **when)
    for _ in range(2):
        IncidentFactory(case=case, part_of=series, **when)
    gone = {"withdrawn_at": "2026-05-04T10:00Z", "withdrawn_by": officer, "withdrawn_reason": "Twice"}
    IncidentFactory(case=case, **when, **gone)
    IncidentFactory(case=case, acts=["threats"], starts_on=date(2026, 5, 1))

    page = ask(act="threats", **_days("from_on", "1 4 2026"), **_days("until_on", "30 4 2026"))

    assert {title: len(titles) for title, titles in found(page).items()} == {"1 case": 1, "2 incidents": 2}


def test_incident_between_two_moments_counts_when_any_day_lies_within(ask: Ask, case: Case) -> None:
    IncidentFactory(
        case=case, when_kind="between", starts_on=date(2026, 3, 1), ends_on=date(2026, 4, 2), acts=["threats"]
    )

    def number(first: str, last: str) -> int:
        return ask(**_days("from_on", first), **_days("until_on", last)).context["kinds"][2]["text"]

    assert number("2 4 2026", "9 4 2026") == "Incidents (1)"
    assert number("3 4 2026", "9 4 2026") == "Incidents (0)"
    assert number("1 1 2026", "28 2 2026") == "Incidents (0)"


def _days(name: str, day: str) -> dict[str, str]:
    return {f"{name}-{part}": word for part, word in zip(("day", "month", "year"), day.split(), strict=True)}


def _copy(exhibit: Exhibit, case: Case) -> dict[str, object]:
    names = ("initials", "number", "title", "file_name", "media_type", "size", "sha256", "added_by")
    return {name: getattr(exhibit, name) for name in names} | {"case": case}
