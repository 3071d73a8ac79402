"""One whole bundle, made once, that several tests look at."""

from pathlib import Path

import pytest

from orders.bundle.documents import Bundle, Exhibit
from orders.bundle.make import make_bundle
from orders.bundle.papers import court_papers
from tests.orders.bundle.files import exhibit, picture, save_pdf
from tests.orders.bundle.sample import APPROVAL, COURT, SHORT


@pytest.fixture(scope="session")
def exhibits(tmp_path_factory: pytest.TempPathFactory) -> list[Exhibit]:
    """Two that are called alike and hold different things, and one that cannot be printed."""
    folder = tmp_path_factory.mktemp("exhibits")
    picture((300, 200)).save(folder / "c.jpg")
    (folder / "d.mp4").write_bytes(b"\0" * 2000)
    return [
        exhibit(save_pdf(folder / "a.pdf", "Alpha one", "Alpha two"), "application/pdf", reference="AR/1"),
        exhibit(save_pdf(folder / "b.pdf", "Beta one"), "application/pdf", reference="AR/11"),
        exhibit(folder / "c.jpg", "image/jpeg", reference="AR/2"),
        exhibit(folder / "d.mp4", "video/mp4", reference="AR/3"),
    ]


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory, exhibits: list[Exhibit]) -> Bundle:
    return build(exhibits, tmp_path_factory.mktemp("bundle") / "bundle.pdf")


def build(exhibits: list[Exhibit], target: Path) -> Bundle:
    listed = [
        {
            "reference": one.id,
            "title": one.title,
            "sha256": one.sha256,
            "media_type": one.media_type,
            "size": 1,
        }
        for one in exhibits
    ]
    papers = court_papers(SHORT | {"exhibits": listed}, approval=APPROVAL, court=COURT)
    return make_bundle(
        [*papers, *exhibits],
        title="Chief Constable of Northmoor Police and Daniel Marsh",
        reference="SPO-2026-000123, version 2",
        target=target,
        progress=lambda *_: None,
    )
