"""An exhibit as it arrives, and what a worker makes of it."""

from io import BytesIO
from tempfile import NamedTemporaryFile

from cases.actions.exhibits import Received, add_exhibit
from cases.models import Case, Exhibit, Rendition
from spo.accounts.models import User
from spo.files.sniff import recognised
from tests.factories.cases import make_case
from tests.factories.work import work_off


def taken_in(content: bytes, name: str, officer: User, *, case: Case | None = None) -> Exhibit:
    """As the form takes it: recognised by its content, and kept."""
    with NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        media_type = recognised(file.name, name=name).media_type
    return add_exhibit(
        by=officer,
        case=case or make_case(officer=officer),
        file=Received(BytesIO(content), name, media_type),
        title="Evidence",
        is_for_respondent=True,
    )


def made_of(content: bytes, name: str, officer: User) -> Rendition:
    exhibit = taken_in(content, name, officer)
    work_off()
    return Rendition.objects.get(exhibit=exhibit)
