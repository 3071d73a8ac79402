"""Pictures inside a PDF lose what they say beside what they show. Runs in the child only."""

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf, Stream

from spo.foreign.jpeg import without_metadata
from spo.foreign.jpeg2000 import without_notes
from spo.foreign.pdf import check_packing, listed, spelt_out
from spo.foreign.refusals import RefusedAs

CLEANED = {"/DCTDecode": without_metadata, "/JPXDecode": without_notes}
# Pointers from inside a stream to what lies outside the page: private data, or another file.
OUTWARD = ("/Metadata", "/F", "/FFilter", "/FDecodeParms", "/Ref", "/OPI", "/Alternates")
IN_LINE = re.compile(rb"\bBI\b")


def clean_pictures(pdf: Pdf) -> None:
    for page in pdf.pages:
        page.externalize_inline_images()
    for stream in pdf.objects:
        if isinstance(stream, Stream):
            _clean(stream)
    if any(_has_photograph_in_line(drawing) for drawing in _other_drawings(pdf)):
        raise RefusedAs("inlaid")


def _clean(stream: Stream) -> None:
    filters = check_packing(stream)
    for key in OUTWARD:
        if key in stream:
            del stream[key]
    if CLEANED.keys().isdisjoint(filters):
        return
    *packing, kind = filters
    if kind not in CLEANED:
        raise RefusedAs("packed")
    parameters = [*listed(stream.get(Name.DecodeParms)), None, None]
    data = stream.read_raw_bytes()
    if packing:
        stream.write(data, filter=Name(packing[0]), decode_parms=parameters[0])
        data = stream.read_bytes()
    stream.write(CLEANED[kind](data), filter=Name(kind), decode_parms=_colours(parameters[len(packing)]))


def _colours(parameters: Object | None) -> Dictionary | None:
    known = isinstance(parameters, Dictionary) and Name.ColorTransform in parameters
    return Dictionary(ColorTransform=int(parameters.ColorTransform)) if known else None


def _other_drawings(pdf: Pdf) -> Iterator[Stream]:
    """Those of which qpdf does not take the pictures out of the line: patterns, letters, the looks of comments."""
    for thing in pdf.objects:
        if isinstance(thing, Stream) and (thing.get(Name.Subtype) == Name.Form or Name.PatternType in thing):
            yield thing
        elif isinstance(thing, Dictionary) and isinstance(thing.get(Name.CharProcs), Dictionary):
            yield from thing.CharProcs.values()


def _has_photograph_in_line(drawing: Stream) -> bool:
    if not IN_LINE.search(drawing.read_bytes()):
        return False
    return any(
        not CLEANED.keys().isdisjoint(spelt_out(picture.filters))
        for operands, operator in pikepdf.parse_content_stream(drawing)
        for picture in operands
        if str(operator) == "INLINE IMAGE"
    )
