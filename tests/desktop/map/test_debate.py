"""The bundled debate on the canvas, laid out by the engine that lays every map out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from explorer.argument.joining import Joined, join_debate, read_library
from explorer.argument.layout.layered import lay_out
from explorer.argument.layout.values import Direction
from explorer.argument.viewing.showing import show
from explorer.argument.viewing.values import Viewing
from explorer.desktop.drawing.lettering import Lettering
from explorer.desktop.drawing.measuring import diagram_of, measured
from explorer.desktop.drawing.picture import Drawing
from explorer.files import bundled
from explorer.library.loading import load

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from explorer.argument.layout.values import Layout
    from explorer.library.kinds import Kind
    from tests.desktop.map.conftest import ShowMap

DEBATE = "release-the-weights"
MAIN = "[The weights should be released]"


class Debate:
    """The bundled debate, to be looked at in different ways."""

    def __init__(self) -> None:
        library = load(bundled("content"))
        self.joined: Joined = join_debate(library, read_library(library), DEBATE)
        self.kinds: dict[str, Kind] = {one.id: one.kind for one in library.documents}
        self.lettering = Lettering()

    def drawn(
        self, viewing: Viewing, direction: Direction, previous: Layout | None = None
    ) -> Drawing:
        shown = show(self.joined, viewing)
        texts = measured(shown, self.lettering, self.kinds)
        return Drawing(shown, lay_out(diagram_of(shown, texts, direction), previous), texts)


@pytest.fixture(scope="module")
def debate(qapp: object) -> Debate:
    return Debate()


@pytest.mark.parametrize("direction", list(Direction))
def test_every_box_of_the_debate_is_found_where_it_is_painted(
    debate: Debate, show_map: ShowMap, direction: Direction
) -> None:
    canvas = show_map(debate.drawn(Viewing(), direction))
    canvas.zoom_to_fit()
    assert len(canvas.drawing.layout.boxes) > 60
    for key in canvas.drawing.layout.boxes:
        place = canvas.mapFromScene(canvas.box_rect(key).center())
        assert canvas.viewport().rect().contains(place)
        assert canvas.key_at(QPointF(place)) == key


@pytest.mark.parametrize("direction", list(Direction))
def test_the_keys_lead_from_the_main_claim_to_a_reason_and_back(
    debate: Debate, show_map: ShowMap, direction: Direction
) -> None:
    canvas = show_map(debate.drawn(Viewing(depth=2), direction))
    there, back = Qt.Key.Key_Right, Qt.Key.Key_Left
    if direction is Direction.DOWN:
        there, back = Qt.Key.Key_Down, Qt.Key.Key_Up
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    QTest.keyClick(canvas, there)
    (reason,) = canvas.selection
    assert canvas.drawing.texts.boxes[reason].box.number
    assert canvas.seen.contains(canvas.box_rect(reason))
    QTest.keyClick(canvas, back)
    assert canvas.selection == (MAIN,)


def test_a_room_finds_a_reason_by_its_number(debate: Debate, show_map: ShowMap) -> None:
    canvas = show_map(debate.drawn(Viewing(depth=1), Direction.RIGHT))
    QTest.keyClicks(canvas, "c2")
    assert [canvas.drawing.texts.boxes[key].box.number for key in canvas.selection] == ["C2"]


@pytest.mark.usefixtures("motion")
def test_unfolding_keeps_the_box_in_place_and_moves_the_others(
    qtbot: QtBot, debate: Debate, show_map: ShowMap
) -> None:
    less = debate.drawn(Viewing(depth=1), Direction.RIGHT)
    canvas = show_map(less)
    canvas.zoom_to_actual()
    canvas.select((MAIN,))
    canvas.reveal(MAIN)
    before = canvas.mapFromScene(canvas.box_rect(MAIN).center())
    show_map(debate.drawn(Viewing(depth=2), Direction.RIGHT, less.layout), canvas, animate=True)
    assert canvas.is_moving
    qtbot.waitUntil(lambda: not canvas.is_moving, timeout=3000)
    after = canvas.mapFromScene(canvas.box_rect(MAIN).center())
    assert (after - before).manhattanLength() <= 2


def test_no_text_of_the_debate_leaves_its_box(debate: Debate) -> None:
    drawing = debate.drawn(Viewing(), Direction.RIGHT)
    letters = drawing.texts.lettering
    for text in drawing.texts.boxes.values():
        for line in (*text.title, *text.body, *text.notes):
            assert line.x + letters.width(line.text, line.role) <= text.width
            assert line.baseline < text.height
