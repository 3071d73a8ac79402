"""The commands of the local stack."""

import sys

from spo.local.processes import Failed

USAGE = "usage: python -m spo.local run | services | stop | status | with -- COMMAND"


def main(arguments: list[str]) -> int:
    match arguments:
        case ["with", "--", *command] if command:
            from spo.local.throwaway import run_with  # noqa: PLC0415  (each command loads what it needs)

            return run_with(command)
    print(USAGE, file=sys.stderr)
    return 2


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Failed as failed:
        print(failed, file=sys.stderr)
        sys.exit(1)
