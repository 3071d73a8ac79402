"""Words that a PDF keeps beside what it draws: to be read aloud, to be copied instead, or by the program that made it.

Nobody sees them, and a search for what is drawn does not find them. Runs in the child only.
"""

import re

import pikepdf
from pikepdf import Dictionary, Name, Object, Operator, Pdf, Stream

LAYERS = (Name.OCG, Name.OCMD)
# A name may be written in code, as in /Actual#54ext.
SPOKEN = re.compile(rb"/(?:ActualText|Alt|E)\b|/[^\s/]*#")
PLAIN = {"BDC": Operator("BMC"), "DP": Operator("MP")}
OF_STREAM = {"/Type", "/Subtype", "/Length", "/Filter", "/DecodeParms", "/OC"}
OF_FORM = OF_STREAM | {"/FormType", "/BBox", "/Matrix", "/Resources", "/Group"}
OF_IMAGE = OF_STREAM | {
    *("/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Intent", "/ImageMask", "/Mask", "/SMask"),
    *("/Decode", "/Interpolate", "/SMaskInData", "/Matte"),
}


def forget_hidden_words(pdf: Pdf) -> None:
    """Call when every page is one form, so that nothing is drawn by anything else."""
    for thing in pdf.objects:
        if isinstance(thing, Stream) and thing.get(Name.Subtype) == Name.Form:
            _keep_only(thing, OF_FORM)
            _forget_spoken(thing)
        elif isinstance(thing, Stream) and thing.get(Name.Subtype) == Name.Image:
            _keep_only(thing, OF_IMAGE)
        elif isinstance(thing, Stream) and Name.PatternType in thing:
            _forget_spoken(thing)
        elif isinstance(thing, Dictionary) and thing.get(Name.Type) == Name.OCG:
            _keep_only(thing, {"/Type"})
            thing.Name = "Layer"


def _keep_only(thing: Object, keys: set[str]) -> None:
    for key in set(thing.keys()) - keys:
        del thing[key]


def _forget_spoken(drawing: Stream) -> None:
    properties = drawing.get(Name.Resources, Dictionary()).get(Name.Properties, Dictionary())
    for name, value in properties.items():
        if value.get(Name.Type) not in LAYERS:
            properties[name] = Dictionary()
    if SPOKEN.search(drawing.read_bytes()):
        drawing.write(pikepdf.unparse_content_stream(_unmarked(drawing)))


def _unmarked(drawing: Stream) -> list[tuple]:
    """Marked as before, but with no property of the mark: only which layer it is on is seen."""
    kept = []
    for operands, operator in pikepdf.parse_content_stream(drawing):
        if str(operator) in PLAIN and operands[0] != Name.OC:
            kept.append((operands[:1], PLAIN[str(operator)]))
        else:
            kept.append((operands, operator))
    return kept
