"""Saved searches: what is news, who hears of it, and how often."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.db import connection

from cases.actions.saved_searches import (
    MOST_SAVED,
    change_saved_search,
    delete_saved_search,
    forget_searches_of_leavers,
    save_search,
)
from cases.enums import SendWhen
from cases.finding import news
from cases.finding.question import Question, question_in
from cases.matching.index import reindex
from cases.models import Case, Incident, SavedSearch
from spo.accounts.enums import Role
from spo.accounts.models import Unit, User
from spo.audit.actors import SYSTEM
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, Mistaken, NotNow
from spo.notices.models import OutgoingMail
from tests.cases.finding.conftest import read_as, run_minute
from tests.factories.cases import ExhibitFactory, IncidentFactory, make_case

MORNING = datetime(2027, 1, 12, 7, 0, tzinfo=UTC)
TULIPS = Question(text="tulips")
SUBJECT = "One of your saved searches has found something new"


@pytest.fixture
def saved(case: Case, officer: User) -> SavedSearch:
    """Of what was there before."""
    IncidentFactory(case=case, what_happened="Old tulips")
    return save_search(by=officer, name="Flowers", question=TULIPS, send=SendWhen.AT_ONCE)


@pytest.fixture
def sweep(saved: SavedSearch) -> Callable[..., list[str]]:
    """The subjects of the mails after one more minute."""

    def swept(now: datetime = MORNING) -> list[str]:
        run_minute(now)
        return [mail.subject for mail in OutgoingMail.objects.order_by("pk")]

    return swept


def test_save_search_seals_the_question(saved: SavedSearch) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT question FROM cases_savedsearch WHERE id = %s", [saved.pk])
        [kept] = cursor.fetchone()
    saved.refresh_from_db()

    assert (question_in(saved.question), "tulips" in kept) == (TULIPS, False)
    assert AuditEvent.objects.get(did="saved_search.added").subject == f"saved search {saved.pk}"


def test_only_what_is_new_is_news(sweep: Callable[..., list[str]], saved: SavedSearch, case: Case) -> None:
    assert sweep() == []

    IncidentFactory(case=case, what_happened="New tulips")
    IncidentFactory(case=case, what_happened="Roses")

    assert sweep() == [SUBJECT]


def test_nothing_is_sent_twice(sweep: Callable[..., list[str]], case: Case) -> None:
    incident = IncidentFactory(case=case, what_happened="New tulips")
    sweep()

    Incident.objects.filter(pk=incident.pk).update(what_happened="Roses")
    assert len(sweep()) == 1
    Incident.objects.filter(pk=incident.pk).update(what_happened="Tulips again")

    assert len(sweep()) == 1


def test_text_read_later_is_news(sweep: Callable[..., list[str]], case: Case) -> None:
    exhibit = ExhibitFactory(case=case)
    assert sweep() == []

    read_as(exhibit, "Tulips")

    assert len(sweep()) == 1


def test_person_newly_in_a_case_is_news(case: Case, officer: User) -> None:
    saved = save_search(by=officer, name="Him", question=Question(text="Simon Shadow"), send=SendWhen.AT_ONCE)
    reindex(case.suspect.person)

    run_minute(MORNING)

    assert OutgoingMail.objects.get().key == f"saved search {saved.pk} mail 1"


@pytest.mark.parametrize("send", [SendWhen.AT_ONCE, SendWhen.DAILY])
def test_mail_leads_to_the_search_and_says_nothing_else(case: Case, officer: User, send: str) -> None:
    """Not its name either, which may be that of a person, nor how much was found."""
    saved = save_search(by=officer, name="Simon Shadow 7", question=TULIPS, send=send)
    for _ in range(41):
        IncidentFactory(case=case, what_happened="New tulips")

    run_minute(MORNING)

    mail = OutgoingMail.objects.get()
    first, last = (f"{settings.SITE_URL}/searches/{part}" for part in (f"{saved.pk}/", ""))
    assert (mail.subject, mail.body) == (
        SUBJECT,
        (
            "One of your saved searches has found something it had not found before.\n\n"
            f"See what it finds:\n{first}\n\n"
            f"Change how often you hear of it, or stop it:\n{last}\n\n"
            "For safety this email gives no details. Replies to it are not read.\n"
        ),
    )
    assert AuditEvent.objects.get(did="saved_search.sent").recipients == [officer.record_name]


def test_daily_search_is_sent_once_in_the_morning(
    sweep: Callable[..., list[str]], saved: SavedSearch, case: Case, officer: User
) -> None:
    change_saved_search(by=officer, saved=saved, name="Flowers", question=TULIPS, send=SendWhen.DAILY)
    IncidentFactory(case=case, what_happened="New tulips")

    assert sweep(MORNING.replace(hour=6, minute=59)) == []
    assert len(sweep(MORNING.replace(hour=11))) == 1
    IncidentFactory(case=case, what_happened="More tulips")
    assert len(sweep(MORNING.replace(hour=12))) == 1
    assert len(sweep(MORNING.replace(day=13))) == 2


def test_search_that_is_never_sent_sends_nothing(
    sweep: Callable[..., list[str]], saved: SavedSearch, case: Case, officer: User
) -> None:
    change_saved_search(by=officer, saved=saved, name="Flowers", question=TULIPS, send=SendWhen.NEVER)
    IncidentFactory(case=case, what_happened="New tulips")

    assert sweep() == []


@pytest.mark.parametrize(
    "change", [{"role": Role.AUDITOR, "unit": None}, {"is_active": False, "left_at": MORNING}]
)
def test_whoever_may_no_longer_search_hears_nothing(
    sweep: Callable[..., list[str]], case: Case, officer: User, change: dict[str, object]
) -> None:
    IncidentFactory(case=case, what_happened="New tulips")
    User.objects.filter(pk=officer.pk).update(**change)

    assert sweep() == []


def test_owner_in_another_unit_hears_of_its_cases_from_then_on(
    sweep: Callable[..., list[str]], case: Case, officer: User, stranger: User, other_unit: Unit
) -> None:
    IncidentFactory(case=case, what_happened="New tulips")
    theirs = make_case(officer=stranger)
    IncidentFactory(case=theirs, what_happened="Their old tulips")
    User.objects.filter(pk=officer.pk).update(unit=other_unit)
    assert sweep() == []

    IncidentFactory(case=theirs, what_happened="Their new tulips")

    assert sweep() == [SUBJECT]


@pytest.mark.parametrize("change", ["unit", "role", "deleted"])
def test_mail_that_still_waits_is_taken_back(
    sweep: Callable[..., list[str]],
    saved: SavedSearch,
    case: Case,
    officer: User,
    other_unit: Unit,
    change: str,
) -> None:
    IncidentFactory(case=case, what_happened="New tulips")
    sweep()
    if change == "deleted":
        delete_saved_search(by=officer, saved=saved)
    else:
        now = {"unit": other_unit} if change == "unit" else {"unit": None, "role": Role.AUDITOR}
        User.objects.filter(pk=officer.pk).update(**now)

    sweep()

    assert [(mail.state, mail.body) for mail in OutgoingMail.objects.all()] == [("cancelled", "")]


def test_searches_of_leavers_are_deleted(saved: SavedSearch, officer: User) -> None:
    User.objects.filter(pk=officer.pk).update(is_active=False, left_at=MORNING)

    forget_searches_of_leavers(by=SYSTEM)

    assert not SavedSearch.objects.exists()
    assert AuditEvent.objects.get(did="saved_search.deleted").operation == "erasure"


def test_changing_a_search_counts_news_from_then_on(
    sweep: Callable[..., list[str]], saved: SavedSearch, case: Case, officer: User
) -> None:
    IncidentFactory(case=case, what_happened="New tulips and roses")

    change_saved_search(
        by=officer, saved=saved, name="Roses", question=Question(text="roses"), send=SendWhen.AT_ONCE
    )

    assert sweep() == []


def test_names_of_saved_searches_are_told_apart(saved: SavedSearch, officer: User, colleague: User) -> None:
    again = {"name": "Flowers", "question": TULIPS, "send": SendWhen.NEVER}

    with pytest.raises(Mistaken, match="already have a saved search with this name"):
        save_search(by=officer, **again)
    assert save_search(by=colleague, **again).name == "Flowers"


def test_saved_searches_are_limited(officer: User) -> None:
    for number in range(MOST_SAVED):
        save_search(by=officer, name=str(number), question=TULIPS, send=SendWhen.NEVER)

    with pytest.raises(NotNow):
        save_search(by=officer, name="One more", question=TULIPS, send=SendWhen.NEVER)


def test_nobody_changes_the_search_of_somebody_else(saved: SavedSearch, colleague: User) -> None:
    with pytest.raises(Denied):
        delete_saved_search(by=colleague, saved=saved)
    with pytest.raises(Denied):
        change_saved_search(by=colleague, saved=saved, name="x", question=TULIPS, send=SendWhen.NEVER)


def test_long_lists_tell_only_of_what_is_above_all_that_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(news, "MOST_COUNTED", 3)
    seen = news.kept({"incidents": [40, 30, 20, 10]}, {})

    assert seen["incidents"] == [40, 30, 20]
    assert [news.is_news({"incidents": [top, 40, 30, 15]}, seen) for top in (50, 35, 40)] == [
        True,
        True,
        False,
    ]
