"""Dialogs ask for what the reader wants, and say what is the matter."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableView,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from explorer.address import Address
from explorer.desktop.dialogs.about import about_text
from explorer.desktop.dialogs.crash import CrashDialog, report_of
from explorer.desktop.dialogs.export import ExportDialog
from explorer.desktop.dialogs.preferences import PreferencesDialog
from explorer.desktop.dialogs.problems import ProblemModel, ProblemsDialog
from explorer.desktop.theme.theme import Mode
from explorer.errors import Place, Problem, Severity
from explorer.library.loading import load
from explorer.workspace.settings import Settings
from tests.desktop.visits import push

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
    table = dialog.findChildren(QTableView)[0]
    table.selectRow(1)
    with qtbot.waitSignal(dialog.file_requested) as asked:
        table.activated.emit(table.model().index(1, 0))
    assert asked.args == [Place(Path("b.md"))]
    with qtbot.waitSignal(dialog.file_requested) as asked:
        push(dialog, "Open file")
    assert asked.args == [Place(Path("b.md"))]


def test_of_the_buttons_close_is_the_one_that_enter_presses(qtbot: QtBot) -> None:
    dialog = ProblemsDialog(PROBLEMS)
    qtbot.addWidget(dialog)
    dialog.show()
    assert [b.text().strip("&") for b in dialog.findChildren(QPushButton) if b.isDefault()] == [
        "Close"
    ]


def test_from_a_problem_one_goes_to_its_document_if_it_has_one(
    qtbot: QtBot, small_folder: Path
) -> None:
    library = load(small_folder)
    document = library.documents[0]
    problems = (
        Problem(Severity.WARNING, Place(document.path, 2), "Something"),
        Problem(Severity.WARNING, Place(Path("library.yaml"), 1), "Something else"),
    )
    dialog = ProblemsDialog(problems, library)
    qtbot.addWidget(dialog)
    table = dialog.findChildren(QTableView)[0]
    go = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Go to document")
    table.selectRow(1)
    assert not go.isEnabled()
    table.selectRow(0)
    with qtbot.waitSignal(dialog.address_requested) as asked:
        go.click()
    assert asked.args == [document.address]


def test_a_problem_leads_to_the_section_its_line_lies_in(qtbot: QtBot, small_folder: Path) -> None:
    library = load(small_folder)
    document = next(one for one in library.documents if len(one.sections) > 2)
    section = document.sections[-1]
    problem = Problem(Severity.WARNING, Place(document.path, section.line + 1), "Something")
    dialog = ProblemsDialog((problem,), library)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.address_requested) as asked:
        push(dialog, "Go to document")
    assert asked.args == [Address.document(document.id, section.anchor)]


def test_lines_of_problems_and_long_messages_are_seen_whole(qtbot: QtBot) -> None:
    long = "This line starts a relation but is not indented under a claim " * 4
    problems = (
        Problem(Severity.ERROR, Place(Path("references.json"), 12847), long, "indent it"),
        Problem(Severity.ERROR, Place(Path("a.md"), 1), "Short"),
    )
    dialog = ProblemsDialog(problems)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    table = dialog.findChildren(QTableView)[0]
    metrics = table.fontMetrics()
    place = table.model().index(0, 0)
    cell = table.visualRect(place)
    assert cell.width() >= metrics.horizontalAdvance(place.data()) + 2 * 8
    message = table.visualRect(table.model().index(0, 2))
    wanted = metrics.boundingRect(
        0, 0, message.width() - 20, 9999, Qt.TextFlag.TextWordWrap, f"{long} (indent it)"
    )
    assert message.height() >= wanted.height()
    assert message.height() > table.visualRect(table.model().index(1, 2)).height()


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
