"""Continuity: written as it happens, and by hand; a line is never changed."""

from datetime import timedelta

import pytest
from django.db import InternalError, transaction
from django.db.utils import ProgrammingError
from django.utils import timezone

from cases.actions.cases import hand_over_case
from cases.actions.continuity import record_handling
from cases.actions.exhibits import download_exhibit
from cases.enums import Handling, Purpose
from cases.evidence.continuity import Receipt, receipt_of
from cases.models import Case, Continuity, Exhibit
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, Mistaken, NotNow, NotVisible
from spo.notices.models import OutgoingMail
from tests.cases.actions.test_exhibits import add
from tests.factories.cases import close_behind, make_case


@pytest.fixture
def exhibit(case: Case, officer: User) -> Exhibit:
    return add(case, officer)


def facts(exhibit: Exhibit) -> list[tuple[object, ...]]:
    return list(exhibit.continuity.values_list("kind", "from_whom", "to_whom", "is_automatic"))


def test_add_exhibit_is_received_by_whoever_adds_it(exhibit: Exhibit, officer: User) -> None:
    assert facts(exhibit) == [("received", "", officer.title, True)]


def test_add_exhibit_says_where_it_came_from(case: Case, officer: User) -> None:
    at = timezone.now() - timedelta(days=2)

    exhibit = add(case, officer, receipt=Receipt("Vera Example", at, "Front desk"))

    line = exhibit.continuity.get()
    assert (line.from_whom, line.happened_at, line.place, line.is_automatic) == (
        "Vera Example",
        at,
        "Front desk",
        False,
    )


def test_add_exhibit_that_is_still_to_come_is_refused(case: Case, officer: User) -> None:
    with pytest.raises(Mistaken) as mistaken:
        add(case, officer, receipt=Receipt(at=timezone.now() + timedelta(hours=1)))

    assert mistaken.value.problems == {"received_at": "The time it happened must be in the past"}
    assert (Exhibit.objects.count(), Continuity.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("purpose", "kind"),
    [(Purpose.REVIEW, "copied"), (Purpose.CPS, "disclosed"), (Purpose.DEFENCE, "disclosed")],
)
def test_download_is_a_copy_or_a_disclosure(
    exhibit: Exhibit, supervisor: User, purpose: Purpose, kind: str
) -> None:
    download_exhibit(by=supervisor, exhibit=exhibit, purpose=purpose)

    line = exhibit.continuity.last()
    assert (line.kind, line.note) == (kind, f"Downloaded. {purpose.label}.")


def test_handing_the_case_to_another_unit_moves_its_evidence(
    exhibit: Exhibit, officer: User, supervisor: User, stranger: User
) -> None:
    hand_over_case(by=supervisor, case=exhibit.case, to_officer=stranger, reason="Moved house")

    line = exhibit.continuity.last()
    assert (line.kind, line.from_whom, line.to_whom) == ("moved", str(officer.unit), str(stranger.unit))


def test_handing_the_case_over_inside_the_unit_moves_nothing(
    exhibit: Exhibit, supervisor: User, colleague: User
) -> None:
    hand_over_case(by=supervisor, case=exhibit.case, to_officer=colleague, reason="Leave")

    assert exhibit.continuity.count() == 1


def test_record_handling_adds_a_line_and_the_record(exhibit: Exhibit, colleague: User) -> None:
    at = timezone.now() - timedelta(hours=1)

    record_handling(by=colleague, exhibit=exhibit, kind=Handling.MOVED, happened_at=at, place="Store 4")

    line = exhibit.continuity.get(kind=Handling.MOVED)
    event = AuditEvent.objects.get(did="handling.recorded")
    assert (line.place, line.entered_by, line.is_automatic) == ("Store 4", colleague, False)
    assert (event.subject, event.reason) == (exhibit.subject, "Moved")


def test_record_handling_by_a_stranger_is_refused(exhibit: Exhibit, stranger: User) -> None:
    with pytest.raises(Denied):
        record_handling(by=stranger, exhibit=exhibit, kind=Handling.VIEWED, happened_at=timezone.now())


def test_record_handling_in_a_closed_case_is_refused(exhibit: Exhibit, officer: User) -> None:
    close_behind(exhibit.case, officer)

    with pytest.raises(NotNow):
        record_handling(by=officer, exhibit=exhibit, kind=Handling.VIEWED, happened_at=timezone.now())


def test_record_handling_that_is_still_to_come_is_refused(exhibit: Exhibit, officer: User) -> None:
    later = timezone.now() + timedelta(minutes=5)

    with pytest.raises(Mistaken):
        record_handling(by=officer, exhibit=exhibit, kind=Handling.VIEWED, happened_at=later)


def test_earlier_receipt_names_the_line_it_puts_right(exhibit: Exhibit, officer: User) -> None:
    """How it came was said when it was added: nothing that is said later takes its place."""
    first, before = exhibit.continuity.get(), timezone.now() - timedelta(days=400)
    facts = {"by": officer, "exhibit": exhibit, "kind": Handling.RECEIVED, "happened_at": before}

    with pytest.raises(Mistaken) as mistaken:
        record_handling(**facts)
    line = record_handling(**facts, corrects=first)

    assert list(mistaken.value.problems) == ["corrects"]
    assert (line.corrects, receipt_of(list(exhibit.continuity.all()))) == (first, first)


def test_exhibit_that_came_back_is_received_again(exhibit: Exhibit, officer: User) -> None:
    first = exhibit.continuity.get()

    record_handling(by=officer, exhibit=exhibit, kind=Handling.RECEIVED, happened_at=timezone.now())

    assert receipt_of(list(exhibit.continuity.all())) == first


def test_line_puts_right_no_line_of_another_exhibit(exhibit: Exhibit, officer: User) -> None:
    other = add(exhibit.case, officer).continuity.get()

    with pytest.raises(NotVisible):
        record_handling(
            by=officer, exhibit=exhibit, kind=Handling.MOVED, happened_at=timezone.now(), corrects=other
        )


@pytest.mark.parametrize(
    ("typed", "number", "is_told"),
    [
        ("Callum Colleague", "4711", True),
        ("PC  CALLUM colleague, at the lab", "4711", True),
        ("officer 4711", "4711", True),
        ("PC4711", "4711", True),
        ("DC 4711", "PC4711", True),
        ("4711", "PC 4711", True),
        ("Callum Colleagues", "4711", False),
        ("Store 47110", "4711", False),
        ("Locker ABC4711", "4711", False),
        ("", "4711", False),
        ("PC 12", "", False),
    ],
)
def test_colleague_named_in_a_line_is_told(
    exhibit: Exhibit,
    officer: User,
    colleague: User,
    stranger: User,
    typed: str,
    number: str,
    is_told: bool,
) -> None:
    User.objects.filter(pk=colleague.pk).update(collar_number=number)
    User.objects.filter(pk=stranger.pk).update(name="Callum Colleague")

    record_handling(
        by=officer, exhibit=exhibit, kind=Handling.MOVED, happened_at=timezone.now(), to_whom=typed
    )

    told = list(OutgoingMail.objects.values_list("recipient", flat=True))
    named = AuditEvent.objects.get(did="handling.recorded").recipients
    assert (told, len(named)) == ([colleague.pk] * is_told, int(is_told))


def test_line_is_never_changed_or_taken_out(exhibit: Exhibit) -> None:
    line = exhibit.continuity.get()

    with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
        Continuity.objects.filter(pk=line.pk).update(place="Elsewhere")
    with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
        line.delete()


def test_failing_record_leaves_no_line(
    exhibit: Exhibit, supervisor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("cases.actions.exhibits.enter", fail)

    with pytest.raises(RuntimeError):
        download_exhibit(by=supervisor, exhibit=exhibit, purpose=Purpose.CPS)

    assert exhibit.continuity.count() == 1


def test_evidence_of_another_case_is_left_alone(exhibit: Exhibit, officer: User, stranger: User) -> None:
    other = make_case(officer=officer)
    hand_over_case(by=officer, case=other, to_officer=stranger, reason="Moved house")

    assert exhibit.continuity.count() == 1
