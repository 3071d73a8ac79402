"""Putting an incident where it belongs: the right case, as many entries as it was, a second case as well."""

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO

import pytest
from django.db import DatabaseError, transaction

from cases import hooks
from cases.actions.continuity import record_handling
from cases.actions.corrections import Portion, move_incident, split_incident
from cases.actions.exhibits import Received, add_exhibit
from cases.actions.incidents import log_incident, withdraw_incident
from cases.actions.linking import link_incident, strike_link
from cases.actions.supports import weigh_incident
from cases.actions.transcripts import write_transcript
from cases.enums import Act, Handling, Limb
from cases.evidence.continuity import Receipt, receipt_of
from cases.models import Case, Continuity, Correction, Exhibit, Incident, IncidentLink
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, Mistaken, NotNow, NotVisible
from spo.workdays import LONDON
from tests.cases.actions.telling import told, when_on
from tests.factories.cases import make_case

WHY = "It was the other man"


@pytest.fixture
def other(officer: User) -> Case:
    return make_case(officer=officer, victims=2)


@pytest.fixture
def incident(case: Case, officer: User) -> Incident:
    said = told(victims=[case.victims.first()], place="The park", count=3, acts=[Act.THREATS], effect="Fear")
    return log_incident(by=officer, case=case, told=said)


def note(incident: Incident, by: User, media: str = "text/plain", **more: object) -> Exhibit:
    file = Received(BytesIO(b"a note"), "note.txt", media)
    given = {"title": "A note", "is_for_respondent": True, "incident": incident, **more}
    return add_exhibit(by=by, case=incident.case, file=file, **given)


def recorded(case: Case) -> list[tuple[str, str]]:
    """What the record of the case says of incidents, exhibits and links, the oldest first."""
    events = AuditEvent.objects.filter(case_reference=case.reference, did__regex="^(incident|exhibit)")
    events = events.order_by("id")
    return [(event.did, event.subject) for event in events]


def test_move_incident_makes_the_same_in_the_other_case(
    incident: Incident, other: Case, officer: User, colleague: User
) -> None:
    victim = other.victims.last()

    new = move_incident(by=colleague, incident=incident, to=other, victims=[victim], reason=WHY)

    old = Incident.objects.get(pk=incident.pk)
    assert (old.is_withdrawn, old.withdrawn_by, old.withdrawn_reason) == (True, colleague, WHY)
    assert (new.case, new.number, new.place, new.count, new.acts) == (other, 1, "The park", 3, ["threats"])
    assert (new.effect, new.when, list(new.victims.all())) == ("Fear", incident.when, [victim])
    made = Correction.objects.get()
    assert (made.kind, made.old, made.new, made.reason, made.corrected_by) == (
        "moved",
        old,
        new,
        WHY,
        colleague,
    )


def test_move_incident_is_recorded_in_both_cases(incident: Incident, other: Case, officer: User) -> None:
    before = len(recorded(incident.case))

    move_incident(by=officer, incident=incident, to=other, victims=[], reason=WHY)

    assert recorded(incident.case)[before:] == [
        ("incident.withdrawn", "incident 2"),
        ("incident.moved", "incident 2"),
    ]
    assert recorded(other) == [("incident.received", "incident 1")]
    moved, received = AuditEvent.objects.filter(did__in=["incident.moved", "incident.received"]).order_by(
        "id"
    )
    assert moved.recipients == [other.reference]
    assert received.reason == f"{incident.case.reference}, incident 2"


def test_move_incident_takes_its_exhibits_along(incident: Incident, other: Case, officer: User) -> None:
    recording = note(incident, officer, "video/mp4")
    note(incident, officer, made_from=recording)
    gone = note(incident, officer)
    Exhibit.objects.filter(pk=gone.pk).update(
        withdrawn_at=gone.added_at, withdrawn_by=officer, withdrawn_reason="Wrong"
    )

    new = move_incident(by=officer, incident=incident, to=other, victims=[], reason=WHY)

    first, still = new.exhibits.all()
    assert (first.reference, first.sha256, first.case) == ("OO/1", recording.sha256, other)
    assert (still.reference, still.made_from) == ("OO/2", first)
    assert [each.withdrawn_reason for each in incident.exhibits.order_by("pk")] == [WHY, WHY, "Wrong"]
    lines = Continuity.objects.filter(kind="moved").order_by("id")
    assert [(line.exhibit, line.from_whom, line.to_whom) for line in lines[:2]] == [
        (first, f"{incident.case.reference}, exhibit OO/1", ""),
        (recording, "", f"{other.reference}, exhibit OO/1"),
    ]


def test_move_incident_takes_transcript_and_receipt_along_in_their_own_words(
    incident: Incident, other: Case, officer: User, colleague: User
) -> None:
    came = datetime(2026, 5, 3, 9, tzinfo=LONDON)
    receipt = Receipt("Vera Victim", came, "Her flat")
    recording = note(incident, officer, "video/mp4", receipt=receipt)
    write_transcript(by=officer, exhibit=recording, version=0, text="I see you")

    new = move_incident(by=colleague, incident=incident, to=other, victims=[], reason=WHY)

    copy = new.exhibits.get()
    assert (copy.transcript.text, copy.transcript.written_by) == ("I see you", officer)
    assert copy.transcript.written_at == recording.transcript.written_at
    old, line = recording.continuity.get(kind="received"), copy.continuity.get(kind="received")
    same = ("happened_at", "from_whom", "to_whom", "place", "entered_by", "entered_at", "is_automatic")
    assert [getattr(line, name) for name in same] == [getattr(old, name) for name in same]
    assert line.note == f"As {incident.case.reference}, exhibit OO/1."
    assert receipt_of(list(copy.continuity.all())) == line
    assert list(copy.continuity.order_by("id").values_list("kind", flat=True)) == ["received", "moved"]


def test_move_incident_leaves_its_words_to_who_wrote_them(
    incident: Incident, other: Case, officer: User, colleague: User
) -> None:
    weigh_incident(by=officer, incident=incident, version=1, supports={Limb.RISK: "He came closer."})

    new = move_incident(by=colleague, incident=incident, to=other, victims=[], reason=WHY)

    assert (new.logged_by, new.supports.get().said_by) == (officer, officer)
    assert new.logged_at == Incident.objects.get(pk=incident.pk).logged_at


def test_split_incident_leaves_what_it_supports_to_who_said_so(
    incident: Incident, officer: User, colleague: User
) -> None:
    weigh_incident(by=officer, incident=incident, version=1, supports={Limb.RISK: "He came closer."})

    parts = split_incident(by=colleague, incident=incident, into=[Portion(told())] * 2, reason="Two visits")

    assert [(row.logged_by, row.supports.get().said_by) for row in parts] == [(colleague, officer)] * 2


def test_move_incident_keeps_what_it_shows_and_its_other_links(
    incident: Incident, other: Case, officer: User
) -> None:
    third = make_case(officer=officer)
    weigh_incident(by=officer, incident=incident, version=1, supports={Limb.RISK: "He came closer."})
    for case in (other, third):
        link_incident(by=officer, incident=incident, to=case, reason="Both saw him")

    new = move_incident(by=officer, incident=incident, to=other, victims=[], reason=WHY)

    assert [(row.limb, row.how) for row in new.supports.all()] == [("risk", "He came closer.")]
    assert [link.case for link in new.links.all()] == [third]
    assert [link.is_struck for link in incident.links.all()] == [True, True]


def test_move_incident_tells_upper_floors_of_both(
    incident: Incident, other: Case, officer: User, hooked: Callable
) -> None:
    heard: list[tuple[str, int]] = []
    hooked(hooks.incident_logged, lambda by, row: heard.append(("logged", row.case_id)))
    hooked(hooks.incident_withdrawn, lambda by, row: heard.append(("withdrawn", row.case_id)))

    move_incident(by=officer, incident=incident, to=other, victims=[], reason=WHY)

    assert heard == [("withdrawn", incident.case_id), ("logged", other.pk)]


@pytest.mark.parametrize("hook", ["incident_in_use", "exhibit_in_use"])
def test_move_incident_is_refused_while_something_relies_on_it(
    incident: Incident, other: Case, officer: User, hooked: Callable, hook: str
) -> None:
    note(incident, officer)
    hooked(getattr(hooks, hook), lambda row: ["An application rests on it."])

    with pytest.raises(NotNow, match="An application rests on it"):
        move_incident(by=officer, incident=incident, to=other, victims=[], reason=WHY)

    assert (other.incidents.count(), Correction.objects.count()) == (0, 0)


def test_move_incident_takes_nobody_and_nothing_out_of_scope(
    incident: Incident, other: Case, officer: User, stranger: User
) -> None:
    far = make_case(officer=stranger)

    with pytest.raises(Denied):
        move_incident(by=officer, incident=incident, to=far, victims=[], reason=WHY)
    with pytest.raises(NotVisible):
        move_incident(
            by=officer, incident=incident, to=other, victims=list(incident.victims.all()), reason=WHY
        )
    with pytest.raises(Mistaken, match="This is the case the incident is in"):
        move_incident(by=officer, incident=incident, to=incident.case, victims=[], reason=WHY)

    assert Correction.objects.count() == 0


def test_split_incident_makes_each_part_with_its_own_day_and_evidence(
    incident: Incident, officer: User
) -> None:
    letter, photo = note(incident, officer), note(incident, officer)
    parts = [
        Portion(told(when=when_on(date(2026, 5, 3)), what_happened="He called."), [photo]),
        Portion(
            told(when=when_on(date(2026, 5, 4)), what_happened="He came.", acts=[Act.LOITERING]), [letter]
        ),
    ]

    first, second = split_incident(by=officer, incident=incident, into=parts, reason="Two visits")

    assert [(row.number, row.when, row.what_happened) for row in (first, second)] == [
        (3, "On 3 May 2026", "He called."),
        (4, "On 4 May 2026", "He came."),
    ]
    assert (list(first.exhibits.all()), list(second.exhibits.all())) == ([photo], [letter])
    assert Incident.objects.get(pk=incident.pk).withdrawn_reason == "Two visits"
    assert [(row.kind, row.old, row.new) for row in Correction.objects.all()] == [
        ("split", incident, first),
        ("split", incident, second),
    ]
    assert recorded(incident.case)[-1] == ("incident.split", "incident 2")
    assert AuditEvent.objects.get(did="incident.split").recipients == ["incident 3", "incident 4"]


def test_split_incident_needs_two_parts_and_every_exhibit(incident: Incident, officer: User) -> None:
    note(incident, officer)

    with pytest.raises(NotNow, match="two or more"):
        split_incident(by=officer, incident=incident, into=[Portion(told())], reason=WHY)
    with pytest.raises(NotNow, match="An exhibit was added or withdrawn"):
        split_incident(by=officer, incident=incident, into=[Portion(told()), Portion(told())], reason=WHY)

    assert Incident.objects.get(pk=incident.pk).is_withdrawn is False


def test_what_was_withdrawn_or_is_a_series_is_not_put_right(
    incident: Incident, other: Case, officer: User
) -> None:
    series = Incident.objects.create(
        case=incident.case,
        number=9,
        is_series=True,
        starts_on=date(2026, 5, 3),
        acts=["threats"],
        logged_by=officer,
    )
    withdraw_incident(by=officer, incident=incident, reason="Twice")

    with pytest.raises(NotNow, match="was withdrawn"):
        move_incident(by=officer, incident=incident, to=other, victims=[], reason=WHY)
    with pytest.raises(NotNow, match="A series stands for its incidents"):
        split_incident(by=officer, incident=series, into=[Portion(told()), Portion(told())], reason=WHY)
    with pytest.raises(NotNow, match="was withdrawn"):
        link_incident(by=officer, incident=incident, to=other, reason=WHY)


def test_move_incident_takes_what_put_the_receipt_right_along(
    incident: Incident, other: Case, officer: User, colleague: User
) -> None:
    """And what put that right in turn; no other line."""
    exhibit = note(incident, officer, receipt=Receipt("Vera Victim", datetime(2026, 5, 3, 9, tzinfo=LONDON)))
    received = receipt_of(list(exhibit.continuity.all()))
    facts = {"exhibit": exhibit, "happened_at": datetime(2026, 5, 3, 8, tzinfo=LONDON)}
    right = record_handling(
        by=colleague, kind=Handling.RECEIVED, **facts, from_whom="Vera Other", corrects=received
    )
    record_handling(by=officer, kind=Handling.RETURNED, **facts, note="By post.", corrects=right)
    record_handling(by=officer, kind=Handling.COPIED, **facts, note="It was raining.")

    new = move_incident(by=officer, incident=incident, to=other, victims=[], reason=WHY)

    first, *rest = new.exhibits.get().continuity.filter(place="").order_by("id")
    came = f"As {incident.case.reference}, exhibit OO/1."
    assert [(row.from_whom, row.note, row.entered_by, row.corrects) for row in (first, *rest[:2])] == [
        ("Vera Victim", came, officer, None),
        ("Vera Other", came, colleague, first),
        ("", f"{came} By post.", officer, rest[0]),
    ]
    assert [row.kind for row in rest[2:]] == ["moved"]


def test_link_incident_is_recorded_in_both_cases_and_made_once(
    incident: Incident, other: Case, officer: User
) -> None:
    link = link_incident(by=officer, incident=incident, to=other, reason="Both saw him")

    assert (link.incident, link.case, link.reason) == (incident, other, "Both saw him")
    assert recorded(incident.case)[-1] == ("incident.linked", "incident 2")
    assert recorded(other) == [("incident.linked", f"incident 2 of {incident.case.reference}")]
    with pytest.raises(NotNow, match="already"):
        link_incident(by=officer, incident=incident, to=other, reason="Again")


@pytest.mark.parametrize("is_from_second", [True, False])
def test_strike_link_keeps_it_with_who_and_why(
    incident: Incident, other: Case, officer: User, colleague: User, *, is_from_second: bool
) -> None:
    link = link_incident(by=officer, incident=incident, to=other, reason="Both saw him")

    strike_link(
        by=colleague, case=other if is_from_second else incident.case, link=link, reason="They did not"
    )

    row = IncidentLink.objects.get()
    assert (row.is_struck, row.struck_by, row.struck_reason) == (True, colleague, "They did not")
    assert recorded(incident.case)[-1] == recorded(other)[-1] == ("incident_link.struck", link.subject)
    with pytest.raises(NotNow, match="already"):
        strike_link(by=officer, case=other, link=row, reason="Again")
    link_incident(by=officer, incident=incident, to=other, reason="They did after all")


def test_strike_link_is_denied_to_another_unit_and_through_another_case(
    incident: Incident, other: Case, officer: User, stranger: User
) -> None:
    link = link_incident(by=officer, incident=incident, to=other, reason="Both saw him")

    with pytest.raises(Denied):
        strike_link(by=stranger, case=other, link=link, reason="No")
    with pytest.raises(NotVisible):
        strike_link(by=officer, case=make_case(officer=officer), link=link, reason="No")


def test_correction_is_never_changed(incident: Incident, other: Case, officer: User) -> None:
    move_incident(by=officer, incident=incident, to=other, victims=[], reason=WHY)

    with pytest.raises(DatabaseError), transaction.atomic():
        Correction.objects.update(reason="Another")
    with pytest.raises(DatabaseError), transaction.atomic():
        Correction.objects.all().delete()
