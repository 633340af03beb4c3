"""The maps that people wrote: the bundled debates, and the conformance cases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from explorer.argument.building import build
from explorer.argument.fences import Source
from explorer.argument.joining import Joined, join_debate, read_library
from explorer.argument.layout.values import Arrow, Box, Diagram, Frame
from explorer.argument.model import Reading
from explorer.argument.parser import parse
from explorer.argument.viewing.showing import show
from explorer.argument.viewing.values import Viewing
from explorer.argument.viewing.whole import key_of_group
from explorer.library.kinds import Kind
from explorer.library.loading import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from explorer.argument.viewing.values import Shown, ShownBox

ROOT = Path(__file__).resolve().parents[2]
_CASES = ROOT.parent / "shared" / "cases" / "argdown" / "repo"
_LEAST = 6
"""A map of fewer arrows shows nothing about a layout."""


def real_maps() -> Iterator[tuple[str, Diagram]]:
    """Return the maps by name; those of the cases only where they are beside the repository."""
    library = load(ROOT / "content")
    readings = read_library(library)
    for document in library.documents:
        if document.kind is Kind.DEBATE:
            yield document.id, diagram_of(shown(join_debate(library, readings, document.id)))
    for path in sorted(_CASES.glob("*.argdown")):
        source = Source.of_text(path.read_text("utf-8"), path)
        model = build([Reading(source, parse(source))])
        diagram = diagram_of(shown(Joined(model, ())))
        if len(diagram.arrows) >= _LEAST:
            yield path.stem.rpartition("__")[2], diagram


def shown(joined: Joined) -> Shown:
    """Return a whole map, unfolded."""
    return show(joined, Viewing())


def diagram_of(shown_map: Shown) -> Diagram:
    """Return what to lay out, with sizes about those of real text."""
    return Diagram(
        boxes=tuple(_box(box) for box in shown_map.boxes),
        arrows=tuple(Arrow(one.source, one.target, one.kind) for one in shown_map.arrows),
        frames=tuple(
            Frame(group.key, group.parent, 7.0 * len(group.title)) for group in shown_map.groups
        ),
        main=shown_map.main,
    )


def _box(box: ShownBox) -> Box:
    width = min(max(180.0, 24.0 + 7.5 * len(box.title)), 260.0)
    lines = min(-(-len(box.text) * 7 // int(width - 24)), 4)
    return Box(box.key, width, 38.0 + 18.0 * lines, key_of_group(box.group) if box.group else "")
