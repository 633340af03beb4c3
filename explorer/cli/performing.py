"""Doing what the command line asks, and saying what went wrong. Only pictures of maps need Qt."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from explorer.cli.arguing import argdown, what_if
from explorer.cli.checking import check
from explorer.cli.exporting import export
from explorer.cli.searching import search
from explorer.cli.terminal import MISUSED, OK
from explorer.errors import ExplorerError

if TYPE_CHECKING:
    import argparse


def perform(arguments: argparse.Namespace) -> int:
    """Do what the command line asks; return the exit status."""
    commands = {
        "check": check,
        "search": search,
        "export": export,
        "argdown": argdown,
        "what-if": what_if,
    }
    try:
        status = commands[arguments.command](arguments)
        sys.stdout.flush()
    except ExplorerError as error:
        print(f"openness-explorer: {error}", file=sys.stderr)
        return MISUSED
    except BrokenPipeError:  # whoever read what is printed has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        return 130
    return status
