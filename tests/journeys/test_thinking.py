"""Views on a map are kept, passed on and compared; how a map was left is there again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from explorer.address import Address
from explorer.argument.layout.values import Direction
from explorer.argument.what_if import View
from explorer.desktop.map.comparison import ComparisonDialog
from explorer.desktop.map.view import MapView
from explorer.desktop.session import MAP, READ
from explorer.workspace.database import FILE_NAME, Database
from explorer.workspace.stances import Stances
from tests.journeys.conftest import Reader

DEBATE = Address.document("release-the-weights")


def on_map(reader: Reader, address: Address = DEBATE) -> MapView:
    """Go to a map and wait until it is drawn."""
    reader.wait(lambda: reader.program.session.arguments is not None)
    reader.program.session.go(address, MAP)
    reader.wait(lambda: reader.window.map.placed is not None)
    return reader.window.map


def first_against(view: MapView) -> str:
    return next(box.key for box in view.desk.shown.boxes if box.number == "C1")


def test_named_views_are_there_again_next_time_and_can_be_compared(
    sit_down: Callable[..., Reader],
) -> None:
    reader = sit_down()
    view = on_map(reader)
    key = first_against(view)
    view.desk.set_view(key, View.REJECT)
    reader.program.maps.keep_stance("My views")
    reader.program.close()

    again = sit_down()
    view = on_map(again)
    assert view.desk.state.stance.is_empty, "what-if is off when a map opens"
    library = again.program.session.library
    assert library is not None
    (kept,) = again.program.keeping.stances(library).of_map(DEBATE.name)
    view.think.comparison_requested.emit(kept)
    again.wait()
    dialogs = (one for one in QApplication.topLevelWidgets() if isinstance(one, ComparisonDialog))
    dialog = next(dialogs)
    assert dialog.table.rowCount() > 0
    assert "My views" in dialog.said
    dialog.close()
    view.think.stance_requested.emit(kept)
    assert view.desk.marks[key].view == "reject"
    view.think.forget_requested.emit(kept)
    assert again.program.keeping.stances(library).of_map(DEBATE.name) == ()
    assert "removed" in again.window.messages.text
    again.window.messages._do()
    assert again.program.keeping.stances(library).of_map(DEBATE.name) == (kept,)


def test_views_travel_as_a_file_and_a_bad_file_is_said(
    sit_down: Callable[..., Reader], tmp_path: Path
) -> None:
    reader = sit_down()
    view = on_map(reader)
    key = first_against(view)
    view.desk.set_view(key, View.ACCEPT)
    path = tmp_path / "mine.stance.json"
    reader.program.maps.write_stance(str(path))
    view.desk.undo()
    reader.program.maps.read_stance(str(path))
    assert view.desk.marks[key].view == "accept"
    path.write_text("{", "utf-8")
    reader.program.maps.read_stance(str(path))
    assert "no saved view" in reader.window.messages.text


def test_direction_and_moved_boxes_are_as_they_were_left(sit_down: Callable[..., Reader]) -> None:
    reader = sit_down()
    view = on_map(reader)
    view.desk.set_direction(Direction.DOWN)
    key = first_against(view)
    view.desk.change(view.desk.state.with_nudges((key,), 40, 25))
    reader.program.close()
    again = sit_down()
    view = on_map(again)
    assert view.desk.state.direction is Direction.DOWN
    assert view.desk.state.nudges[key] == (40, 25)


def test_cruxes_are_found_and_lead_to_the_claims(sit_down: Callable[..., Reader]) -> None:
    reader = sit_down()
    view = on_map(reader, Address.document("gpt-2-staged-release"))
    view.desk.set_thinking(is_on=True)
    view.think.cruxes_requested.emit()
    reader.wait()
    assert "rests on" in view.think.said or "would change" in view.think.said


def test_a_file_of_a_newer_version_is_said_and_everything_else_works(
    sit_down: Callable[..., Reader], tmp_path: Path
) -> None:
    folder = tmp_path / "profile" / "data"
    Database.open(folder).close()
    with sqlite3.connect(folder / FILE_NAME) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    reader = sit_down()
    view = on_map(reader)
    assert "newer version" in reader.window.messages.text
    view.desk.set_view(first_against(view), View.REJECT)
    reader.program.maps.keep_stance("For this session")
    library = reader.program.session.library
    assert library is not None
    assert isinstance(reader.program.keeping.stances(library), Stances)
    assert len(reader.program.keeping.stances(library).of_map(DEBATE.name)) == 1


def test_the_small_map_in_a_text_selects_a_claim_and_opens_the_map(
    sit_down: Callable[..., Reader],
) -> None:
    reader = sit_down()
    reader.wait(lambda: reader.program.session.arguments is not None)
    case = Address.document("gpt-2-staged-release")
    reader.program.session.go(case, READ)
    reader.wait(lambda: reader.window.reader.fence_map is not None)
    small = reader.window.reader.fence_map
    assert small is not None
    drawing = small.drawing
    key = drawing.shown.boxes[1].key
    box = drawing.layout.boxes[key]
    bounds = small.bounds
    place = QPointF(box.x + 5 - bounds.left(), box.y + 5 - bounds.top()) * small.scale
    assert small.key_at(place) == key
    reader.window.reader.browser.picture_clicked.emit("argument-map:all", place)
    reader.wait()
    assert reader.window.inspector.rows.rows.groups[0].rows[0].text == key[1:-1]
    assert reader.window.view == READ
    reader.window.reader.browser.picture_opened.emit("argument-map:all", place)
    reader.wait(lambda: reader.window.view == MAP and reader.window.map.placed is not None)
    assert reader.window.map.selected == key


@pytest.mark.parametrize("name", ["malicious-use", "llama-open-weights"])
def test_a_topic_and_a_case_have_maps_of_their_own(
    sit_down: Callable[..., Reader], name: str
) -> None:
    reader = sit_down()
    view = on_map(reader, Address.document(name))
    assert view.desk.subject is not None
    assert view.desk.subject.name == name
    assert len(view.desk.shown.boxes) > 3
    reader.press("2", Qt.KeyboardModifier.ControlModifier)
    assert reader.window.view == MAP
