"""What must not be given away is found however it is written."""

import pytest
from django.db.models import TextField
from django.db.models.functions import Cast

from cases.actions.contacts import add_contact_detail, remove_contact_detail
from cases.confidential import confidential_values, find_confidential, value_hash
from cases.enums import ContactKind
from cases.models import Case, ContactDetail
from spo.accounts.models import User
from tests.factories.cases import make_case


@pytest.fixture
def case(officer: User) -> Case:
    return make_case(officer=officer)


def _add(case: Case, kind: ContactKind, value: str, **more: bool) -> ContactDetail:
    return add_contact_detail(by=case.officer, role=case.victims.get(), kind=kind, value=value, **more)


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (ContactKind.PHONE, "07700 900123", "He rang 07700900123 at night"),
        (ContactKind.PHONE, "07700 900123", "He rang +44 7700 900 123."),
        (ContactKind.PHONE, "07700 900123", "He rang +44 (0)7700-900-123."),
        (ContactKind.PHONE, "+44 7700 900123", "He rang 0044 7700 900123."),
        (ContactKind.PHONE, "020 7946 0018", "(020) 7946 0018"),
        (ContactKind.EMAIL, "Vera.Example@example.com", "wrote to vera.example@EXAMPLE.COM, then"),
        (ContactKind.ONLINE, "@vera_hides", "found the account Vera Hides"),
        (ContactKind.VEHICLE, "AB12 CDE", "a red car, ab12cde, outside"),
        (ContactKind.ADDRESS, "12 Acacia Avenue, Northmoor NM1 4AB", "at 12 ACACIA   AVENUE"),
        (ContactKind.ADDRESS, "12 Acacia Avenue, Northmoor NM1 4AB", "the postcode nm14ab"),
        (ContactKind.ADDRESS, "12 Acacia Avenue\nNorthmoor\nNM1 4AB", "12, Acacia Avenue"),
        (ContactKind.ADDRESS, "Rose Cottage, Mill Lane", "seen near rose cottage twice"),
        (ContactKind.ADDRESS, "3 Café Row, Northmoor", "left it at 3 Cafe Row"),
        (ContactKind.SCHOOL, "St Mary’s Primary School", "waited at St. Mary's primary school"),
        (ContactKind.PHONE, "07700 900123", "tel:07700900123x"),
        (ContactKind.PHONE, "07700 900123 or 01632 960999", "He rang 01632960999"),
        (ContactKind.PHONE, "07700 900123 ext 4", "He rang 07700900123"),
        (ContactKind.PHONE, "+33 6 39 98 12 34", "He rang 0033639981234"),
        (ContactKind.PHONE, "07700 900123", "He rang ०७७०० ९००१२३ and ０７７００"),  # noqa: RUF001
        (ContactKind.PHONE, "07700 900123", "call=%2B44+7700%20900%20123"),
        (ContactKind.EMAIL, "jane_doe@example.co.uk", "jane underscore doe (at) example dot co dot uk"),
        (ContactKind.EMAIL, "jane.doe@example.com", "jane dot doe at example.com"),
        (ContactKind.EMAIL, "jane.doe@example.com", "?to=jane.doe%40example.com&x=1"),
        (ContactKind.EMAIL, "jane.doe@example.com", "jane.doe&#64;example&period;com"),
        (ContactKind.EMAIL, "jane.doe@example.com", "jаnе.dое@ехаmрlе.соm"),  # noqa: RUF001
        (ContactKind.ADDRESS, "12 Acacia Avenue, Northmoor M1 1AE", "flatM11AE"),
        (ContactKind.ADDRESS, "12 Acacia Avenue, Northmoor M1 1AE", "M1 1AEand"),
        (ContactKind.ADDRESS, "12 Acacia Avenue, Northmoor", "12 Acacia Ave."),
        (ContactKind.ADDRESS, "12 Acacia Av, Northmoor", "12 acacia avenue"),
        (ContactKind.ADDRESS, "12 Acacia Avenue, Northmoor", "somewhere in Acacia Avenue"),
        (ContactKind.ADDRESS, "12 Acacia Avenue Northmoor", "somewhere in Acacia Ave"),
        (ContactKind.ADDRESS, "12 Acacia Avenue, Northmoor", "entry 7\nAcacia Avenue"),
        (ContactKind.ADDRESS, "12 Acacia Avenue, Northmoor", "since 2024 Acacia Avenue"),
        (ContactKind.ADDRESS, "12 Acacia Avenue, Northmoor", "12%20Acacia%20Avenue"),
        (ContactKind.ADDRESS, "12 Acacia Avenue, Northmoor", "&#49;2&amp;nbsp;Acacia Avenue"),
        (ContactKind.ADDRESS, "12 Acacia Avenue, Northmoor", "at 12 Aca-\ncia Ave\u00adnue"),
        (ContactKind.ADDRESS, "12 Acacia Avenue, Northmoor", "at 12 A\u200bcacia\u2060 Avenue"),
        (ContactKind.ADDRESS, "12 Acacia Avenue, Northmoor", "at 12 Αсасiа Аvеnuе"),  # noqa: RUF001
        (ContactKind.ADDRESS, "Flat 2, Acacia House, 4 Elm Rd", "outside Acacia Hse"),
        (ContactKind.ADDRESS, "Rose Cottage, Mill Lane, Northmoor", "seen near ROSE-COTTAGE"),
        (ContactKind.ADDRESS, "Rose Cottage, Withybrook Ln, Northmoor", "seen in Withybrook Lane"),
    ],
)
def test_find_confidential_finds_every_way_of_writing(
    case: Case, kind: ContactKind, value: str, text: str
) -> None:
    _add(case, kind, value)

    assert [found.kind for found in find_confidential(text, case)] == [kind]


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (ContactKind.PHONE, "07700 900123", "exhibit 907700900123, 077009001234 and 7700900124"),
        (
            ContactKind.ADDRESS,
            "12 Acacia Avenue, Northmoor NM1 4AB",
            "walked through Northmoor, 112 Acacia Avenue",
        ),
        (ContactKind.ONLINE, "al", "always, at all, royal"),
        (ContactKind.ADDRESS, "Flat 3, 12 High Street, Northmoor", "Flat 3 in the High Street"),
        (ContactKind.ADDRESS, "Rose Cottage, Mill Lane, Milton Keynes", "Mill Lane in Milton Keynes"),
        (
            ContactKind.ADDRESS,
            "12 Acacia Avenue, Northmoor M1 1AE",
            "away from 11 aeroplanes, room 11ae, SM1 1AE",
        ),
        (ContactKind.ADDRESS, "12 Acacia Avenue, Northmoor M1 1AE", "the acacia, an avenue of trees"),
        (ContactKind.WORKPLACE, "Fenwick Ltd, Withybrook Lane", "seen in Withybrook Lane"),
        (ContactKind.EMAIL, "jane.doe@example.com", "xjane.doe@example.com, doe@example.com"),
        (ContactKind.VEHICLE, "AB12 CDE", "ab12cdef"),
        (ContactKind.OTHER, "...", "... and then"),
    ],
)
def test_find_confidential_leaves_innocent_text(case: Case, kind: ContactKind, value: str, text: str) -> None:
    _add(case, kind, value)

    assert find_confidential(text, case) == []


def test_confidential_values_are_those_that_stand(case: Case, officer: User) -> None:
    kept = _add(case, ContactKind.PHONE, "07700 900123")
    _add(case, ContactKind.EMAIL, "known@example.com", is_confidential=False)
    removed = _add(case, ContactKind.EMAIL, "mistake@example.com")
    remove_contact_detail(by=officer, case=case, detail=removed)
    suspect_only = add_contact_detail(
        by=officer, role=case.suspect, kind=ContactKind.ADDRESS, value="9 Hidden Way"
    )
    _add(make_case(officer=officer), ContactKind.PHONE, "07700 900999")

    found = confidential_values(case)

    assert sorted(row.value for row in found) == sorted([kept.value, suspect_only.value])


def test_protected_value_keeps_its_value_out_of_logs(case: Case) -> None:
    _add(case, ContactKind.PHONE, "07700 900123")

    assert repr(confidential_values(case)) == "[ProtectedValue(kind='phone')]"


def test_contact_detail_is_unreadable_in_the_database(case: Case) -> None:
    detail = _add(case, ContactKind.PHONE, "07700 900123")

    (stored,) = ContactDetail.objects.values_list(Cast("value", TextField()), flat=True)

    assert "900123" not in stored
    assert detail.value_hash == value_hash(ContactKind.PHONE, "+44 (0) 7700 900123")
    assert detail.value_hash != value_hash(ContactKind.PHONE, "07700 900124")
