"""A clean copy of somebody's PDF: each page as it looks, on a page of ours. Runs in the child only.

Pages are rebuilt rather than scrubbed. What is not named here, such as scripts, forms, attachments and
metadata, is never carried over.
"""

import zlib
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, Pdf

from spo.foreign.hidden_words import forget_hidden_words
from spo.foreign.inner_pictures import clean_pictures
from spo.foreign.pdf import MOST_PAGES, check_pages, open_pdf
from spo.foreign.pdf_notes import notes_on
from spo.foreign.pdf_places import copy_bookmarks, copy_layers, copy_links
from spo.foreign.refusals import RefusedAs, Unusable

REASONS = {
    "encrypted": "is locked with a password. Print it to a new PDF and add that, or ask for a copy that is not locked.",
    "packed": "is packed in a way that can hide a great deal of data. Print it to a new PDF.",
    "inlaid": "has a photograph where its notes cannot be taken out. Print it to a new PDF and add that.",
    "pages": f"has too many pages. A bundle takes files of 1 to {MOST_PAGES:,}.",
}
MENDED = "The file was damaged and was put together again for this copy. It has as many pages as it says it should have."
SANITIZER = (
    pikepdf.sanitize.Sanitizer()
    .remove_javascript()
    .remove_external_access()
    .remove_attachments()
    .remove_multimedia()
    .remove_thumbnails()
    .remove_search_index()
    .remove_web_capture()
    .remove_private_app_data()
    .remove_collection()
)


def copy(source: Path, target: Path, media_type: str) -> str:
    try:
        original, is_mended = open_pdf(source, is_protected_allowed=True)
        with original, pikepdf.new() as clean:
            check_pages(original)
            notes = notes_on(source, original)
            _copy_into(clean, original)
            clean.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    except RefusedAs as reason:
        if (code := reason.args[0]) not in REASONS:
            raise
        raise Unusable(REASONS[code], code) from reason
    return " ".join([MENDED, *notes] if is_mended else notes)


def _copy_into(clean: Pdf, original: Pdf) -> None:
    clean_pictures(original)
    SANITIZER.apply(original)
    for page in original.pages:
        _enclose(page, original)
    forget_hidden_words(original)
    _flatten(original)
    for page in original.pages:
        clean.pages.append(_rebuilt(page, original, clean))
    copy_links(original, clean)
    copy_bookmarks(original, clean)
    copy_layers(original, clean)


def _enclose(page: Page, pdf: Pdf) -> None:
    """Draw the page as one form: a drawing left in disorder can then no longer disturb what is added to it."""
    drawing = page.as_form_xobject(handle_transformations=False)
    drawing.BBox = Array(_ordered(page.mediabox))
    # Read now: it proves that the page can be read, and qpdf would otherwise read it after it was changed.
    drawing.write(zlib.compress(drawing.read_bytes()), filter=Name.FlateDecode)
    page.obj.Resources = Dictionary(XObject=Dictionary(Drawing=drawing))
    page.obj.Contents = pdf.make_stream(b"/Drawing Do")


def _flatten(pdf: Pdf) -> None:
    """Filled-in fields and comments become part of the page, so that no two exhibits share a form."""
    if Name.AcroForm in pdf.Root:
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")


def _rebuilt(page: Page, original: Pdf, clean: Pdf) -> Page:
    media, crop = _boxes(page)
    page.contents_coalesce()
    body = Dictionary(
        Type=Name.Page,
        MediaBox=Array(media),
        CropBox=Array(crop),
        Rotate=int(page.obj.get(Name.Rotate, 0)) // 90 % 4 * 90,
        Resources=clean.copy_foreign(original.make_indirect(page.Resources)),
        Contents=clean.copy_foreign(page.obj.Contents),
    )
    if Name.UserUnit in page.obj:
        body.UserUnit = page.obj.UserUnit
    return Page(clean.make_indirect(body))


def _boxes(page: Page) -> tuple[list[float], list[float]]:
    media, crop = _ordered(page.mediabox), _ordered(page.cropbox)
    seen = [max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])]
    if min(media[2] - media[0], media[3] - media[1]) < 1:
        raise Unusable("has a page without a size. Print it to a new PDF and add that file instead.")
    return media, seen if min(seen[2] - seen[0], seen[3] - seen[1]) >= 1 else media


def _ordered(box: Array) -> list[float]:
    left, bottom, right, top = (float(edge) for edge in box)
    return [min(left, right), min(bottom, top), max(left, right), max(bottom, top)]
