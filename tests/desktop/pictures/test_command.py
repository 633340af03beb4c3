"""Maps from the command line, on a machine without a display."""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from PySide6.QtGui import QImage

from tests.export.maps import debates

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import WriteLibrary


@pytest.fixture
def library(write_library: WriteLibrary) -> Path:
    return write_library(debates.FILES)


def call(library: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Export a map as a shell without a display would."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, "-m", "explorer", "export", "map", *arguments]
    return subprocess.run(
        [*command, "--library", str(library)],
        capture_output=True, text=True, timeout=120, check=False, env=environment,
    )  # fmt: skip


def test_a_map_is_saved_as_svg_png_and_pdf_without_a_display(library: Path, tmp_path: Path) -> None:
    for name in ("svg", "png", "pdf"):
        path = tmp_path / f"map.{name}"
        ran = call(library, "talk", "--format", name, "-o", str(path))
        assert (ran.returncode, ran.stdout, ran.stderr) == (0, f"{path}\n", "")
    assert ET.parse(tmp_path / "map.svg").getroot()[0].text == "Open or closed?"
    assert not QImage(str(tmp_path / "map.png")).isNull()
    assert (tmp_path / "map.pdf").read_bytes().startswith(b"%PDF")


def test_options_change_the_picture(library: Path, tmp_path: Path) -> None:
    small, large = tmp_path / "small.png", tmp_path / "large.png"
    call(library, "talk", "--format", "png", "-o", str(small))
    call(
        library, "talk", "--format", "png", "-o", str(large),
        "--scale", "2", "--theme", "dark", "--direction", "down",
    )  # fmt: skip
    one, other = QImage(str(small)), QImage(str(large))
    assert (one.pixelColor(1, 1).name(), other.pixelColor(1, 1).name()) == ("#ffffff", "#10141a")
    assert one.width() / one.height() != other.width() / other.height()


def test_a_debate_is_found_by_its_title_and_a_claim_by_its(library: Path) -> None:
    ran = call(library, "Open or closed?", "--format", "svg", "--focus", "Harm", "--within", "1")
    texts = [
        one.text for one in ET.fromstring(ran.stdout.encode()).iter() if one.tag.endswith("}text")
    ]
    assert "Harm" in texts
    assert "Study" not in texts


def test_maps_for_other_programs_are_printed_or_saved(library: Path, tmp_path: Path) -> None:
    printed = call(library, "talk", "--format", "outline", "--depth", "0").stdout
    assert printed.startswith("# Open or closed?\n")
    assert "Study" not in printed
    path = tmp_path / "map.graphml"
    assert call(library, "talk", "--format", "graphml", "-o", str(path)).returncode == 0
    assert len(nx.read_graphml(path, force_multigraph=True)) == 12


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["tlak", "--format", "svg"], "There is no debate “tlak”. Did you mean “talk”?"),
        (["talk", "--format", "svgg"], "Did you mean “svg”?"),
        (["talk", "--format", "png"], "Name a file with -o."),
        (["talk", "--format", "outline", "--focus", "Harmm"], "Did you mean “Harm”?"),
        (["talk", "--format", "argdown", "--depth", "1"], "Leave --depth and --focus out."),
        (["silent", "--format", "svg"], "“A silent page” has no claims that bear on each other."),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(library: Path, arguments: list[str], message: str) -> None:
    ran = call(library, *arguments)
    assert ran.returncode == 2
    assert message in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_picture_in_the_way_is_replaced_only_when_asked(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    path.write_text("mine")
    ran = call(library, "talk", "--format", "svg", "-o", str(path))
    assert "Use --force to replace it." in ran.stderr
    assert path.read_text() == "mine"
    assert call(library, "talk", "--format", "svg", "-o", str(path), "--force").returncode == 0
    assert path.read_text().startswith("<?xml")
