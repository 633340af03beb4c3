"""`argdown` and `what-if`: what files of Argdown say, and what stands then."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from explorer.cli.terminal import FOUND_FAULT, OK

if TYPE_CHECKING:
    import argparse


def argdown(arguments: argparse.Namespace) -> int:
    """Print the model of files; return the exit status."""
    from explorer.argument.building import build  # noqa: PLC0415 - only this command
    from explorer.argument.model import Mode  # noqa: PLC0415
    from explorer.argument.outline import outline  # noqa: PLC0415
    from explorer.argument.parser import Grammar  # noqa: PLC0415
    from explorer.argument.report import model_json, read_files  # noqa: PLC0415

    mode = Mode(arguments.mode) if arguments.mode else None
    model = build(read_files(arguments.files, Grammar(arguments.grammar)), mode)
    if arguments.format == "json":
        print(json.dumps(model_json(model), ensure_ascii=False, indent=2))
    else:
        print(outline(model), end="")
    for problem in model.problems:
        print(problem, file=sys.stderr)
    return OK if model.is_sound else FOUND_FAULT


def what_if(arguments: argparse.Namespace) -> int:
    """Print what stands, falls or stays undecided; return the exit status."""
    from explorer.argument.answers import answer_json, answer_text, ask  # noqa: PLC0415
    from explorer.argument.building import build  # noqa: PLC0415 - only this command
    from explorer.argument.model import Mode  # noqa: PLC0415
    from explorer.argument.report import read_files  # noqa: PLC0415
    from explorer.argument.what_if import Reasons  # noqa: PLC0415

    model = build(read_files([arguments.file]), Mode.LOOSE)
    for problem in model.problems:
        print(problem, file=sys.stderr)
    given = ask(model, arguments.accept, arguments.reject, Reasons(arguments.reasons))
    if arguments.json:
        print(json.dumps(answer_json(given), ensure_ascii=False, indent=2))
    else:
        print(answer_text(given), end="")
    return OK if model.is_sound else FOUND_FAULT
