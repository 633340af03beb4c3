"""The map and what the reader makes of it: commands, kept views, files of views, broken ends."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from explorer.address import Address
from explorer.argument.what_if import View
from explorer.desktop.map.comparison import ComparisonDialog
from explorer.desktop.session import MAP
from explorer.workspace.database import FILE_NAME
from explorer.workspace.stances import read_stance
from tests.desktop.visits import (
    ALT,
    CONTROL,
    SHIFT,
    Visit,
    answer_file,
    answer_name,
    lines,
    offered,
    pick,
    push,
    shown,
    visiting,
)

Begin = Callable[..., Visit]

MAIN, REASON, OBJECTION = "[Staging was right]", "<Time to prepare>", "<Easily replicated>"


@pytest.fixture
def begin(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Begin]:
    with visiting(qapp, qtbot, tmp_path) as begin_visit:
        yield begin_visit


@pytest.fixture
def visit(begin: Begin, small_folder: Path) -> Visit:
    return begin(small_folder)


def answer_opening(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    """Answer the asking for a file to open."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


# Commands


def test_commands_of_the_map_are_offered_only_while_it_is_shown(visit: Visit) -> None:
    visit.read("gpt-2")
    names = ("accept", "cruxes", "fold", "focus", "map_form", "copy_map", "print", "put_back")
    assert not any(visit.can(name) for name in names)
    visit.press(Qt.Key.Key_2, CONTROL)
    visit.wait(lambda: visit.window.view == MAP)
    assert all(visit.can(name) for name in names)
    assert not visit.can("undo")
    visit.press(Qt.Key.Key_1, CONTROL)
    assert not any(visit.can(name) for name in names)


def test_what_if_asked_for_while_reading_goes_to_the_map_first(visit: Visit) -> None:
    visit.read("gpt-2")
    visit.press(Qt.Key.Key_I, CONTROL)
    visit.wait(lambda: visit.window.view == MAP and visit.window.map.placed is not None)
    view = visit.window.map
    assert not view.think.isVisible()
    visit.press(Qt.Key.Key_I, CONTROL)
    assert view.think.isVisible()
    assert "Main claim" in view.think.said
    visit.press(Qt.Key.Key_I, CONTROL)
    assert not view.think.isVisible()


def test_a_claim_is_accepted_rejected_and_let_go_by_keys(visit: Visit) -> None:
    view = visit.open_map()
    view.go_to(OBJECTION)
    visit.press(Qt.Key.Key_Y, CONTROL | SHIFT)
    assert "assumed by you" in visit.window.inspector.stance.said
    assert "Your view: accept." in view.desk.spoken(OBJECTION)
    visit.press(Qt.Key.Key_N, CONTROL | SHIFT)
    assert view.desk.marks[OBJECTION].view == "reject"
    visit.press(Qt.Key.Key_U, CONTROL | SHIFT)
    assert view.desk.marks[OBJECTION].view == ""
    for _ in range(3):
        visit.press(Qt.Key.Key_Z, CONTROL)
    assert not visit.can("undo")
    assert not view.think.isVisible()
    visit.press(Qt.Key.Key_Y, CONTROL)
    assert view.desk.marks[OBJECTION].view == "accept"


def test_a_view_is_taken_and_a_claim_followed_in_the_inspector(visit: Visit) -> None:
    view = visit.open_map()
    view.go_to(OBJECTION)
    view.desk.set_thinking(is_on=True)
    box = visit.window.inspector.stance
    box.views.button("reject").click()
    assert view.desk.marks[OBJECTION].view == "reject"
    box.views.button("none").click()
    assert view.desk.state.stance.is_empty
    view.go_to(MAIN)
    visit.wait()
    href = box.said.partition('<a href="')[2].partition('"')[0]
    box.link_followed.emit(href)
    visit.wait()
    assert view.selected != MAIN
    assert visit.place == str(Address.claim(view.selected[1:-1]))


def test_folding_focus_and_forms_follow_their_commands(visit: Visit) -> None:
    view = visit.open_map()
    assert len(view.desk.shown.boxes) == 3
    visit.do("fold")
    assert [box.key for box in view.desk.shown.boxes] == [MAIN]
    visit.press(Qt.Key.Key_Period, CONTROL | SHIFT)
    visit.do("unfold_all")
    assert len(view.desk.shown.boxes) == 3
    view.go_to(REASON)
    visit.do("focus")
    assert {box.key for box in view.desk.shown.boxes} == {MAIN, REASON}
    assert "Time to prepare" in lines(view.focus_bar)
    visit.do("focus")
    assert not view.focus_bar.isVisible()
    parts = []
    for _ in range(3):
        visit.do("map_form")
        parts.append((view.canvas.isVisible(), view.outline.isVisible()))
    assert parts == [(True, True), (False, True), (True, False)]


def test_moved_boxes_go_back_by_command(visit: Visit) -> None:
    view = visit.open_map()
    before = view.canvas.box_rect(REASON)
    view.canvas.nudged.emit((REASON,), 40.0, 25.0)
    visit.wait()
    assert view.canvas.box_rect(REASON).topLeft() != before.topLeft()
    visit.do("put_back")
    assert view.canvas.box_rect(REASON) == before
    assert visit.can("undo")


def test_cruxes_are_looked_for_and_said(visit: Visit) -> None:
    view = visit.open_map()
    visit.do("cruxes")
    visit.wait(lambda: "rests on" in view.think.said or "would change" in view.think.said)
    assert "Staging was right" in view.think.said


def test_another_map_is_chosen_from_the_header_and_back_leads_to_the_first(visit: Visit) -> None:
    view = visit.open_map()
    menu = view.header.maps.menu()
    assert list(offered(menu)) == [
        "GPT-2: the staged release", "Malicious use", "All claims of the library",
    ]  # fmt: skip
    pick(menu, "Malicious use")
    visit.wait(lambda: "Claims about Malicious use" in lines(view.header))
    assert visit.place == "malicious-use"
    visit.press(Qt.Key.Key_Left, ALT)
    visit.wait(lambda: "GPT-2" in lines(view.header))
    pick(menu, "All claims of the library")
    visit.wait(lambda: "All claims of the library" in lines(view.header))


def test_a_library_without_claims_says_so_on_the_map(begin: Begin, tmp_path: Path) -> None:
    folder = tmp_path / "plain"
    folder.mkdir()
    (folder / "note.md").write_text("# Note\n\nNothing is argued.\n")
    visit = begin(folder)
    visit.wait(lambda: visit.session.arguments is not None)
    visit.press(Qt.Key.Key_2, CONTROL)
    assert "Nothing is argued here yet" in lines(visit.window.map)
    assert not visit.can("copy_map")
    assert not visit.can("accept")
    visit.press(Qt.Key.Key_I, CONTROL)
    assert not visit.window.map.think.isVisible()
    assert visit.crashes == []


def test_what_an_author_adds_to_the_claims_is_on_the_map_and_views_stay(
    visit: Visit, small_folder: Path
) -> None:
    view = visit.open_map()
    view.go_to(OBJECTION)
    view.desk.set_view(OBJECTION, View.REJECT)
    path = small_folder / "cases" / "gpt-2.md"
    added = path.read_text().replace(
        "  - <Easily", "  + <Others followed>: Others did so too.\n  - <Easily"
    )
    path.write_text(added)
    visit.press(Qt.Key.Key_F5)
    visit.wait(lambda: len(view.desk.shown.boxes) == 4)
    assert view.selected == OBJECTION
    assert view.desk.marks[OBJECTION].view == "reject"
    assert visit.window.view == MAP


# Views that are kept


def keep(visit: Visit, name: str) -> None:
    visit.window.map.think.save_requested.emit()
    visit.wait()


def kept_names(visit: Visit) -> list[str]:
    menu = visit.window.map.think.views.menu()
    fixed = {"Keep these views…", "Save to a file…", "Open a file…"}
    return [text for text in offered(menu) if text not in fixed]


def test_views_are_kept_taken_up_compared_removed_and_brought_back(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = visit.open_map()
    menu = view.think.views.menu()
    assert not offered(menu)["Keep these views…"]
    view.desk.set_view(OBJECTION, View.REJECT)
    answer_name(monkeypatch, "  Bea & I  ")
    pick(menu, "Keep these views…")
    assert kept_names(visit) == ["Bea && I"]
    view.think.reset.click()
    assert view.desk.state.stance.is_empty
    assert not view.think.reset.isEnabled()
    pick(menu, "Bea && I", "Compare with mine")
    visit.wait()
    dialog = shown(ComparisonDialog)
    assert "Bea &amp; I" in dialog.said
    row = dialog.table.item(0, 0)
    assert row is not None
    dialog.table.itemActivated.emit(row)
    assert view.selected[1:-1] == row.text()
    push(dialog, "Close")
    pick(menu, "Bea && I", "Take up")
    assert view.desk.marks[OBJECTION].view == "reject"
    pick(menu, "Bea && I", "Remove")
    assert kept_names(visit) == []
    assert visit.said == "“Bea & I” was removed."
    push(visit.window.messages, "Undo")
    assert kept_names(visit) == ["Bea && I"]


def test_views_without_a_name_are_not_kept(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    view = visit.open_map()
    view.desk.set_view(MAIN, View.ACCEPT)
    for name, is_given in (("   ", True), ("Mine", False), ("", True)):
        answer_name(monkeypatch, name, is_given=is_given)
        pick(view.think.views.menu(), "Keep these views…")
        assert kept_names(visit) == []
    assert visit.said == ""


# Views as files


def test_views_are_written_to_a_file_and_read_from_it(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = visit.open_map()
    menu = view.think.views.menu()
    assert not offered(menu)["Save to a file…"]
    view.desk.set_view(OBJECTION, View.REJECT)
    path = tmp_path / "mine.stance.json"
    assert answer_file(monkeypatch, path) == []
    pick(menu, "Save to a file…")
    assert read_stance(path).name == "mine"
    assert read_stance(path).stance.rejected == {OBJECTION}
    view.think.reset.click()
    answer_opening(monkeypatch, path)
    pick(menu, "Open a file…")
    assert view.desk.marks[OBJECTION].view == "reject"
    assert "mine.stance.json" in visit.said


def test_a_name_without_suffix_gets_one_that_opening_finds_again(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = visit.open_map()
    view.desk.set_view(MAIN, View.ACCEPT)
    answer_file(monkeypatch, tmp_path / "mine")
    pick(view.think.views.menu(), "Save to a file…")
    assert (tmp_path / "mine.stance.json").exists()
    assert "mine.stance.json" in visit.said


def test_asking_for_no_file_changes_nothing(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = visit.open_map()
    view.desk.set_view(OBJECTION, View.REJECT)
    answer_file(monkeypatch, "")
    answer_opening(monkeypatch, "")
    before = view.desk.state
    pick(view.think.views.menu(), "Save to a file…")
    pick(view.think.views.menu(), "Open a file…")
    assert view.desk.state == before
    assert list(tmp_path.rglob("*.stance.json")) == []
    assert visit.said == ""


def test_a_place_that_cannot_be_written_to_is_said(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = visit.open_map()
    view.desk.set_view(OBJECTION, View.REJECT)
    answer_file(monkeypatch, tmp_path / "nowhere" / "mine.stance.json")
    pick(view.think.views.menu(), "Save to a file…")
    assert "cannot be written" in visit.said


def test_a_file_that_holds_no_views_is_said_and_views_stay(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = visit.open_map()
    view.desk.set_view(OBJECTION, View.REJECT)
    path = tmp_path / "odd.stance.json"
    answer_opening(monkeypatch, path)
    contents = {
        b"\x00\x01\x02": "binary",
        b'{"format": "openness-explorer-stance", "version": 9}': "newer version",
        b"[]": "no saved view",
        b"\xff\xfe": "not UTF-8",
    }
    for content, said in contents.items():
        path.write_bytes(content)
        pick(view.think.views.menu(), "Open a file…")
        assert said in visit.said
        assert view.desk.marks[OBJECTION].view == "reject"


def test_views_taken_on_another_map_are_said_to_be_so(visit: Visit, tmp_path: Path) -> None:
    view = visit.open_map()
    view.desk.set_view(OBJECTION, View.REJECT)
    path = tmp_path / "mine.stance.json"
    visit.program.maps.write_stance(str(path))
    view = visit.open_map("malicious-use")
    visit.program.maps.read_stance(str(path))
    assert "taken on another map" in visit.said
    assert view.desk.state.stance.rejected == {OBJECTION} & {
        box.key for box in view.desk.shown.boxes
    }


def test_a_removal_that_fails_is_not_said_to_have_been_done(visit: Visit, tmp_path: Path) -> None:
    view = visit.open_map()
    view.desk.set_view(MAIN, View.ACCEPT)
    visit.program.maps.keep_stance("Mine")
    connection = sqlite3.connect(tmp_path / "profile" / "data" / FILE_NAME)
    connection.execute(
        "CREATE TRIGGER stop BEFORE DELETE ON stance BEGIN SELECT RAISE(ABORT, 'disk full'); END"
    )
    connection.commit()
    connection.close()
    pick(view.think.views.menu(), "Mine", "Remove")
    assert "could not be kept" in visit.said
