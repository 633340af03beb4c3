"""Reading is bounded; writing leaves the old file or the new one."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from explorer import files
from explorer.errors import ContentError, ExportError, FileInTheWayError


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def raises_enospc(handle: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_file_of_just_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 10)
    assert files.read_bytes_bounded(path, 10) == b"x" * 10


def test_a_file_one_byte_larger_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 2_000_001)
    with pytest.raises(ContentError, match="larger than 2 MB") as caught:
        files.read_bytes_bounded(path, 2_000_000)
    assert caught.value.hint


def test_a_missing_file_is_a_content_error(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="No such file"):
        files.read_bytes_bounded(tmp_path / "gone", 10)


def test_a_folder_is_no_regular_file(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="not a regular file"):
        files.read_bytes_bounded(tmp_path, 10)


def test_a_pipe_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(ContentError, match="not a regular file"):
        files.read_bytes_bounded(tmp_path / "pipe.md", 10)


def test_a_device_is_refused() -> None:
    with pytest.raises(ContentError, match="not a regular file"):
        files.read_bytes_bounded(Path("/dev/zero"), 10)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_text_is_read_with_or_without_a_byte_order_mark(mark: bytes) -> None:
    assert files.decode(mark + "naïve\n".encode(), Path("a.md")) == "naïve\n"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_bytes_that_are_not_utf8_are_named_by_line(mark: bytes, end: bytes) -> None:
    with pytest.raises(ContentError, match="not UTF-8") as caught:
        files.decode(mark + b"one" + end + b"\xff two", Path("a.md"))
    assert caught.value.place
    assert str(caught.value.place) == "a.md:2"


def test_a_binary_file_is_called_that() -> None:
    with pytest.raises(ContentError, match="binary"):
        files.decode(b"\x89PNG\r\n\0\0\0", Path("a.md"))


def test_writing_makes_the_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    files.write_atomically(tmp_path / "a.txt", "naïve")
    assert (tmp_path / "a.txt").read_bytes() == "naïve".encode()
    assert names_in(tmp_path) == ["a.txt"]


def test_writing_replaces_and_keeps_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    files.write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_that_the_user_wants(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        files.write_atomically(tmp_path / "a.txt", "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o640


def test_a_file_in_the_way_stays_unless_told_to_replace_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(FileInTheWayError, match="already exists"):
        files.write_atomically(path, "new", replace=False)
    assert path.read_text(encoding="utf-8") == "mine"
    assert names_in(tmp_path) == ["a.txt"]


def test_a_file_that_appears_meanwhile_stays_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"

    def sync_slowly(handle: int) -> None:
        path.write_text("theirs", encoding="utf-8")

    monkeypatch.setattr(os, "fsync", sync_slowly)
    with pytest.raises(FileInTheWayError):
        files.write_atomically(path, "ours", replace=False)
    assert path.read_text(encoding="utf-8") == "theirs"
    assert names_in(tmp_path) == ["a.txt"]


def test_a_file_system_without_hard_links_is_written_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    files.write_atomically(tmp_path / "a.txt", "x", replace=False)
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "x"


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", raises_enospc)
    with pytest.raises(ExportError, match="No space left"):
        files.write_atomically(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert names_in(tmp_path) == ["a.txt"]


def test_a_missing_folder_is_an_export_error(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        files.write_atomically(tmp_path / "no" / "a.txt", "x")


def test_writing_over_a_folder_is_an_export_error(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(ExportError, match="cannot be written"):
        files.write_atomically(tmp_path / "a", "x")
    assert names_in(tmp_path) == ["a"]


def test_text_that_utf8_cannot_hold_is_an_export_error(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        files.write_atomically(tmp_path / "a.txt", "half a \ud800 character")
    assert names_in(tmp_path) == []


def test_a_name_too_long_is_an_export_error(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        files.write_atomically(tmp_path / ("n" * 300), "x")


def test_a_name_as_long_as_the_file_system_allows_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 255)
    files.write_atomically(path, "x")
    assert path.read_text(encoding="utf-8") == "x"


def test_a_symbolic_link_stays_one_and_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old", encoding="utf-8")
    (tmp_path / "link").symlink_to("real")
    files.write_atomically(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text(encoding="utf-8") == "new"


def test_a_loop_of_links_is_an_export_error(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(ExportError):
        files.write_atomically(tmp_path / "a", "x")


def test_a_reader_never_sees_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    old, new = b"o" * 200_000, b"n" * 200_000
    path.write_bytes(old)
    seen: set[bytes] = set()
    is_done = threading.Event()

    def look() -> None:
        while not is_done.is_set():
            seen.add(path.read_bytes())

    watcher = threading.Thread(target=look)
    watcher.start()
    for number in range(20):
        files.write_atomically(path, new if number % 2 else old)
    is_done.set()
    watcher.join()
    assert seen <= {old, new}


def test_a_profile_below_a_folder_stays_in_it(tmp_path: Path) -> None:
    profile = files.Profile.below(tmp_path / "p")
    folders = (profile.settings, profile.data, profile.state, profile.cache)
    assert all(folder.is_relative_to(tmp_path / "p") for folder in folders)
    assert len(set(folders)) == 4
    assert not (tmp_path / "p").exists()


def test_the_usual_profile_follows_the_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    profile = files.Profile.usual()
    assert profile.cache.name == "openness-explorer"
    assert not list(tmp_path.iterdir())


def test_the_bundled_content_is_there() -> None:
    assert (files.bundled("content") / "library.yaml").is_file()
    assert files.bundled("resources").is_dir()
