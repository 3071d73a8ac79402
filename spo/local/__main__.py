"""The commands of the local stack."""

import os
import sys

from spo.local import background, checks, libraries
from spo.local.command import run_with
from spo.local.processes import Failed
from spo.local.run import run

COMMANDS = {
    "run": lambda: run(os.environ.get("PORT") or "8000"),
    "services": background.start,
    "stop": background.stop,
    "status": background.status,
    "demo": background.demo,
    "needs-run": libraries.for_run,
    "needs-test": libraries.for_tests,
    "check": checks.check,
    "test": checks.test,
}


def main(arguments: list[str]) -> int:
    match arguments:
        case [name] if name in COMMANDS:
            return COMMANDS[name]()
        case ["with", "--", *command] if command:
            return run_with(command)
    print(f"usage: python -m spo.local {' | '.join(COMMANDS)} | with -- COMMAND", file=sys.stderr)
    return 2


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Failed as failed:
        print(failed, file=sys.stderr)
        sys.exit(1)
    except PermissionError as error:
        print(
            f"{error.filename} belongs to somebody else. Run as its owner, or delete .local.", file=sys.stderr
        )
        sys.exit(1)
