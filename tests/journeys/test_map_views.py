"""Going from map to map: what is seen first, where Back leads, and what paper gets of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel

from explorer.address import Address
from explorer.desktop.map.sheet import READABLE_SCALE
from explorer.desktop.map.view import MapView
from explorer.desktop.session import MAP, READ
from explorer.desktop.theme.theme import Mode
from tests.journeys.conftest import Reader

CONTROL = Qt.KeyboardModifier.ControlModifier
DEBATE = "release-the-weights"
Dialog = TypeVar("Dialog", bound=QDialog)
TOPIC = "malicious-use"


def show_map(reader: Reader, name: str) -> MapView:
    """Open the map of a document and wait for its picture."""
    reader.wait(lambda: reader.program.session.arguments is not None)
    reader.program.session.go(Address.document(name), MAP)
    return wait_for_map(reader, name)


def wait_for_map(reader: Reader, name: str) -> MapView:
    """Wait until the map of a name is drawn."""

    def is_drawn() -> bool:
        view = reader.window.map
        return view.desk.subject is not None and view.desk.subject.name == name

    reader.wait(is_drawn)
    assert reader.window.map.placed is not None
    return reader.window.map


def inspected(reader: Reader) -> str:
    """What the first row of the inspector says."""
    rows = reader.window.inspector.rows.rows
    return str(rows.index(0, 0, rows.index(0, 0)).data())


def _dialogs(sort: type[Dialog]) -> list[Dialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, sort)]


def test_printing_shows_a_preview_that_can_be_closed(sit_down: Callable[..., Reader]) -> None:
    from PySide6.QtPrintSupport import QPrintPreviewDialog

    reader = sit_down()
    show_map(reader, DEBATE)
    reader.press("P", CONTROL)
    for _ in range(2):
        (dialog,) = _dialogs(QPrintPreviewDialog)
        assert dialog.isVisible()
        painted = dialog.grab().toImage()
        assert not painted.isNull()
        dialog.close()
        reader.wait(lambda: not _dialogs(QPrintPreviewDialog))
        reader.window.actions_["print"].trigger()


def test_another_map_is_seen_from_its_beginning(sit_down: Callable[..., Reader]) -> None:
    reader = sit_down()
    view = show_map(reader, TOPIC)
    fresh, place = view.canvas.zoom, view.canvas.seen.center()
    view.header.map_requested.emit("*")
    wait_for_map(reader, "*")
    view.canvas.zoom_to_fit()
    view.canvas.zoom_by(0.2)
    show_map(reader, TOPIC)
    assert view.canvas.zoom == pytest.approx(fresh)
    assert view.canvas.seen.center() == place


def test_the_map_of_all_claims_is_a_place_to_come_back_to(sit_down: Callable[..., Reader]) -> None:
    reader = sit_down()
    view = show_map(reader, DEBATE)
    view.header.map_requested.emit("*")
    wait_for_map(reader, "*")
    assert reader.place == "library:claims"
    assert "All claims of the library" in reader.window.windowTitle()
    assert not reader.window.sidebar.documents.currentIndex().isValid()

    reader.press("Left", Qt.KeyboardModifier.AltModifier)
    wait_for_map(reader, DEBATE)
    assert reader.place == DEBATE
    reader.press("Right", Qt.KeyboardModifier.AltModifier)
    wait_for_map(reader, "*")
    assert "All claims of the library" in reader.window.windowTitle()

    reader.press("1", CONTROL)
    assert reader.window.view == READ
    assert reader.place == DEBATE, "all claims cannot be read as a page"


def test_a_claim_that_was_asked_for_is_in_sight(sit_down: Callable[..., Reader]) -> None:
    reader = sit_down()
    reader.wait(lambda: reader.program.session.arguments is not None)
    reader.window.resize(1024, 640)
    reader.program.session.go(Address.claim("A model has to earn its cost"), MAP)
    view = wait_for_map(reader, DEBATE)
    assert view.selected == "[A model has to earn its cost]"
    assert view.canvas.seen.contains(view.canvas.box_rect(view.selected))


def test_the_inspector_tells_of_what_is_selected_on_the_canvas(
    sit_down: Callable[..., Reader],
) -> None:
    reader = sit_down()
    view = show_map(reader, DEBATE)
    assert view.canvas.selection == (view.desk.shown.main,)
    assert inspected(reader).startswith("The weights should be released")
    reader.press("I", CONTROL)
    assert "Undecided" in reader.window.inspector.stance.said
    assert inspected(reader).startswith("The weights should be released")

    reader.press("Escape", on=view.canvas)
    assert view.selected == ""
    assert not reader.window.inspector.stance.isVisible()
    assert inspected(reader).startswith("The question"), "the document that has the map"


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
def test_a_debate_opens_readable_with_its_reasons_around_the_main_claim(
    sit_down: Callable[..., Reader], size: tuple[int, int]
) -> None:
    reader = sit_down()
    reader.window.resize(*size)
    view = show_map(reader, DEBATE)
    canvas = view.canvas
    main = canvas.box_rect(view.desk.shown.main)
    assert canvas.zoom >= READABLE_SCALE
    assert canvas.seen.contains(main)
    assert main.left() - canvas.seen.left() < 60
    assert abs(main.center().y() - canvas.seen.center().y()) < 20
    whole = [box for box in view.desk.shown.boxes if canvas.seen.contains(canvas.box_rect(box.key))]
    assert len(whole) >= (7 if size[1] == 900 else 4)


def test_what_is_looked_at_stays_put_when_what_if_is_turned_on(
    sit_down: Callable[..., Reader],
) -> None:
    reader = sit_down()
    reader.window.resize(1440, 900)
    view = show_map(reader, DEBATE)
    canvas = view.canvas

    def place() -> QPoint:
        at = canvas.mapFromScene(canvas.box_rect(view.desk.shown.main).topLeft())
        return canvas.viewport().mapTo(reader.window, at)

    scale, before = canvas.zoom, place()
    reader.press("I", CONTROL)
    assert view.think.isVisible()
    assert canvas.zoom == scale
    assert (place() - before).manhattanLength() <= 2
    reader.press("I", CONTROL)
    assert (place() - before).manhattanLength() <= 2


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.PROJECTOR])
def test_nothing_above_the_map_is_cut_in_a_small_window(
    sit_down: Callable[..., Reader], mode: Mode
) -> None:
    reader = sit_down()
    reader.program.choose_mode(mode)
    reader.window.resize(1024, 700)
    view = show_map(reader, DEBATE)
    reader.press("I", CONTROL)
    assert view.header.title.toolTip() == view.header.title.text(), "it is cut, and told by a tip"
    assert_nothing_is_cut(view)
    assert view.canvas.height() > 200


def test_an_empty_folder_says_that_there_is_nothing_to_draw(
    sit_down: Callable[..., Reader], tmp_path: Path
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    reader = sit_down(folder)
    reader.press("2", CONTROL)
    assert reader.window.view == MAP
    view = reader.window.map
    assert "no documents" in seen(view)
    assert not view.zoom.isVisible()
    assert not view.legend.isVisible()
    reader.press("1", CONTROL)
    assert reader.window.view == READ


def test_a_library_without_claims_says_so_and_offers_no_tools(
    sit_down: Callable[..., Reader], tmp_path: Path
) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "note.md").write_text("# A note\n\nNothing is claimed.\n", "utf-8")
    reader = sit_down(folder)
    reader.wait(lambda: reader.program.session.arguments is not None)
    reader.press("2", CONTROL)
    view = reader.window.map
    assert "no document has claims" in seen(view)
    tools = (view.zoom, view.legend, view.think, view.header.forms, view.header.folding)
    assert not any(tool.isVisible() for tool in (*tools, view.header.maps, view.header.filters))


@pytest.mark.parametrize("is_thinking", [False, True])
def test_nothing_is_cut_in_the_smallest_window(
    sit_down: Callable[..., Reader], is_thinking: bool
) -> None:
    reader = sit_down()
    reader.window.resize(760, 520)
    view = show_map(reader, DEBATE)
    if is_thinking:
        reader.press("I", CONTROL)
    assert_nothing_is_cut(view)
    assert view.canvas.height() >= 80


def seen(view: MapView) -> str:
    """All that is written on the map view."""
    return "\n".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())


def assert_nothing_is_cut(view: MapView) -> None:
    parts = (*view.header.stops, *view.think.stops, *view.legend.stops, view.zoom.thinking)
    for part in (*parts, view.zoom.larger, view.zoom.fit, view.header.title):
        if part.isVisible():
            name = part.accessibleName() or getattr(part, "text", str)()
            assert part.visibleRegion().boundingRect() == part.rect(), name
            assert part.height() >= part.minimumSizeHint().height(), name
            if isinstance(part, QAbstractButton):
                text = part.fontMetrics().horizontalAdvance(part.text())
                assert part.width() >= text + 8, name
    for said in view.think.findChildren(QLabel):
        if said.isVisible() and said.wordWrap():
            assert said.height() >= said.heightForWidth(said.width())
