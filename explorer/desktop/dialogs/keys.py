"""Every key of the program, by where it works."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QAction


def keys_text(menus: Mapping[str, Sequence[QAction]]) -> str:
    """Return all keys as HTML: those of the parts of the window, then the commands by menu.

    Args:
        menus: The commands of each menu; those without keys are left out.
    """
    parts = [_table(title, rows) for title, rows in _parts().items()]
    commands = [_table(_plain(title), _commands(actions)) for title, actions in menus.items()]
    return (
        f"<h2>{_shown(tr('Everywhere'))}</h2>{_table('', _everywhere())}"
        f"<h2>{_shown(tr('Where the keyboard is'))}</h2>{''.join(parts)}"
        f"<h2>{_shown(tr('Commands, by menu'))}</h2>{''.join(commands)}"
    )


def _everywhere() -> tuple[tuple[str, str], ...]:
    return (
        ("Tab, Shift+Tab", tr("Next or previous control, in the order of the eye")),
        ("F6", tr("Next part of the window: search, library, content, inspector")),
        ("Ctrl+Shift+P", tr("Go to anything: a document, a claim, a section, a command")),
        ("Alt+…", tr("The menu whose underlined letter it is")),
        ("Menu, Shift+F10", tr("What can be done with what is selected")),
    )


def _parts() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the keys of each part of the window."""
    arrows = "← → ↑ ↓"
    return {
        tr("Search field"): (
            ("↓", tr("Go to the results; in the empty field, recent and saved searches")),
            ("Enter", tr("Open the best hit")),
            ("Ctrl+Space", tr("Complete the word, or list the fields to look in")),
            ("Tab", tr("Take the completion that is marked")),
            ("Esc", tr("Leave the search, back to where you were")),
        ),
        tr("Lists: library, facets, results, inspector"): (
            ("↑ ↓", tr("Previous or next row")),
            ("Home, End", tr("First or last row")),
            ("Enter, Space", tr("Go where the row leads, or take the facet")),
            ("← →", tr("Fold or unfold a group")),
            (tr("Letters"), tr("Find a row that begins so")),
        ),
        tr("Text"): (
            ("Tab, Shift+Tab", tr("Next or previous link")),
            ("Enter", tr("Follow the link")),
            ("Page Up, Page Down", tr("Scroll by a page")),
            ("Home, End", tr("Beginning or end of the text")),
            (tr("F7, then Shift and arrows"), tr("Select a passage by keyboard")),
        ),
        tr("Find in this document"): (
            ("Enter, Shift+Enter", tr("Next or previous place")),
            ("Esc", tr("Close the bar")),
        ),
        tr("Map"): (
            (arrows, tr("Walk along the arrows, or to the box that lies there")),
            (tr("Shift and arrows"), tr("Select more boxes")),
            (tr("Ctrl and arrows"), tr("Move the map")),
            ("Home", tr("The main claim")),
            ("Space", tr("Fold or unfold what bears on the claim")),
            ("Enter", tr("Read the passage where the claim is made")),
            (tr("Letters"), tr("Find a claim by its title; Backspace takes one back")),
            ("+, −", tr("Larger, smaller")),
            ("0, 1", tr("Show all of it; natural size")),
            ("Esc", tr("Give up what was begun, then select nothing")),
        ),
        tr("Outline of the map"): (
            ("↑ ↓ ← →", tr("Walk the tree, fold and unfold")),
            ("Space", tr("Fold or unfold on the map, too")),
            ("Enter", tr("Read the passage where the claim is made")),
        ),
        tr("Graph"): (
            (arrows, tr("Walk from document to document")),
            (tr("Ctrl and arrows"), tr("Move the picture")),
            ("Home, Space", tr("The first document")),
            ("Enter", tr("Read the document, or who says that a link is there")),
            ("F", tr("Focus: leave out what is not around the document")),
            ("+, −", tr("Larger, smaller")),
            ("0", tr("Show all of it")),
            ("Esc", tr("Select nothing")),
        ),
        tr("Table of the graph"): (
            ("↑ ↓", tr("Previous or next line")),
            ("Enter", tr("Read the document, or who says that a link is there")),
        ),
    }


def _commands(actions: Iterable[QAction]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (", ".join(keys.toString() for keys in action.shortcuts()), _plain(action.text()))
        for action in actions
        if action.shortcuts()
    )


def _table(title: str, rows: Iterable[tuple[str, str]]) -> str:
    heading = f"<h4>{_shown(title)}</h4>" if title else ""
    lines = "".join(
        f"<tr><td width='34%'><b>{_shown(keys)}</b></td><td>{_shown(does)}</td></tr>"
        for keys, does in rows
    )
    return f"{heading}<table width='100%' cellpadding='3'>{lines}</table>" if lines else ""


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")


def _shown(text: str) -> str:
    return html.escape(text)
