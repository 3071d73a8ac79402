"""The commands of the local stack; each loads only what it needs."""

import os
import sys

from spo.local.processes import Failed

USAGE = "usage: python -m spo.local run | services | stop | status | demo | with -- COMMAND"


def main(arguments: list[str]) -> int:
    match arguments:
        case ["run"]:
            from spo.local.run import run

            return run(os.environ.get("PORT") or "8000")
        case ["services" | "stop" | "status" | "demo" as name]:
            from spo.local import background

            return {
                "services": background.start,
                "stop": background.stop,
                "status": background.status,
                "demo": background.demo,
            }[name]()
        case ["with", "--", *command] if command:
            from spo.local.throwaway import run_with

            return run_with(command)
    print(USAGE, file=sys.stderr)
    return 2


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Failed as failed:
        print(failed, file=sys.stderr)
        sys.exit(1)
