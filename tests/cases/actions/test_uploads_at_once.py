"""Two requests for the same file at the same moment: a part counts once, a file becomes one exhibit."""

import hashlib
import threading
from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection

from cases.actions.exhibits import Said, add_uploaded_exhibit
from cases.models import Case, Exhibit
from spo.accounts.models import User
from spo.work.models import PartialUpload
from spo.work.partial import OutOfStep, append, begin

CONTENT = b"0123456789" * 1000
SAID = Said(incident=None, is_for_respondent=False)

pytestmark = pytest.mark.usefixtures("committed")


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """What each gave, or the error it raised, when all begin together."""
    ready, given = threading.Barrier(len(deeds)), []

    def run(deed: Callable[[], object]) -> None:
        try:
            ready.wait(timeout=10)
            given.append(deed())
        except (OutOfStep, IntegrityError) as error:
            given.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return given


def begun(officer: User, case: Case) -> PartialUpload:
    return begin(by=officer, place=case.reference, name="a.txt", size=len(CONTENT), modified=1)


def send(officer: User, upload: PartialUpload) -> PartialUpload:
    digest = hashlib.sha256(CONTENT).hexdigest()
    place = {"place": upload.place, "token": upload.token, "offset": 0}
    return append(by=officer, content=CONTENT, sha256=digest, **place)


def test_beginning_twice_begins_one(officer: User, case: Case) -> None:
    given = at_once(*[lambda: begun(officer, case)] * 4)

    assert [type(one).__name__ for one in given] == ["PartialUpload"] * 4
    assert len({one.token for one in given}) == 1


def test_same_part_twice_counts_once(officer: User, case: Case) -> None:
    upload = begun(officer, case)

    given = at_once(*[lambda: send(officer, upload)] * 4)

    assert sorted(type(one).__name__ for one in given) == ["OutOfStep"] * 3 + ["PartialUpload"]
    upload.refresh_from_db()
    assert upload.received == len(CONTENT)


def test_finishing_twice_makes_one_exhibit(officer: User, case: Case) -> None:
    upload = send(officer, begun(officer, case))
    chain = hashlib.sha256(hashlib.sha256(CONTENT).digest()).hexdigest()

    given = at_once(
        *[lambda: add_uploaded_exhibit(by=officer, case=case, upload=upload, parts_sha256=chain, said=SAID)]
        * 3
    )

    assert [one.result for one in given] == ["OO/1"] * 3
    assert Exhibit.objects.get().sha256 == hashlib.sha256(CONTENT).hexdigest()
