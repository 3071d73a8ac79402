"""An officer opens the case, says who is in it, logs what happened, and adds the evidence."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from cases.models import Case
from spo.files import path_of
from tests.factories.work import work_off
from tests.journeys.desk import Desk
from tests.spo.files.samples import image, pdf

SECRET_ADDRESS, SECRET_PHONE = "7 Wren Loft, Westmoor ZQ7 4XK", "07700 900931"
SECRETS = (SECRET_ADDRESS, SECRET_PHONE)
NAMES = ("Vera", "Canary", "Simon", "Shadow", "Wren Loft", "ZQ7", "900931")
EVIDENCE = {"letter.pdf": pdf(pages=2), "photo.png": image("PNG")}


def open_the_case(officer: Desk) -> Case:
    officer.send(
        "create_case",
        victim_given_names="Vera",
        victim_family_name="Canary",
        is_suspect_known="yes",
        suspect_given_names="Simon",
        suspect_family_name="Shadow",
        relationship="stranger",
        investigation="open",
    )
    return Case.objects.get()


def say_who_they_are(officer: Desk, case: Case) -> None:
    """Her new address and number are for the police and the court alone; her work phone he knows."""
    victim = case.victims.get().person_id
    for kind, value in (("address", SECRET_ADDRESS), ("phone", SECRET_PHONE)):
        officer.send("add_contact_detail", case.reference, victim, kind=kind, value=value)
    known = {"kind": "phone", "value": "01632 960001", "is_known": "yes"}
    officer.send("add_contact_detail", case.reference, victim, **known)
    officer.send("change_suspect", case.reference, area_limb="resides", work_times="Weekdays, at the depot.")

    secret = case.victims.get().person.contact_details.get(kind="address").pk
    person = officer.read("open_person", case.reference, victim)
    detail = officer.read("open_contact_detail", case.reference, secret)
    assert [SECRET_ADDRESS in page for page in (person, detail)] == [False, True]


def log_what_happened(officer: Desk, case: Case) -> None:
    """An exact day, about a day, and forty thousand searches between two."""
    told = officer.be_told("log_incident", case.reference, acts=["following"], what_happened="He came.")
    assert told == (422, ["Enter the date it happened"])

    _log(officer, case, date(2026, 5, 3), "following")
    _log(officer, case, date(2026, 5, 4), "loitering", when_kind="about")
    ends = {"when_kind": "between", "ends_on": date(2026, 7, 31), "count": 40_000}
    _log(officer, case, date(2026, 5, 5), "online-search", **ends)

    timeline = officer.read("list_incidents", case.reference)
    said = ["On 3 May 2026", "On or about 4 May 2026", "Between 5 May 2026 and 31 July 2026"]
    assert [words in timeline for words in said] == [True, True, True]
    assert "3 incidents, 40,002 times in all, from 3 May 2026 to 31 July 2026." in timeline


def _log(officer: Desk, case: Case, starts_on: date, act: str, **when: object) -> None:
    facts = {"starts_on": starts_on, "acts": [act], "what_happened": f"He did it again ({act})."}
    officer.send("log_incident", case.reference, **facts, **when)


def add_the_evidence(officer: Desk, case: Case) -> None:
    """Kept as it came, numbered with the officer's initials."""
    for name, content in EVIDENCE.items():
        officer.send(
            "add_exhibit",
            case.reference,
            file=SimpleUploadedFile(name, content),
            title=f"The {name.split('.')[0]}",
            incident="1",
            is_for_respondent="yes",
        )

    letter, photo = case.exhibits.order_by("pk")
    assert (letter.reference, photo.reference) == ("OO/1", "OO/2")
    work_off()
    original = officer.take("download_exhibit", case.reference, letter.pk, purpose="review")
    assert original == EVIDENCE["letter.pdf"] == path_of(letter.sha256).read_bytes()
