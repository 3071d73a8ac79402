"""Opens what may be hostile. A process of its own, which takes its limits before it takes the file.

The order comes as one argument in JSON, the answer goes into the file it names, in JSON. A process that is
stopped by its limits answers nothing, and its parent finds the words.
"""

import json
import sys
from importlib import import_module
from pathlib import Path

from spo.foreign.refusals import RefusedAs, Unprinted, Unusable
from spo.foreign.shortage import UNSAID, is_short, is_too_large
from spo.foreign.walls import raise_walls

COPIERS = {
    "pdf": "pdf_copy",
    "image": "picture_copy",
    "text": "text_copy",
    "parts": "text_view",
    "workbook": "workbook_copy",
    "table": "table_rows",
    "office": "office_copy",
    "recording": "recording",
    "words": "page_words",
    "pages": "page_count",
    "typeset": "typeset",
}
HELPERS = {"office": "soffice", "words": "tesseract"}


def main(order: dict, answer: Path) -> dict:
    source, target = Path(order["source"]), Path(order["target"])
    places, helper = [target.parent, answer.parent], HELPERS.get(order["kind"], "")
    try:
        walls = raise_walls(order["limits"], reads=[source], writes=places, program=helper)
        # Imported under the limits, and only the one parser that this file needs.
        copier = import_module(f"spo.foreign.{COPIERS[order['kind']]}")
    except (MemoryError, ImportError, RefusedAs) as error:
        return went_wrong(error)
    except Exception as error:  # nothing of the file was read yet
        return {"code": "short", "fault": type(error).__name__}
    try:
        found = copier.copy(source, target, order["media_type"])
    except Exception as error:
        return went_wrong(error)
    return {"note": found, "walls": walls} if isinstance(found, str) else found | {"walls": walls}


def went_wrong(error: Exception) -> dict:
    """What the machine was short of says nothing of the file, whatever a parser took it for."""
    if is_short(error):
        return {"code": "short", "fault": type(error).__name__}
    if is_too_large(error):
        return {"code": "heavy"}
    match error:
        case Unusable():
            return {"problem": str(error), "code": error.code}
        case Unprinted():
            return {"unprinted": str(error)}
        case MemoryError() | ImportError():  # there was not even room for the parser
            return {"code": "heavy"}
        case RefusedAs():
            return {"code": error.args[0]}
    return {"code": "damaged", "fault": type(error).__name__}


if __name__ == "__main__":
    path = Path(sys.argv[2])
    said = json.dumps(main(json.loads(sys.argv[1]), path))
    try:
        path.write_text(said, "utf-8")
    except OSError:
        sys.exit(UNSAID)
