"""A whole bundle, as the court opens it."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name, OutlineItem, Pdf

from orders.bundle.documents import Bundle, Exhibit, Paper
from orders.bundle.exceptions import BadDocument
from orders.bundle.make import make_bundle
from tests.orders.bundle.files import texts


@pytest.fixture
def pdf(bundle: Bundle) -> Iterator[Pdf]:
    with pikepdf.open(bundle.pdf) as opened:
        yield opened


def small(target: Path, *exhibits: Exhibit, progress: Callable = lambda *_: None) -> Bundle:
    cover = Paper("cover", "Cover", "", '<html lang="en-GB"><title>Cover</title><p>Cover</p></html>')
    return make_bundle([cover, *exhibits], title="Title", reference="SPO", target=target, progress=progress)


def foot(page: str) -> str:
    """The last words on a page."""
    return page.split()[-1]


def page_of(pdf: Pdf, destination: pikepdf.Array) -> int:
    return [page.obj.objgen for page in pdf.pages].index(destination[0].objgen) + 1


def test_printed_number_is_the_number_of_the_page_in_the_file(bundle: Bundle) -> None:
    pages = texts(bundle.pdf)

    assert [foot(page) for page in pages] == [str(number) for number in range(1, bundle.page_count + 1)]


def test_page_label_is_the_printed_number(pdf: Pdf) -> None:
    assert [page.label for page in pdf.pages] == [str(number) for number in range(1, len(pdf.pages) + 1)]


def test_manifest_lists_every_document_once_and_without_gaps(bundle: Bundle, exhibits: list[Exhibit]) -> None:
    ids = [entry.id for entry in bundle.entries]
    firsts, lasts = [entry.first for entry in bundle.entries], [entry.last for entry in bundle.entries]

    assert ids == [
        *(
            "cover",
            "index",
            "application",
            "statement",
            "terms",
            "draft-order",
            "draft-interim-order",
            "authority",
        ),
        *(one.id for one in exhibits),
    ]
    assert firsts == [1, *(last + 1 for last in lasts[:-1])]
    assert lasts[-1] == bundle.page_count
    assert [entry.sha256 for entry in bundle.entries[-4:]] == [one.sha256 for one in exhibits]
    assert bundle.sha256 == hashlib.sha256(bundle.pdf.read_bytes()).hexdigest()


def test_exhibits_called_alike_are_not_swapped(bundle: Bundle) -> None:
    pages = texts(bundle.pdf)
    found = {entry.id: pages[entry.first - 1 : entry.last] for entry in bundle.entries}

    for reference, words in {"AR/1": ["Alpha one", "Alpha two"], "AR/11": ["Beta one"]}.items():
        cover, *rest = found[reference]
        assert [line.strip() for line in cover.splitlines() if line.strip()][1:4] == [
            "Exhibit",
            reference,
            "Messages",
        ]
        assert [" ".join(page.split()[:-1]) for page in rest] == words


def test_exhibit_that_cannot_be_printed_is_announced(bundle: Bundle) -> None:
    entry = bundle.entries[-1]

    assert entry.first == entry.last
    assert "It is held by the police and is available on request." in texts(bundle.pdf)[entry.first - 1]


def test_index_gives_the_first_and_last_page_of_each_document(bundle: Bundle) -> None:
    index = texts(bundle.pdf)[1]

    for entry in bundle.entries[2:]:
        pages = str(entry.first) if entry.first == entry.last else f"{entry.first} to {entry.last}"
        assert re.search(rf"^\s*{re.escape(entry.title)}\s+{pages}$", index, re.MULTILINE), entry


def test_index_entry_leads_to_its_document(bundle: Bundle, pdf: Pdf) -> None:
    links = [page_of(pdf, link.Dest) for link in pdf.pages[1].obj.Annots]

    assert links == [entry.first for entry in bundle.entries[2:] for _ in range(2)]


def test_no_link_leads_out_of_the_file(pdf: Pdf) -> None:
    links = [link for page in pdf.pages for link in page.obj.get(Name.Annots, [])]

    assert len(links) > 20
    assert [link for link in links if Name.A in link] == []


def test_term_leads_to_the_incident_that_shows_it(bundle: Bundle, pdf: Pdf) -> None:
    terms = {entry.id: entry for entry in bundle.entries}["terms"]
    links = pdf.pages[terms.first - 1].obj.Annots
    schedule = bundle.entries[3].last

    assert [page_of(pdf, link.Dest) for link in links] == [schedule] * 3
    assert float(links[0].Dest[3]) > float(links[1].Dest[3])


def test_bookmarks_name_sections_and_documents_with_their_pages(bundle: Bundle, pdf: Pdf) -> None:
    def listed(items: list[OutlineItem], depth: int = 0) -> Iterator[tuple[int, str, int]]:
        for item in items:
            yield depth, item.title, page_of(pdf, item.destination)
            yield from listed(item.children, depth + 1)

    entries = {entry.id: entry for entry in bundle.entries}
    marks = list(listed(pdf.open_outline().root))

    assert all(title.endswith(f", page {page}") for _, title, page in marks)
    assert [title.rpartition(",")[0] for depth, title, _ in marks if depth == 0] == [
        *("Cover", "Index", "Application and statement", "Terms, draft order and authority", "Exhibits"),
    ]
    assert [(title, page) for depth, title, page in marks if depth == 1] == [
        (f"{entry.title}, page {entry.first}", entry.first) for entry in bundle.entries[2:]
    ]
    assert (2, f"Schedule of incidents, page {entries['statement'].last}", entries["statement"].last) in marks


def test_file_opens_at_full_size_with_its_bookmarks(pdf: Pdf) -> None:
    where, how, *_, zoom = pdf.Root.OpenAction

    assert (where.objgen, how, zoom) == (pdf.pages[0].obj.objgen, Name.XYZ, 1)
    assert pdf.Root.PageMode == Name.UseOutlines
    assert pdf.pdf_version == "1.7"
    assert str(pdf.docinfo.Title) == "Chief Constable of Northmoor Police and Daniel Marsh"
    assert {str(key) for key in pdf.docinfo} == {"/Title", "/Subject"}


def test_every_page_is_in_the_reading_order(bundle: Bundle, pdf: Pdf) -> None:
    tree = pdf.Root.StructTreeRoot
    numbers = {
        int(key): tree.ParentTree.Nums[index + 1]
        for index, key in enumerate(tree.ParentTree.Nums)
        if not index % 2
    }

    titles = [str(part.T) for part in tree.K[0].K]
    owners = [numbers[int(page.obj.StructParents)] for page in pdf.pages]
    assert list(dict.fromkeys(titles)) == [entry.title for entry in bundle.entries]
    assert all(
        len(owner) > 0 and owner[0].Pg.objgen == page.obj.objgen
        for owner, page in zip(owners, pdf.pages, strict=True)
    )
    for page in pdf.pages:
        for link in page.obj.get(Name.Annots, []):
            assert Name.Link == numbers[int(link.StructParent)].S


def test_same_documents_give_the_same_bytes(exhibits: list[Exhibit], tmp_path: Path) -> None:
    once, again = (small(tmp_path / name, *exhibits) for name in ("once.pdf", "again.pdf"))

    assert once.sha256 == again.sha256
    assert once.entries == again.entries


def test_progress_counts_up_to_the_end(exhibits: list[Exhibit], tmp_path: Path) -> None:
    steps = []

    small(tmp_path / "a.pdf", exhibits[3], progress=lambda *step: steps.append(step))

    assert steps == [
        ("Preparing Cover", 0, 4),
        ("Preparing AR/3: Messages", 1, 4),
        ("Making the index", 2, 4),
        ("Joining the documents", 3, 4),
        ("Done", 4, 4),
    ]


def test_document_that_cannot_go_in_stops_the_bundle(exhibits: list[Exhibit], tmp_path: Path) -> None:
    changed = replace(exhibits[0], sha256="0" * 64)

    with pytest.raises(BadDocument, match="Exhibit AR/1, “Messages”, is not the file that was received"):
        small(tmp_path / "a.pdf", changed)

    assert list(tmp_path.iterdir()) == []
