"""By keyboard alone: a debate, a claim, what-if, the main claim, the passage, back, the picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from explorer.address import Address
from explorer.desktop.dialogs.export_map import MapExportDialog
from explorer.desktop.session import MAP, READ
from tests.journeys.conftest import Reader

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_a_claim_is_rejected_and_what_becomes_of_the_main_claim_is_read(
    sit_down: Callable[..., Reader], tmp_path: Path
) -> None:
    reader = sit_down()
    window = reader.window
    reader.wait(lambda: reader.program.session.arguments is not None)
    reader.type_into_search("weights released kind:debate")
    reader.press("Return", on=window.top.field)
    reader.wait(lambda: window.view == READ)
    assert window.reader.document is not None
    assert window.reader.document.id == "release-the-weights"

    reader.press("2", CONTROL)
    reader.wait(lambda: window.view == MAP and window.map.placed is not None)
    view = window.map
    assert view.desk.subject is not None
    main = view.desk.subject.main
    assert view.selected == main
    assert view.desk.thought is None, "a verdict before the discussion anchors the room"

    reader.press("Right", on=view.canvas)
    assert view.selected != main
    rejected = view.selected
    assert "Claim" in view.canvas.accessibleDescription()

    reader.press("I", CONTROL)
    assert view.desk.thought is not None
    assert view.think.isVisible()
    reader.press("N", CONTROL | SHIFT)
    assert view.desk.marks[rejected].view == "reject"
    assert "rejected by you" in window.inspector.stance.said

    reader.press("Home", on=view.canvas)
    assert view.selected == main
    assert "Undecided" in window.inspector.stance.said
    assert "does not say what is true" in view.think.notice

    reader.press("Z", CONTROL)
    assert view.desk.state.stance.is_empty
    reader.press("Z", CONTROL | SHIFT)
    assert view.desk.state.stance.rejected == {rejected}

    reader.press("Return", on=view.canvas)
    reader.wait(lambda: window.view == READ)
    assert window.reader.document.id == "release-the-weights"
    assert not window.inspector.stance.isVisible()
    reader.press("Left", ALT)
    reader.wait(lambda: window.view == MAP)
    assert view.selected == main
    assert view.desk.state.stance.rejected == {rejected}, "views are kept while one reads"

    reader.press("E", CONTROL)
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, MapExportDialog))
    path = tmp_path / "map.svg"
    dialog.choose_format("svg")
    dialog.export_to(str(path))
    reader.wait(path.exists)
    root = ET.fromstring(path.read_text("utf-8"))
    said = "".join(root.itertext())
    assert "your view: reject" in said


def test_the_outline_does_all_that_the_picture_does(sit_down: Callable[..., Reader]) -> None:
    reader = sit_down()
    window = reader.window
    reader.wait(lambda: reader.program.session.arguments is not None)
    reader.program.session.go(Address.document("release-the-weights"), MAP)
    reader.wait(lambda: window.map.placed is not None)
    view = window.map
    for _ in range(2):
        reader.press("L", CONTROL | SHIFT)
    assert view.outline.isVisible()
    assert not view.canvas.isVisible()
    reader.press("Down", on=view.outline)
    chosen = view.selected
    assert view.outline.rows.key_at(view.outline.currentIndex()) == chosen
    shown = len(view.desk.shown.boxes)
    reader.press("Space", on=view.outline)
    assert len(view.desk.shown.boxes) != shown
    reader.press("Y", CONTROL | SHIFT)
    assert view.desk.marks[chosen].view == "accept"
    reader.press("O", CONTROL | SHIFT)
    assert view.focus_bar.isVisible()
    reader.press("O", CONTROL | SHIFT)
    assert not view.focus_bar.isVisible()
