"""Dialogs ask for what the reader wants, and say what is the matter."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QPushButton, QRadioButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from explorer.desktop.dialogs.about import about_text
from explorer.desktop.dialogs.crash import CrashDialog, report_of
from explorer.desktop.dialogs.export import ExportDialog
from explorer.desktop.dialogs.preferences import PreferencesDialog
from explorer.desktop.dialogs.problems import ProblemModel, ProblemsDialog
from explorer.desktop.theme.theme import Mode
from explorer.errors import Place, Problem, Severity
from explorer.library.loading import load
from explorer.workspace.settings import Settings

PROBLEMS = (
    Problem(Severity.ERROR, Place(Path("a.md"), 3), "Unknown key “x”", "did you mean “y”?"),
    Problem(Severity.WARNING, Place(Path("b.md")), "The file is empty"),
)


def test_the_export_dialog_asks_for_format_part_and_file(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(tmp_path, has_part=True)
    qtbot.addWidget(dialog)
    dialog.choose_format("csv")
    dialog.findChildren(QRadioButton)[1].setChecked(True)
    with qtbot.waitSignal(dialog.export_requested) as asked:
        dialog.export_to(str(tmp_path / "x.csv"))
    assert asked.args == ["csv", str(tmp_path / "x.csv"), True]


def test_without_a_part_only_the_whole_can_be_exported(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ExportDialog(tmp_path, has_part=False)
    qtbot.addWidget(dialog)
    assert not dialog.findChildren(QRadioButton)[1].isEnabled()


def test_problems_are_a_table_of_place_severity_and_message(qtmodeltester: ModelTester) -> None:
    model = ProblemModel(PROBLEMS)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    shown = [model.index(0, column).data() for column in range(3)]
    assert shown == ["a.md:3", "error", "Unknown key “x” (did you mean “y”?)"]


def test_problems_can_be_copied_and_opened(qtbot: QtBot) -> None:
    dialog = ProblemsDialog(PROBLEMS)
    qtbot.addWidget(dialog)
    copy = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Copy all")
    copy.click()
    assert QApplication.clipboard().text().startswith("a.md:3: error: Unknown key “x”")
    with qtbot.waitSignal(dialog.file_requested) as asked:
        dialog._table.activated.emit(dialog._model.index(1, 0))
    assert asked.args == [Place(Path("b.md"))]


def test_preferences_show_at_once(qtbot: QtBot) -> None:
    dialog = PreferencesDialog(Settings(theme="dark", zoom_percent=125))
    qtbot.addWidget(dialog)
    theme, zoom = dialog.findChildren(QComboBox)
    assert (theme.currentText(), zoom.currentText()) == ("Dark", "125 %")
    with qtbot.waitSignal(dialog.mode_requested) as asked:
        theme.setCurrentIndex(1)
    assert asked.args == [Mode.LIGHT]


def test_a_crash_report_can_be_copied_and_names_the_versions(qtbot: QtBot) -> None:
    try:
        raise ZeroDivisionError("by nothing")
    except ZeroDivisionError as error:
        report = report_of(error)
    dialog = CrashDialog(report, None)
    qtbot.addWidget(dialog)
    next(b for b in dialog.findChildren(QPushButton) if "Copy" in b.text()).click()
    copied = QApplication.clipboard().text()
    assert "ZeroDivisionError: by nothing" in copied
    assert "Openness Explorer" in copied.splitlines()[0]
    assert dialog.findChildren(QPlainTextEdit)[0].isReadOnly()


def test_about_names_versions_licences_and_the_open_library(small_folder: Path) -> None:
    text = about_text(load(small_folder))
    for part in (
        "networkx",
        "BSD-3-Clause",
        "SIL Open Font License",
        "A small library",
        "CC BY 4.0",
    ):
        assert part in text
