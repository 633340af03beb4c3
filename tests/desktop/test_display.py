"""Where no window can be shown, the program says so instead of aborting."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.desktop import display

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_without_a_display_it_says_so(bare: pytest.MonkeyPatch) -> None:
    assert "no display" in display.why_no_window()


def test_a_display_that_does_not_answer_is_named(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("DISPLAY", ":987")
    assert display.why_no_window() == "The display “:987” does not answer."


def test_a_missing_library_is_named_with_its_package(bare: pytest.MonkeyPatch) -> None:
    listening = socket.socket(socket.AF_UNIX)
    listening.bind("\0/tmp/.X11-unix/X986")
    listening.listen()
    bare.setenv("DISPLAY", ":986")
    bare.setattr(display, "WINDOW_LIBRARY", "libnowhere.so.0")
    assert "libnowhere.so.0" in display.why_no_window()
    assert "apt-get install" in display.why_no_window()
    listening.close()


@pytest.mark.parametrize("name", ["WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_another_way_to_show_a_window_is_trusted(bare: pytest.MonkeyPatch, name: str) -> None:
    bare.setenv(name, "x")
    assert display.why_no_window() == ""


def test_without_a_display_a_picture_is_saved_and_commands_are_named(
    tmp_path: Path,
) -> None:
    kept = {k: v for k, v in os.environ.items() if "DISPLAY" not in k and k != "QT_QPA_PLATFORM"}
    command = [sys.executable, "-m", "explorer", "--profile", str(tmp_path / "profile")]
    root = Path(__file__).resolve().parents[2]
    ran = subprocess.run(
        command, env={**kept, "PYTHONPATH": str(root)}, cwd=tmp_path,
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert "There is no display here" in ran.stdout
    assert "openness-explorer search" in ran.stdout
    picture = tmp_path / "openness-explorer.png"
    assert str(picture) in ran.stdout
    assert picture.read_bytes().startswith(b"\x89PNG")
