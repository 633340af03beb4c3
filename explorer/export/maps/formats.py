"""The table of formats in which a map can leave the program as text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.export.maps.aif import map_aif
from explorer.export.maps.argdown import map_argdown
from explorer.export.maps.graphml import map_graphml
from explorer.export.maps.outline import map_outline
from explorer.export.named_formats import format_named

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.export.maps.subject import MapSubject


@dataclass(frozen=True, slots=True)
class MapFormat:
    """A format of a map.

    Attributes:
        name: What the command line calls it.
        title: What people call it.
        suffix: What its files' names end in, the dot included.
        opened_by: Programs that open it.
        write: Makes its text.
        holds_all: Whether it holds all that is argued, whatever of it is shown.
    """

    name: str
    title: str
    suffix: str
    opened_by: tuple[str, ...]
    write: Callable[[MapSubject], str]
    holds_all: bool = False


MAP_FORMATS = (
    MapFormat(
        "argdown",
        "Argdown",
        ".argdown",
        ("Argdown for VS Code", "any text editor"),
        map_argdown,
        holds_all=True,
    ),
    MapFormat(
        "outline", "Outline (Markdown)", ".md", ("Markdown editors", "Obsidian"), map_outline
    ),
    MapFormat("graphml", "GraphML", ".graphml", ("Gephi", "Cytoscape", "yEd"), map_graphml),
    MapFormat("aif", "AIF (JSON)", ".json", ("AIFdb", "OVA"), map_aif, holds_all=True),
)
"""Every format, the most asked for first."""


def map_format(name: str) -> MapFormat:
    """Return the format of this name.

    Raises:
        ExportError: There is none.
    """
    return format_named(name, MAP_FORMATS, "A map")
