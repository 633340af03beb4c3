"""Two readers' views compared, in pictures side by side and in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.argument.stance import NO_STANCE, Stance, disagreement
from explorer.desktop.drawing.marks import chips_of
from explorer.desktop.map.comparison import ComparisonDialog
from explorer.desktop.map.subject import subject_of
from explorer.desktop.pictures.arranging import drawing_of
from explorer.export.maps.choosing import choose_map
from explorer.workspace.stances import NamedStance
from tests.desktop.map.maps import argued

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from explorer.desktop.map.canvas import MapCanvas
    from explorer.desktop.theme.theme import Theme
    from tests.conftest import WriteLibrary


REJECTING = Stance(rejected=frozenset({"[Study]", "[Rules help]"}))


class Compare(Protocol):
    """Compares two stances on the map of the debate."""

    def __call__(self, mine: Stance, theirs: Stance, name: str = ...) -> ComparisonDialog: ...


@pytest.fixture
def compare(write_library: WriteLibrary, theme: Theme, qtbot: QtBot) -> Compare:
    argued_library = argued(write_library)
    subject = subject_of(argued_library, "talk")
    drawing = drawing_of(choose_map(argued_library, "talk"))

    def begin(mine: Stance, theirs: Stance, name: str = "Bea's <view>") -> ComparisonDialog:
        other = NamedStance(name, "talk", theirs)
        dialog = ComparisonDialog(subject, mine, other, drawing=drawing, theme=theme)
        qtbot.addWidget(dialog)
        dialog.show_cruxes(disagreement(subject.network, subject.main, mine, theirs))
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return begin


def _marks(canvas: MapCanvas) -> dict[str, tuple[str, str]]:
    return {key: (mark.view, mark.status) for key, mark in canvas.drawing.marks.items()}


def _rows(dialog: ComparisonDialog) -> dict[str, tuple[str, str]]:
    table = dialog.table
    texts = [[table.item(row, column) for column in range(3)] for row in range(table.rowCount())]
    return {
        first.text(): (second.text(), third.text())
        for first, second, third in texts
        if first and second and third
    }


def test_what_differs_is_listed_with_both_views_and_their_results(compare: Compare) -> None:
    dialog = compare(NO_STANCE, REJECTING)
    rows = _rows(dialog)
    assert rows["Study"][1] == "rejected, falls"
    assert "Recent" not in rows
    assert "&lt;view&gt;" in dialog.said


def test_equal_views_are_said_to_be_equal(compare: Compare) -> None:
    dialog = compare(NO_STANCE, NO_STANCE)
    assert dialog.table.rowCount() == 0
    assert "same result" in dialog.said


def test_each_picture_shows_what_follows_from_one_of_them(compare: Compare) -> None:
    mine, theirs = compare(NO_STANCE, REJECTING).pictures.canvases
    assert _marks(mine)["[Study]"] == ("", "stands")
    assert _marks(theirs)["[Study]"] == ("reject", "falls")
    assert mine.drawing.layout is theirs.drawing.layout


def test_neither_picture_calls_its_views_the_readers_own(compare: Compare) -> None:
    mine, theirs = compare(REJECTING, REJECTING).pictures.canvases
    for canvas in (mine, theirs):
        (chip,) = chips_of(canvas.drawing.marks["[Study]"])
        assert chip.word == "view: reject"


def test_both_pictures_show_all_boxes_at_first(compare: Compare, qtbot: QtBot) -> None:
    dialog = compare(NO_STANCE, REJECTING)
    dialog.resize(560, 420)
    pictures = dialog.pictures.canvases
    qtbot.waitUntil(lambda: all(one.seen.contains(one.whole) for one in pictures))


def test_a_long_name_is_cut_with_a_sign_and_told_by_a_tip(compare: Compare, qtbot: QtBot) -> None:
    dialog = compare(NO_STANCE, REJECTING, "What Bea thought of it in the second seminar, long ago")
    dialog.resize(640, 420)
    qtbot.waitUntil(lambda: dialog.table.columnWidth(2) < 240)
    mine, named = (dialog.table.horizontalHeaderItem(column) for column in (1, 2))
    assert mine is not None
    assert named is not None
    assert named.text().startswith("What Bea")
    assert named.text().endswith("…")
    assert "long ago" in named.toolTip()
    assert mine.text() == "My views"
    assert mine.toolTip() == ""


def test_a_box_chosen_on_one_is_chosen_on_the_other_and_in_the_table(compare: Compare) -> None:
    dialog = compare(NO_STANCE, REJECTING)
    mine, theirs = dialog.pictures.canvases
    mine.choose(("[Study]",))
    assert theirs.selection == ("[Study]",)
    assert dialog.table.currentItem().text() == "Study"
    theirs.choose(("[Open]",))
    assert mine.selection == ("[Open]",)


def test_a_row_shows_its_box_on_both(compare: Compare) -> None:
    dialog = compare(NO_STANCE, REJECTING)
    row = [*_rows(dialog)].index("Rules help")
    dialog.table.setCurrentCell(row, 0)
    for canvas in dialog.pictures.canvases:
        assert canvas.selection == ("[Rules help]",)


def test_moving_one_moves_the_other(compare: Compare, qtbot: QtBot) -> None:
    dialog = compare(NO_STANCE, REJECTING)
    mine, theirs = dialog.pictures.canvases
    for leader, other in ((mine, theirs), (theirs, mine)):
        leader.setFocus()
        qtbot.waitUntil(leader.hasFocus)
        leader.zoom_by(1.5)
        leader.pan_by(-60, 20)
        assert other.zoom == pytest.approx(leader.zoom)
        away = other.seen.center() - leader.seen.center()
        assert away.manhattanLength() < 4 / leader.zoom


def test_dragging_a_box_pushes_the_map_and_moves_no_box(compare: Compare, qtbot: QtBot) -> None:
    mine, _ = compare(NO_STANCE, REJECTING).pictures.canvases
    boxes, centre = dict(mine.drawing.layout.boxes), mine.seen.center()
    start = mine.mapFromScene(mine.box_rect("[Open]").center())
    with qtbot.assertNotEmitted(mine.nudged):
        QTest.mousePress(mine.viewport(), Qt.MouseButton.LeftButton, pos=start)
        for step in (10, 30, 50):
            QTest.mouseMove(mine.viewport(), start + QPoint(step, 0))
            event = QMouseEvent(
                QEvent.Type.MouseMove,
                QPointF(start + QPoint(step, 0)),
                mine.viewport().mapToGlobal(QPointF(start + QPoint(step, 0))),
                Qt.MouseButton.NoButton,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
            QApplication.sendEvent(mine.viewport(), event)
        QTest.mouseRelease(mine.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(50, 0))
    assert mine.drawing.layout.boxes == boxes
    assert mine.seen.center().x() < centre.x()
