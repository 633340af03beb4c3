"""The program begins and ends: what it remembers, and a profile or a library that is broken."""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.address import Address
from explorer.desktop.session import GRAPH, READ
from explorer.desktop.theme.theme import Mode
from explorer.workspace.settings import FILE_NAME, Settings, read_settings, write_settings
from tests.desktop.conftest import write_files
from tests.desktop.visits import ALT, Visit, lines, visiting

Begin = Callable[..., Visit]


@pytest.fixture
def begin(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Begin]:
    with visiting(qapp, qtbot, tmp_path) as begin_visit:
        yield begin_visit


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    (tmp_path / "profile").mkdir()
    return tmp_path / "profile"


def test_tabs_and_stops_of_last_time_come_back(begin: Begin, small_folder: Path) -> None:
    first = begin(small_folder)
    first.read("gpt-2")
    first.window.sidebar.address_in_new_tab.emit(Address.document("llama"))
    first.wait()
    first.read("malicious-use")
    first.program.close()
    second = begin(None)
    assert second.window.tabs.documents == ("gpt-2", "malicious-use")
    assert second.title == "Malicious use"
    second.press(Qt.Key.Key_Left, ALT)
    assert second.title == "Llama and open weights"
    second.press(Qt.Key.Key_Right, ALT)
    assert second.title == "Malicious use"
    assert not second.can("forward")


def test_another_library_begins_at_its_own_beginning(
    begin: Begin, small_folder: Path, tmp_path: Path
) -> None:
    first = begin(small_folder)
    first.session.go(Address.document("gpt-2"), GRAPH)
    first.wait()
    first.program.close()
    other = write_files(tmp_path / "other", {"note.md": "# A note\n"})
    second = begin(other)
    assert (second.window.view, second.title) == (READ, "A note")
    assert not second.can("back")


def test_stops_that_are_gone_or_cannot_be_read_are_left_out(
    begin: Begin, small_folder: Path, profile: Path
) -> None:
    stops = (
        "read 0 gpt-2", "nonsense", "read x llama", "dance 0 llama", "read 0 never-there",
        "map 0 claim:Never said", "read 40 llama#afterwards", "read 0", "",
    )  # fmt: skip
    write_settings(
        profile,
        Settings(library=str(small_folder), stops=stops, stop_index=99, tabs=("x", "llama")),
    )
    visit = begin(None)
    assert visit.place == "llama#afterwards"
    assert visit.window.tabs.documents == ("llama",)
    visit.press(Qt.Key.Key_Left, ALT)
    visit.press(Qt.Key.Key_Left, ALT)
    assert visit.place == "gpt-2"
    assert visit.crashes == []


def test_a_library_that_is_gone_gives_way_to_the_bundled_one(
    begin: Begin, small_folder: Path, tmp_path: Path
) -> None:
    first = begin(small_folder)
    first.program.close()
    shutil.rmtree(small_folder)
    bundled = write_files(tmp_path / "bundled", {"welcome.md": "# Welcome\n"})
    second = begin(None, bundled=bundled)
    assert second.title == "Welcome"


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff\xfe", b'"text"', b"[" * 100_000])
def test_broken_settings_are_set_aside_and_said(
    begin: Begin, small_folder: Path, profile: Path, content: bytes
) -> None:
    (profile / FILE_NAME).write_bytes(content)
    visit = begin(small_folder)
    assert "they are kept as “settings.broken.json”" in visit.said
    assert (profile / "settings.broken.json").read_bytes() == content
    assert visit.program.settings.theme == "system"


def test_values_of_the_wrong_sort_count_as_not_set_and_unknown_keys_are_kept(
    begin: Begin, small_folder: Path, profile: Path
) -> None:
    values = {
        "theme": "neon", "zoom_percent": 10_000, "splitter": [1], "recent": "x", "tabs": [3],
        "is_sidebar_shown": 1, "of_a_newer_version": {"deep": [1, 2]},
    }  # fmt: skip
    (profile / FILE_NAME).write_text(json.dumps(values))
    visit = begin(small_folder)
    assert visit.window.theme.mode is Mode.SYSTEM
    assert visit.program._wiring.zoom_percent == 200
    assert visit.window.sidebar.isVisible()
    visit.program.close()
    kept, _ = read_settings(profile)
    assert kept.unknown == {"of_a_newer_version": {"deep": [1, 2]}}
    assert kept.theme == "system"


def test_settings_that_cannot_be_written_do_not_keep_the_program_from_ending(
    begin: Begin, small_folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "profile").write_text("a file where the folder should be")
    visit = begin(small_folder)
    visit.read("llama")
    with caplog.at_level(logging.WARNING):
        visit.program.close()
    assert "The settings cannot be written" in caplog.text
    assert not visit.window.isVisible()
    assert (tmp_path / "profile").read_text() == "a file where the folder should be"


def test_closing_twice_is_closing_once(begin: Begin, small_folder: Path, profile: Path) -> None:
    visit = begin(small_folder)
    visit.program.close()
    (profile / FILE_NAME).unlink()
    visit.program.close()
    assert not (profile / FILE_NAME).exists()


def test_the_window_is_closed_by_its_command_and_remembers(
    begin: Begin, small_folder: Path, profile: Path
) -> None:
    visit = begin(small_folder)
    visit.read("llama")
    visit.window.actions_["quit"].trigger()
    assert not visit.window.isVisible()
    kept, _ = read_settings(profile)
    assert kept.stops[kept.stop_index].endswith(" llama")


def test_a_library_of_garbage_opens_and_says_what_is_wrong(begin: Begin, tmp_path: Path) -> None:
    folder = tmp_path / "garbage"
    folder.mkdir()
    (folder / "library.yaml").write_bytes(b"\0\1\2")
    (folder / "references.json").write_text('{"not": [')
    (folder / "a.md").write_bytes(bytes(range(256)) * 20)
    (folder / "b.md").write_text("---\n" * 50)
    (folder / "c.md").write_text("```argdown\n[A\n  + <B\n    _ [[[[\n" + "[x]: y\n" * 50)
    (folder / "d.md").write_text("# Fine\n\nStill readable.\n")
    (folder / "e.md").mkdir()
    visit = begin(folder)
    visit.wait(lambda: visit.session.arguments is not None)
    visit.read("d")
    assert "Still readable" in visit.text
    visit.wait(lambda: "error" in visit.window.status._problems.text())
    visit.open_map("c") if visit.session.library and visit.session.library.has("c") else None
    assert visit.crashes == []


def test_a_library_of_one_huge_line_and_many_headings_is_read(begin: Begin, tmp_path: Path) -> None:
    headings = "\n\n".join(f"{'#' * (n % 6 + 1)} Part {n}" for n in range(300))
    folder = write_files(
        tmp_path / "large", {"long.md": f"# Long\n\n{'word ' * 20_000}\n\n{headings}\n"}
    )
    visit = begin(folder)
    visit.read("long")
    assert visit.text.count("word") == 20_000
    rows = [row for group in visit.window.inspector.rows.rows.groups for row in group.rows]
    assert len(rows) == 301
    assert "1 document" in lines(visit.window.status)
