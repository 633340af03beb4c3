"""A map with everything that a picture can show, drawn with the bundled fonts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontDatabase

from explorer.argument.layout.values import Direction
from explorer.argument.viewing.values import Viewing
from explorer.desktop.drawing.colours import colours_of
from explorer.desktop.drawing.marks import Mark
from explorer.desktop.pictures.arranging import drawing_of, sheet_of
from explorer.desktop.theme.fonts import INTERFACE, load_fonts
from explorer.desktop.theme.tokens import LIGHT
from explorer.export.maps.subject import subject_of
from tests.export.maps import debates

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from explorer.desktop.pictures.sheet import Sheet
    from explorer.export.maps.subject import MapSubject
    from tests.conftest import WriteLibrary

MARKS = {
    "[Open]": Mark(status="undecided"),
    "[Study]": Mark(view="reject", status="falls"),
    "[Harm]": Mark(view="accept", status="stands"),
    "<Chain>": Mark(status="stands", is_aside=True),
    "[Closed]": Mark(is_dimmed=True),
}


@pytest.fixture
def fonts(qapp: QApplication) -> None:
    """The bundled fonts, loaded."""
    if not QFontDatabase.hasFamily(INTERFACE):
        load_fonts()


@pytest.fixture
def subject(write_library: WriteLibrary) -> MapSubject:
    """A debate with arguments, an undercut, a contradiction, a group, sources and topics."""
    opened = Viewing(folded=frozenset({"[Data]", "<Reply>"}))
    return subject_of(debates.argued(write_library), "talk", opened)


@pytest.fixture
def sheet(subject: MapSubject, fonts: None) -> Sheet:
    """That debate with a reader's views on it, reasons to the right."""
    drawing = drawing_of(subject, Direction.RIGHT, MARKS)
    return sheet_of(subject, drawing, colours_of(LIGHT))
