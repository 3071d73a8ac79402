"""The transcript of a recording: written, replaced, and made an exhibit; stills made from it."""

import pytest
from django.test import Client

from cases.actions.transcripts import exhibit_transcript, write_transcript
from cases.models import Case, Exhibit, Transcript
from spo.accounts.models import User
from spo.audit.models import AuditEvent
from spo.exceptions import Denied, NotNow
from spo.files import path_of
from tests.cases.actions.test_exhibits import add
from tests.cases.views.sending import send
from tests.cases.views.test_exhibits import upload
from tests.factories.cases import ExhibitFactory
from tests.spo.files.samples import image
from tests.wrong import Wrong, check_refused, texts

SAID = "00:01 MAN: I know where you live."


@pytest.fixture
def recording(case: Case) -> Exhibit:
    return ExhibitFactory(
        case=case,
        media_type="video/mp4",
        file_name="clip.mp4",
        title="Doorbell",
        incident=case.incidents.get(),
    )


@pytest.fixture
def url(recording: Exhibit) -> str:
    return f"/cases/{recording.case.reference}/evidence/{recording.pk}/"


def test_write_transcript_is_shown_with_the_recording(client: Client, url: str) -> None:
    response = send(client, f"{url}transcript/", text=SAID, version=0)

    assert (response.status_code, response["Location"], SAID in client.get(url).text) == (303, url, True)
    assert AuditEvent.objects.get(did="transcript.written").subject == "exhibit OO/1"


def test_write_transcript_again_keeps_what_it_said_before(recording: Exhibit, officer: User) -> None:
    write_transcript(by=officer, exhibit=recording, version=0, text=SAID)
    write_transcript(by=officer, exhibit=recording, version=1, text="00:01 MAN: (unclear)")

    transcript = Transcript.objects.get()
    assert (transcript.text, transcript.version) == ("00:01 MAN: (unclear)", 2)
    assert transcript.events.earliest("pgh_id").text == SAID


@pytest.mark.parametrize("version", [0, 2])
def test_write_transcript_over_a_newer_one_shows_both(
    client: Client, url: str, recording: Exhibit, officer: User, version: int
) -> None:
    write_transcript(by=officer, exhibit=recording, version=0, text=SAID)

    response = send(client, f"{url}transcript/", text="Mine", version=version)

    stale = response.context["stale"]
    assert (response.status_code, stale.current["Transcript"], stale.yours["Transcript"]) == (
        409,
        SAID,
        "Mine",
    )


def test_write_transcript_of_a_photograph_is_refused(case: Case, officer: User, client: Client) -> None:
    photo = add(case, officer, image("PNG"))

    with pytest.raises(NotNow):
        write_transcript(by=officer, exhibit=photo, version=0, text=SAID)
    assert "Transcript" not in client.get(f"/cases/{case.reference}/evidence/{photo.pk}/").text


def test_write_transcript_by_a_stranger_is_refused(recording: Exhibit, stranger: User) -> None:
    with pytest.raises(Denied):
        write_transcript(by=stranger, exhibit=recording, version=0, text=SAID)


@pytest.mark.parametrize("wrong", texts("text", 100_000, required=True))
def test_write_transcript_refuses_bad_input(client: Client, url: str, wrong: Wrong) -> None:
    check_refused(client, f"{url}transcript/", {"text": SAID, "version": 0}, wrong)


def test_exhibit_transcript_is_a_text_made_from_the_recording(
    client: Client, url: str, recording: Exhibit, officer: User
) -> None:
    write_transcript(by=officer, exhibit=recording, version=0, text=SAID)

    responses = [send(client, f"{url}transcript/exhibit/", submission="a" * 32) for _ in range(2)]

    made = Exhibit.objects.get(made_from=recording)
    assert [response["Location"] for response in responses] == [
        url.replace(str(recording.pk), str(made.pk))
    ] * 2
    assert (made.title, made.media_type, made.incident, made.is_for_respondent) == (
        "Transcript of OO/1: Doorbell",
        "text/plain",
        recording.incident,
        True,
    )
    assert path_of(made.sha256).read_text() == SAID
    assert "Made from" in client.get(responses[0]["Location"]).text


def test_exhibit_transcript_that_nobody_wrote_is_refused(recording: Exhibit, officer: User) -> None:
    with pytest.raises(NotNow):
        exhibit_transcript(by=officer, exhibit=recording)


def test_still_is_made_from_its_recording(client: Client, case: Case, url: str, recording: Exhibit) -> None:
    upload(client, case, image("PNG"), "still.png", title="Still at 00:01", made_from=str(recording.pk))

    still = Exhibit.objects.get(title="Still at 00:01")
    assert (still.made_from, "Still at 00:01" in client.get(url).text) == (recording, True)


def test_still_of_a_still_is_refused(case: Case, officer: User) -> None:
    photo = add(case, officer, image("PNG"))

    with pytest.raises(NotNow):
        add(case, officer, image("PNG"), made_from=photo)


def test_still_of_another_case_is_not_offered(client: Client, case: Case, officer: User) -> None:
    other = ExhibitFactory(media_type="video/mp4")

    response = upload(client, case, image("PNG"), "still.png", made_from=str(other.pk))

    assert response.status_code == 422
    assert Exhibit.objects.filter(case=case).count() == 0
