"""Settings survive, broken files are set aside, and unknown keys are kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from explorer.errors import ExportError
from explorer.workspace.settings import FILE_NAME, Settings, read_settings, write_settings


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    settings = Settings(theme="dark", zoom_percent=125, splitter=(200, 800, 300), tabs=("a", "b"))
    write_settings(tmp_path, settings)
    assert read_settings(tmp_path) == (settings, "")


def test_without_a_file_the_usual_settings_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == (Settings(), "")


def test_a_broken_file_is_set_aside_and_said(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("{ not json")
    settings, said = read_settings(tmp_path)
    assert settings == Settings()
    assert "settings.broken.json" in said
    assert (tmp_path / "settings.broken.json").read_text() == "{ not json"
    assert not (tmp_path / FILE_NAME).exists()


@pytest.mark.parametrize("text", ["[]", "null", "3", '"x"', "\x00\xff", "[" * 100_000])
def test_any_other_file_is_set_aside_too(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_bytes(text.encode("latin-1"))
    settings, said = read_settings(tmp_path)
    assert settings == Settings()
    assert said


def test_keys_of_a_newer_version_are_kept(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"theme": "dark", "novelty": {"a": [1]}}')
    settings, _ = read_settings(tmp_path)
    write_settings(tmp_path, settings)
    assert json.loads((tmp_path / FILE_NAME).read_text())["novelty"] == {"a": [1]}


def test_a_value_of_the_wrong_type_counts_as_not_set(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text(
        '{"theme": 3, "zoom_percent": true, "splitter": ["a"], "tabs": "x",'
        ' "is_sidebar_shown": false}'
    )
    settings, said = read_settings(tmp_path)
    assert settings == Settings(is_sidebar_shown=False)
    assert said == ""


def test_the_newest_library_comes_first_and_once() -> None:
    settings = Settings().with_recent("/a").with_recent("/b").with_recent("/a")
    assert settings.recent == ("/a", "/b")
    assert settings.library == "/a"


def test_a_folder_that_is_not_there_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        write_settings(tmp_path / "nowhere", Settings())
