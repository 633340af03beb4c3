"""`export`: the topic graph or a map, to a file or printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.cli.terminal import OK, loaded
from explorer.errors import ExportError, FileInTheWayError

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from explorer.export.maps.subject import MapSubject


def export(arguments: argparse.Namespace) -> int:
    """Write what was asked for and print where; return the exit status."""
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

    library = argue(loaded(arguments.library)).library  # claims are evidence, too
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
    argued = argue(loaded(arguments.library))
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
