"""What the program is made of, and its keys, as texts to be read."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from explorer.desktop.dialogs.about import TextDialog, about_text
from explorer.library.loading import load
from tests.desktop.visits import lines, push


def test_versions_are_those_that_run(qtbot: QtBot) -> None:
    dialog = TextDialog("About", about_text(None))
    qtbot.addWidget(dialog)
    said = lines(dialog)
    for name in ("networkx", "numpy", "PyYAML"):
        assert metadata.version(name) in said


def test_a_part_whose_version_is_not_known_is_named_without_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unknown(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", unknown)
    assert "networkx&nbsp;&nbsp;</td><td>&nbsp;&nbsp;</td><td>BSD-3-Clause" in about_text(None)


def test_a_title_cannot_do_anything_but_stand_there(small_folder: Path, qtbot: QtBot) -> None:
    odd = "<img src=x> & <b>bold</b>"
    (small_folder / "library.yaml").write_text(f'id: odd\ntitle: "{odd}"\n')
    dialog = TextDialog("About", about_text(load(small_folder)))
    qtbot.addWidget(dialog)
    assert odd in lines(dialog)


def test_links_in_it_lead_nowhere_and_it_is_closed_by_button_or_key(qtbot: QtBot) -> None:
    dialog = TextDialog("Keys", '<p><a href="https://example.org/">web</a></p>')
    qtbot.addWidget(dialog)
    dialog.open()
    shown = dialog.findChildren(QTextBrowser)[0]
    assert not shown.openLinks()
    assert shown.accessibleName() == "Keys"
    push(dialog, "Close")
    assert not dialog.isVisible()
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
