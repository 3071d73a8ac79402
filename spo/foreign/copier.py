"""Opens what may be hostile. A process of its own, which takes its limits before it takes the file.

The order comes as one argument in JSON, the answer goes into the file it names, in JSON. A process that is
stopped by its limits answers nothing, and its parent finds the words.
"""

import json
import sys
from importlib import import_module
from pathlib import Path

from spo.foreign.found import Found
from spo.foreign.refusals import Unprinted, Unusable
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
        found = copier.copy(source, target, order["media_type"])
    except Unusable as refusal:
        return {"problem": str(refusal), "code": refusal.code}
    except Unprinted as refusal:
        return {"unprinted": str(refusal)}
    except (MemoryError, ImportError):  # there was not even room for the parser
        return {"code": "heavy"}
    except Found as reason:
        return {"code": reason.args[0]}
    except Exception as error:
        return {"code": "damaged", "fault": type(error).__name__}
    return {"note": found, "walls": walls} if isinstance(found, str) else found | {"walls": walls}


if __name__ == "__main__":
    path = Path(sys.argv[2])
    path.write_text(json.dumps(main(json.loads(sys.argv[1]), path)), "utf-8")
