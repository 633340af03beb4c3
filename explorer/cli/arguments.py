"""The command line as it is typed. Nothing here imports more than the library of Python."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from explorer import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001

_FORMATS = "graphml, json, csv; an unknown one names the others"
_MAP_FORMATS = "svg, png, pdf, argdown, outline, graphml, aif"
_EPILOGUE = """\
Without a command the window opens.

examples:
  openness-explorer                                    open the window
  openness-explorer --library ~/cases                  open it on a folder of your own
  openness-explorer check ~/cases                      say what is wrong with it
  openness-explorer search '"open weights" kind:case'  find passages
  openness-explorer export graph --format graphml -o graph.graphml
  openness-explorer export map release-the-weights --format svg -o map.svg
"""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line; ends the process with status 2 when it cannot be read."""
    parser = argparse.ArgumentParser(
        prog="openness-explorer",
        description="Read, search and see what happens when advanced AI is opened.",
        epilog=_EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"openness-explorer {__version__}")
    parser.add_argument(
        "--profile", type=Path, metavar="DIR", help="keep settings, log and cache in this folder"
    )
    parser.add_argument(
        "--library", type=Path, metavar="DIR", help="the library; the bundled one by default"
    )
    parser.add_argument(
        "--picture", type=Path, metavar="FILE", help="save a picture of the window, and end"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_check(commands)
    _add_search(commands)
    _add_export(commands)
    _add_argdown(commands)
    _add_what_if(commands)
    return parser.parse_args(arguments)


def _add_check(commands: _Commands) -> None:
    check = commands.add_parser("check", help="say what is wrong with a library's content")
    check.add_argument("folder", type=Path, nargs="?", help="the library's folder")
    check.add_argument("--json", action="store_true", help="print JSON")


def _add_search(commands: _Commands) -> None:
    search = commands.add_parser(
        "search",
        help="find passages",
        description="Find passages. A query that begins with - follows --.",
    )
    search.add_argument("query", help="what to look for")
    search.add_argument("--limit", type=_count, default=20, metavar="N", help="at most N passages")
    search.add_argument("--json", action="store_true", help="print JSON")
    search.add_argument("--facets", action="store_true", help="count kinds, topics, years …")
    search.add_argument(
        "--library", type=Path, metavar="DIR", default=argparse.SUPPRESS, help="the library"
    )


def _add_export(commands: _Commands) -> None:
    export = commands.add_parser("export", help="write the topic graph or a map to a file")
    things = export.add_subparsers(dest="thing", metavar="THING", required=True)
    graph = things.add_parser("graph", help="the topic graph")
    graph.add_argument(
        "--format", required=True, dest="format_name", metavar="FORMAT", help=_FORMATS
    )
    drawn = things.add_parser(
        "map",
        help="the argument map of a debate",
        description="Write the argument map of a debate, as a picture or for another program.",
    )
    drawn.add_argument("debate", metavar="DEBATE", help="its id or title")
    drawn.add_argument(
        "--format", required=True, dest="format_name", metavar="FORMAT", help=_MAP_FORMATS
    )
    drawn.add_argument("--depth", type=_count, metavar="N", help="only N links from the main claim")
    drawn.add_argument("--focus", default="", metavar="TITLE", help="only what is round this claim")
    for option, choices, meaning in (
        ("--within", (1, 2, 3), "how many links round it"),
        ("--direction", ("right", "down"), "where reasons lie"),
        ("--theme", ("light", "dark", "greyscale"), "the colours of a picture"),
        ("--scale", (1, 2, 3, 4), "how large a PNG or a poster is"),
        ("--paper", ("fit", "a4", "a3", "poster"), "the pages of a PDF"),
    ):
        drawn.add_argument(
            option, choices=choices, default=choices[0], type=type(choices[0]), help=meaning
        )
    for thing in (graph, drawn):
        thing.add_argument(
            "-o", "--output", type=Path, metavar="FILE", help="where to; else it is printed"
        )
        thing.add_argument("--force", action="store_true", help="replace a file that is there")
        thing.add_argument(
            "--library", type=Path, metavar="DIR", default=argparse.SUPPRESS, help="the library"
        )


def _add_argdown(commands: _Commands) -> None:
    argdown = commands.add_parser(
        "argdown",
        help="print what files of Argdown say",
        description="Print the model and map of Argdown files, or of the fences of Markdown files.",
    )
    argdown.add_argument("files", type=Path, nargs="+", metavar="FILE", help="joined as one map")
    argdown.add_argument("--format", choices=("outline", "json"), default="outline")
    argdown.add_argument("--grammar", choices=("lenient", "strict"), default="lenient")
    argdown.add_argument("--mode", choices=("loose", "strict"), help="how relations are read")


def _add_what_if(commands: _Commands) -> None:
    what_if = commands.add_parser("what-if", help="say what stands when claims stand or fall")
    what_if.add_argument("file", type=Path, metavar="FILE", help="Argdown, or Markdown with it")
    for view in ("accept", "reject"):
        what_if.add_argument(f"--{view}", action="append", default=[], metavar="TITLE")
    what_if.add_argument("--reasons", choices=("needed", "presumed"), default="needed")
    what_if.add_argument("--json", action="store_true", help="print JSON")


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError("a number from 0")
    return int(text)
