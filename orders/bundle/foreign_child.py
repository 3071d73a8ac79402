"""Opens what may be hostile. A process of its own, which takes its limits before it takes the file.

The order comes as one argument in JSON, the answer goes to standard output in JSON. Whatever goes wrong
otherwise ends the process, and its parent finds the words.
"""

import json
import resource
import sys
from importlib import import_module
from pathlib import Path

from orders.bundle.refusals import Unprinted, Unusable

COPIERS = {"application": "pdf_copy", "image": "picture_copy", "text": "text_copy", "message": "text_copy"}


def main(order: dict) -> dict[str, str]:
    _take(order["limits"])
    try:
        # Imported under the limits, and only the one parser that this file needs.
        copier = import_module(f"orders.bundle.{COPIERS[order['media_type'].split('/')[0]]}")
        return {"note": copier.copy(Path(order["source"]), Path(order["target"]), order["media_type"])}
    except Unusable as refusal:
        return {"problem": str(refusal)}
    except Unprinted as refusal:
        return {"unprinted": str(refusal)}


def _take(limits: dict[str, int]) -> None:
    for kind, most in (
        (resource.RLIMIT_AS, limits["memory"]),
        (resource.RLIMIT_FSIZE, limits["output"]),
        (resource.RLIMIT_CPU, limits["processor"]),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(json.loads(sys.argv[1]))))
