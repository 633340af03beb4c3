"""The way in without a window: check, search, export. Nothing here imports Qt."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from explorer import __version__
from explorer.errors import ExplorerError, ExportError, FileInTheWayError, Severity
from explorer.files import Profile, bundled
from explorer.progress import Progress, unwatched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.errors import Problem
    from explorer.export.maps.subject import MapSubject
    from explorer.library.model import Library
    from explorer.search.model import Found

_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001

OK, FOUND_FAULT, MISUSED = 0, 1, 2
"""Exit statuses: all is well; the content is at fault or nothing was found; the call is wrong."""

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


def perform(arguments: argparse.Namespace) -> int:
    """Do what the command line asks; return the exit status."""
    commands = {
        "check": _check,
        "search": _search,
        "export": _export,
        "argdown": _argdown,
        "what-if": _what_if,
    }
    try:
        status = commands[arguments.command](arguments)
        sys.stdout.flush()
    except ExplorerError as error:
        return _fail(str(error))
    except BrokenPipeError:  # whoever read what is printed has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        return 130
    return status


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


def _check(arguments: argparse.Namespace) -> int:
    from explorer.argument.argued import argue  # noqa: PLC0415 - only this command
    from explorer.checks.gathering import problems_of  # noqa: PLC0415

    library = _load(arguments.folder or arguments.library)
    problems = problems_of(argue(library))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if arguments.json:
        print(json.dumps([_problem_json(problem) for problem in problems], ensure_ascii=False))
    else:
        for problem in problems:
            print(problem)
        print(
            f"{_number(len(library.documents), 'document')},"
            f" {_number(errors, 'error')}, {_number(len(problems) - errors, 'warning')}",
            file=sys.stderr,
        )
    return FOUND_FAULT if errors else OK


def _problem_json(problem: Problem) -> dict[str, Any]:
    return {
        "path": problem.place.path.as_posix(),
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def _search(arguments: argparse.Namespace) -> int:
    from explorer.export.results import found_json  # noqa: PLC0415 - only this command
    from explorer.search.builder import ready  # noqa: PLC0415
    from explorer.search.folders import index_folder  # noqa: PLC0415

    library = _load(arguments.library)
    profile = Profile.below(arguments.profile) if arguments.profile else Profile.usual()
    index = ready(library, index_folder(profile.cache, library.root), _printed_progress())
    try:
        found = index.search(arguments.query, arguments.limit)
    finally:
        index.close()
    if arguments.json:
        print(json.dumps(found_json(found), ensure_ascii=False, indent=2))
        offers = (f"did you mean: {query}" for query in found.suggestions)
        for said in filter(None, (index.notice, found.note, *offers)):
            print(said, file=sys.stderr)
    else:
        _print_found(found, has_facets=arguments.facets)
    return OK if found.total else FOUND_FAULT


def _print_found(found: Found, *, has_facets: bool) -> None:
    is_terminal = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    on, off = ("\033[1m", "\033[0m") if is_terminal else ("", "")
    for line in (found.explained, found.note):
        if line:
            print(line)
    print(f"{_number(found.total, 'passage')} in {_number(found.document_count, 'document')}")
    last = ""
    for hit in found.hits:
        if hit.document_id != last:
            print(f"\n{hit.title} ({hit.kind})")
            last = hit.document_id
        print(f"  {hit.address}" + (f" — {hit.section}" if hit.section else ""))
        snippet = "".join(f"{on}{r.text}{off}" if r.is_match else r.text for r in hit.snippet)
        print(f"    {snippet}")
    if found.suggestions:
        print("did you mean: " + " · ".join(found.suggestions))
    if has_facets:
        for field, values in found.facets.items():
            counted = ", ".join(f"{value} {count}" for value, count in values)
            print(f"\n{field}: {counted}", end="")
        print()


def _export(arguments: argparse.Namespace) -> int:
    try:
        paths = (_export_map if arguments.thing == "map" else _export_graph)(arguments)
    except FileInTheWayError as error:
        raise FileInTheWayError(error.message, hint="Use --force to replace it.") from error
    for path in paths:
        print(path)
    return OK


def _export_graph(arguments: argparse.Namespace) -> tuple[Path, ...]:
    """Write or print the topic graph, and return the files written."""
    from explorer.argument.argued import argue  # noqa: PLC0415 - only this command
    from explorer.export.graph import export_graph, graph_text  # noqa: PLC0415

    library = argue(_load(arguments.library)).library  # claims are evidence, too
    if arguments.output is None:
        print(graph_text(library, None, arguments.format_name), end="")
        return ()
    return export_graph(
        library, None, arguments.format_name, arguments.output, replace=arguments.force
    )


def _export_map(arguments: argparse.Namespace) -> tuple[Path, ...]:
    """Write or print a map, and return the files written."""
    from explorer.argument.argued import argue  # noqa: PLC0415 - only this command
    from explorer.export.maps.choosing import choose_map  # noqa: PLC0415
    from explorer.export.maps.exporting import export_map, map_text  # noqa: PLC0415
    from explorer.export.maps.formats import MAP_FORMATS  # noqa: PLC0415

    name, path = arguments.format_name, arguments.output
    chosen = next((one for one in MAP_FORMATS if one.name == name), None)
    if chosen and chosen.holds_all and (arguments.depth is not None or arguments.focus):
        message = f"{chosen.title} holds the whole map."
        raise ExportError(message, hint="Leave --depth and --focus out.")
    argued = argue(_load(arguments.library))
    subject = choose_map(
        argued, arguments.debate, arguments.depth, arguments.focus, arguments.within
    )
    if chosen is None:
        return _export_picture(subject, arguments)
    if path is None:
        print(map_text(subject, name), end="")
        return ()
    return (export_map(subject, name, path, replace=arguments.force),)


def _export_picture(subject: MapSubject, arguments: argparse.Namespace) -> tuple[Path, ...]:
    """Write or print a picture of a map, and return the files written."""
    from explorer.desktop.pictures import command  # noqa: PLC0415 - Qt, only for this

    name, path = command.known(arguments.format_name), arguments.output
    options = command.options_of(
        arguments.direction, arguments.theme, arguments.scale, arguments.paper
    )
    if path is not None:
        return (command.save_picture(subject, name, path, options, replace=arguments.force),)
    if name != "svg":
        raise ExportError("A picture of this format is no text.", hint="Name a file with -o.")
    print(command.svg_picture(subject, options), end="")
    return ()


def _argdown(arguments: argparse.Namespace) -> int:
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


def _what_if(arguments: argparse.Namespace) -> int:
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


def _load(folder: Path | None) -> Library:
    from explorer.library.loading import load  # noqa: PLC0415 - not for --version

    return load(folder or bundled("content"), unwatched)


def _printed_progress() -> Progress:
    """Return progress that shows in a terminal and nowhere else."""
    if not sys.stderr.isatty():
        return unwatched

    def show(done: int, total: int, label: str = "") -> None:
        said = f"Indexing {done} of {total}" if total and done < total else ""
        print(f"\r{said:<40}\r", end="", file=sys.stderr)
        del label

    return show


def _fail(message: str) -> int:
    print(f"openness-explorer: {message}", file=sys.stderr)
    return MISUSED


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}" + ("" if count == 1 else "s")
