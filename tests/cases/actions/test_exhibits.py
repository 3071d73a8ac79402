"""Evidence: numbered by initials, kept as received, withdrawn with a reason."""

import hashlib
from collections.abc import Callable
from io import BytesIO

import pytest
from django.conf import LazySettings
from django.db import InternalError, transaction
from pytest_django import DjangoAssertNumQueries

from cases import hooks
from cases.actions.describing import change_exhibit, withdraw_exhibit
from cases.actions.exhibits import Received, add_exhibit, download_exhibit
from cases.enums import Purpose
from cases.models import Case, Exhibit
from cases.policies.exhibits import check_room_to_send, check_room_today
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, Mistaken, NotNow, NotVisible, Stale
from spo.files import FileRefused, path_of
from spo.work.models import PartialUpload
from tests.factories.accounts import UserFactory
from tests.factories.cases import close_behind, make_case


def add(case: Case, by: User, content: bytes = b"%PDF-", name: str = "note.pdf", **more: object) -> Exhibit:
    file = Received(BytesIO(content), name, "application/pdf")
    given = {"title": "Note", "is_for_respondent": False} | more
    return add_exhibit(by=by, case=case, file=file, **given)


def test_add_exhibit_keeps_the_bytes_under_their_hash(officer: User) -> None:
    case = make_case(officer=officer, incidents=1)

    exhibit = add(case, officer, b"one", incident=case.incidents.get())

    assert exhibit.reference == "OO/1"
    assert (exhibit.sha256, exhibit.size) == (hashlib.sha256(b"one").hexdigest(), 3)
    assert path_of(exhibit.sha256).read_bytes() == b"one"
    assert AuditEvent.objects.get(did="exhibit.added").subject == "exhibit OO/1"


def test_add_exhibit_numbers_by_initials_in_the_case(officer: User, colleague: User) -> None:
    case, namesake = make_case(officer=officer), UserFactory(name="Oona Other", unit=officer.unit)

    references = [add(case, by).reference for by in (officer, colleague, namesake, officer)]

    assert references == ["OO/1", "CC/1", "OO/2", "OO/3"]
    assert add(make_case(officer=officer), officer).reference == "OO/1"


def test_add_exhibit_to_a_closed_case_reads_no_byte(officer: User) -> None:
    case, stream = make_case(officer=officer), BytesIO(b"nothing of this is kept")
    close_behind(case, officer)
    case.refresh_from_db()

    with pytest.raises(NotNow):
        add_exhibit(
            by=officer,
            case=case,
            file=Received(stream, "a.txt", "text/plain"),
            title="A",
            is_for_respondent=False,
        )

    assert not path_of(hashlib.sha256(stream.getvalue()).hexdigest()).exists()


@pytest.mark.parametrize("limit", [{"DAILY_FILES": 2}, {"DAILY_BYTES": 10}])
def test_add_exhibit_refuses_more_than_one_person_may_add_in_a_day(
    officer: User, colleague: User, settings: LazySettings, limit: dict[str, int]
) -> None:
    for name, number in limit.items():
        setattr(settings, name, number)
    case = make_case(officer=officer)
    for content in (b"12345", b"54321"):
        add(case, officer, content)

    with pytest.raises(Mistaken, match="the most one person can add") as mistaken:
        add(case, officer, b"one too many")

    assert list(mistaken.value.problems) == ["file"]
    assert not path_of(hashlib.sha256(b"one too many").hexdigest()).exists()
    assert add(case, colleague, b"another").reference == "CC/1"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\evil\\\u202efdp.exe.pdf", "fdp.exe.pdf"),
        ("a" * 300 + ".pdf", "a" * 196 + ".pdf"),
        ("\0\n.pdf", "pdf"),
    ],
)
def test_add_exhibit_treats_the_file_name_as_data(officer: User, name: str, shown: str) -> None:
    assert add(make_case(officer=officer), officer, name=name).file_name == shown


def test_add_exhibit_takes_no_incident_of_another_case(officer: User) -> None:
    other = make_case(officer=officer, incidents=1)

    with pytest.raises(NotVisible):
        add(make_case(officer=officer), officer, incident=other.incidents.get())


def test_change_exhibit_changes_what_is_said_about_it(officer: User) -> None:
    exhibit = add(make_case(officer=officer), officer)

    changed = change_exhibit(
        by=officer, exhibit=exhibit, version=1, title="Letter", is_for_respondent=True, incident=None
    )

    assert (changed.title, changed.is_for_respondent, changed.version) == ("Letter", True, 2)
    with pytest.raises(Stale) as stale:
        change_exhibit(
            by=officer, exhibit=exhibit, version=1, title="Card", is_for_respondent=True, incident=None
        )
    assert (stale.value.current["Title"], stale.value.yours["Title"]) == ("Letter", "Card")


def test_withdraw_exhibit_keeps_it_with_who_and_why(officer: User) -> None:
    exhibit = add(make_case(officer=officer), officer)

    withdraw_exhibit(by=officer, exhibit=exhibit, reason="Wrong case")

    row = Exhibit.objects.get()
    assert (row.is_withdrawn, row.withdrawn_reason) == (True, "Wrong case")
    with pytest.raises(NotNow):
        withdraw_exhibit(by=officer, exhibit=row, reason="Again")


def test_withdraw_exhibit_is_refused_while_something_rests_on_it(officer: User, hooked: Callable) -> None:
    hooked(hooks.exhibit_in_use, lambda exhibit: [f"The application relies on {exhibit.reference}."])
    exhibit = add(make_case(officer=officer), officer)

    with pytest.raises(NotNow, match="relies on OO/1"):
        withdraw_exhibit(by=officer, exhibit=exhibit, reason="Wrong case")


@pytest.mark.parametrize("field", ["sha256", "file_name", "size", "media_type", "number"])
def test_database_refuses_to_change_the_original(officer: User, field: str) -> None:
    add(make_case(officer=officer), officer)
    value = {"sha256": "0" * 64, "size": 9, "number": 9}.get(field, "other")

    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        Exhibit.objects.update(**{field: value})


@pytest.mark.parametrize(
    ("purpose", "operation"), [(Purpose.REVIEW, "consultation"), (Purpose.DEFENCE, "disclosure")]
)
def test_download_exhibit_is_recorded_with_its_purpose(
    officer: User, supervisor: User, purpose: Purpose, operation: str
) -> None:
    exhibit = add(make_case(officer=officer), officer)

    download_exhibit(by=supervisor, exhibit=exhibit, purpose=purpose)

    event = AuditEvent.objects.get(did="exhibit.downloaded")
    assert (event.operation, event.reason) == (operation, purpose.label)


def test_download_exhibit_is_refused_to_people_outside_the_unit(
    officer: User, stranger: User, clerk: User, administrator: User
) -> None:
    exhibit = add(make_case(officer=officer), officer)

    for person in (stranger, clerk, administrator):
        with pytest.raises(Denied, match="Only officers and supervisors of the unit"):
            download_exhibit(by=person, exhibit=exhibit, purpose=Purpose.REVIEW)

    assert AuditEvent.objects.filter(did="exhibit.downloaded").count() == 0


def test_room_of_a_day_is_asked_for_by_one_at_a_time_and_counts_what_is_on_its_way(
    officer: User, settings: LazySettings, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    settings.DAILY_BYTES = 10
    PartialUpload.objects.create(user=officer, place="A", name="a.txt", size=6, modified=1)

    with transaction.atomic(), django_assert_max_num_queries(4) as asked:
        check_room_to_send(officer, 4)
    with transaction.atomic(), pytest.raises(FileRefused, match="the most one person can add"):
        check_room_to_send(officer, 5)
    with transaction.atomic():
        check_room_today(officer, 10)

    assert sum("FOR NO KEY UPDATE" in query["sql"] for query in asked.captured_queries) == 1
