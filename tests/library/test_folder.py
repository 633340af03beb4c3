"""A walk finds the Markdown of a folder, never leaves it and never goes in circles."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from explorer.errors import LibraryError
from explorer.library import folder as folder_module
from explorer.library.folder import markdown_files, open_folder
from explorer.progress import Cancelled

if TYPE_CHECKING:
    from tests.conftest import WriteLibrary


def names(root: Path) -> list[str]:
    return [path.as_posix() for path in markdown_files(root)[0]]


def told(root: Path) -> list[tuple[str, str]]:
    return [(problem.place.path.as_posix(), problem.code) for problem in markdown_files(root)[1]]


def test_markdown_is_found_in_every_folder_in_order(write_library: WriteLibrary) -> None:
    root = write_library(
        dict.fromkeys(["b.md", "a/z.MD", "a/b/c.markdown", "a.txt", "pic.png", "md"], "x")
    )
    assert names(root) == ["a/b/c.markdown", "a/z.MD", "b.md"]
    assert told(root) == []


def test_hidden_and_foreign_folders_are_left_out(write_library: WriteLibrary) -> None:
    root = write_library(
        dict.fromkeys([".obsidian/a.md", ".hidden.md", "node_modules/x/readme.md", "b.md"], "x")
    )
    assert names(root) == ["b.md"]


def test_an_empty_folder_has_nothing(tmp_path: Path) -> None:
    assert markdown_files(open_folder(tmp_path)) == ((), ())


def test_a_missing_folder_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="does not exist"):
        open_folder(tmp_path / "gone")


def test_a_file_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x", encoding="utf-8")
    with pytest.raises(LibraryError, match="is a file, not a folder") as caught:
        open_folder(tmp_path / "a.md")
    assert caught.value.hint


def test_a_folder_that_leads_to_itself_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(LibraryError):
        open_folder(tmp_path / "loop")


def test_a_name_that_no_file_can_have_is_an_error(tmp_path: Path) -> None:
    for name in ("n" * 300, "nul\0byte"):
        with pytest.raises(LibraryError):
            open_folder(tmp_path / name)


def test_a_folder_is_opened_through_a_symbolic_link(
    write_library: WriteLibrary, tmp_path: Path
) -> None:
    root = write_library({"a.md": "x"})
    (tmp_path / "link").symlink_to(root)
    assert open_folder(tmp_path / "link") == root.resolve()


def test_a_folder_that_may_not_be_read_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> Any:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(LibraryError, match="cannot be read") as caught:
        open_folder(tmp_path)
    assert "Permission denied" in caught.value.hint


def test_an_unreadable_folder_is_a_problem_and_its_siblings_are_read(
    write_library: WriteLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_library({"locked/a.md": "x", "open/b.md": "x"})
    scandir = os.scandir

    def refuse_one(path: Path) -> Any:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse_one)
    assert names(root) == ["open/b.md"]
    (problem,) = markdown_files(root)[1]
    assert str(problem) == "locked: error: The folder cannot be read: Permission denied"


def test_links_out_of_the_library_are_told_and_not_followed(
    write_library: WriteLibrary, tmp_path: Path
) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.md").write_text("x", encoding="utf-8")
    root = write_library({"a.md": "x"})
    (root / "out").symlink_to(tmp_path / "outside")
    (root / "out.md").symlink_to(tmp_path / "outside" / "secret.md")
    (root / "picture.png").symlink_to(tmp_path / "outside" / "secret.md")
    assert names(root) == ["a.md"]
    assert told(root) == [("out", "symlink-out"), ("out.md", "symlink-out")]


def test_a_neighbour_whose_name_begins_alike_is_outside(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib-private").mkdir()
    (tmp_path / "lib-private" / "a.md").write_text("x", encoding="utf-8")
    (tmp_path / "lib" / "a.md").symlink_to(tmp_path / "lib-private" / "a.md")
    assert told(tmp_path / "lib") == [("a.md", "symlink-out")]


def test_loops_of_links_are_told(write_library: WriteLibrary) -> None:
    root = write_library({"deep/a.md": "x"})
    (root / "deep" / "up").symlink_to("..")
    (root / "deep" / "here").symlink_to(".")
    (root / "one.md").symlink_to("two.md")
    (root / "two.md").symlink_to("one.md")
    assert names(root) == ["deep/a.md"]
    assert told(root) == [
        ("deep/here", "symlink-loop"),
        ("deep/up", "symlink-loop"),
        ("one.md", "symlink-loop"),
        ("two.md", "symlink-loop"),
    ]


def test_a_link_that_leads_nowhere_is_told(write_library: WriteLibrary) -> None:
    root = write_library({})
    (root / "dead.md").symlink_to("gone.md")
    (root / "dead.png").symlink_to("gone.png")
    assert told(root) == [("dead.md", "symlink-dead")]


def test_a_link_to_a_document_inside_is_a_document(write_library: WriteLibrary) -> None:
    root = write_library({"a.md": "x"})
    (root / "alias.md").symlink_to("a.md")
    assert names(root) == ["a.md", "alias.md"]


def test_a_link_to_a_folder_inside_is_read_once_in_its_own_place(
    write_library: WriteLibrary,
) -> None:
    root = write_library({"cases/a.md": "x"})
    (root / "more").symlink_to("cases")
    assert names(root) == ["cases/a.md"]
    assert told(root) == []


def test_a_link_whose_target_may_not_be_looked_at_is_told(
    write_library: WriteLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_library({"a.md": "x"})
    (root / "alias.md").symlink_to("a.md")

    def refuse(self: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "is_dir", refuse)
    assert told(root) == [("alias.md", "unreadable")]


def test_folders_nested_too_deeply_are_told(
    write_library: WriteLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_module, "MAX_DEPTH", 3)
    root = write_library({"1/2/3/a.md": "x", "1/2/3/4/b.md": "x"})
    assert names(root) == ["1/2/3/a.md"]
    assert told(root) == [("1/2/3/4", "unreadable")]


def test_too_many_files_are_told_once(
    write_library: WriteLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_module, "MAX_DOCUMENTS", 2)
    root = write_library(dict.fromkeys(["a/1.md", "a/2.md", "a/3.md", "b/4.md", "c/5.md"], "x"))
    assert names(root) == ["a/1.md", "a/2.md"]
    assert [code for _, code in told(root)] == ["too-many-files"]


def test_just_as_many_files_as_allowed_are_no_problem(
    write_library: WriteLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_module, "MAX_DOCUMENTS", 2)
    root = write_library(dict.fromkeys(["a/1.md", "a/2.md", "b/picture.png"], "x"))
    assert told(root) == []


def test_a_name_that_is_not_utf8_is_told_in_letters_that_can_be_printed(
    write_library: WriteLibrary,
) -> None:
    root = write_library({"a.md": "x"})
    (root / os.fsdecode(b"caf\xe9.md")).write_bytes(b"x")
    (root / os.fsdecode(b"d\xe9p")).mkdir()
    (root / os.fsdecode(b"d\xe9p") / "b.md").write_bytes(b"x")
    (root / os.fsdecode(b"pic\xe9.png")).write_bytes(b"x")
    assert names(root) == ["a.md"]
    problems = markdown_files(root)[1]
    assert [problem.code for problem in problems] == ["bad-name", "bad-name"]
    assert str(problems[0]).encode().startswith("caf\ufffd.md: error:".encode())


def test_the_walk_can_be_stopped(write_library: WriteLibrary) -> None:
    root = write_library({"a/b.md": "x"})

    def stop(done: int, total: int, label: str = "") -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        markdown_files(root, stop)
