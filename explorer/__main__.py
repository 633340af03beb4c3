"""The one command: with something to do it is a command line, without it opens the window."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the program with the arguments of the process; return its exit status."""
    from explorer.cli.arguments import parse  # noqa: PLC0415 - the window needs no more of it

    arguments = parse(sys.argv[1:])
    if arguments.command:
        from explorer.cli.performing import perform  # noqa: PLC0415

        return perform(arguments)
    gc.disable()  # a sixth of the start goes into looking for garbage; the window turns it on again
    from explorer.app import run  # noqa: PLC0415 - Qt only when there is to be a window

    return run(arguments.library, arguments.profile, arguments.picture)


if __name__ == "__main__":
    sys.exit(main())
