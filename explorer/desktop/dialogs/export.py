"""Choosing how and where the topic graph is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from explorer.export.formats import GRAPH_FORMATS, graph_format


class ExportDialog(QDialog):
    """Asks for a format, a part and a file.

    Signals:
        export_requested(str, str, bool): A format's name, a path, and whether only what is shown.
    """

    export_requested = Signal(str, str, bool)

    def __init__(self, folder: Path, has_part: bool, parent: QWidget | None = None) -> None:  # noqa: FBT001
        """Make the dialog.

        Args:
            folder: Where files are put unless another place is chosen.
            has_part: Whether less than the whole graph is shown now.
            parent: The window.
        """
        super().__init__(parent)
        self._folder = folder
        self.setWindowTitle(self.tr("Export the topic graph"))
        self.setMinimumWidth(460)
        title = QLabel(self.tr("Export the topic graph"), self)
        title.setProperty("role", "title")
        self._formats = QListWidget(self)
        self._formats.setAccessibleName(self.tr("Format"))
        for one in GRAPH_FORMATS:
            opened_by = ", ".join(one.opened_by)
            text = self.tr("{title}  —  for {programs}").format(title=one.title, programs=opened_by)
            QListWidgetItem(text, self._formats)
        self._formats.setCurrentRow(0)
        height = self._formats.sizeHintForRow(0) * len(GRAPH_FORMATS)
        self._formats.setFixedHeight(height + 2 * self._formats.frameWidth() + 2)
        self._formats.itemActivated.connect(lambda _: self._choose_file())
        self._whole = QRadioButton(self.tr("The whole graph"), self)
        self._part = QRadioButton(self.tr("Only what the graph view shows now"), self)
        self._whole.setChecked(True)
        self._part.setEnabled(has_part)
        said = QLabel(
            self.tr(
                "Every label, kind, relation, bearing, source and piece of evidence goes along."
            ),
            self,
        )
        said.setProperty("role", "dim")
        said.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        choose = buttons.addButton(self.tr("Choose file…"), QDialogButtonBox.ButtonRole.AcceptRole)
        choose.setDefault(True)
        buttons.accepted.connect(self._choose_file)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 16)
        layout.setSpacing(10)
        for widget in (title, said, self._formats, self._whole, self._part, buttons):
            layout.addWidget(widget)

    @property
    def format_name(self) -> str:
        """The name of the format that is chosen."""
        return GRAPH_FORMATS[max(self._formats.currentRow(), 0)].name

    def choose_format(self, name: str) -> None:
        """Choose a format."""
        names = [one.name for one in GRAPH_FORMATS]
        self._formats.setCurrentRow(names.index(name))

    def export_to(self, path: str) -> None:
        """Ask for the export to a file and close."""
        self._folder = Path(path).parent
        self.export_requested.emit(self.format_name, path, self._part.isChecked())
        self.accept()

    def _choose_file(self) -> None:
        chosen = graph_format(self.format_name)
        suggestion = str(self._folder / f"openness-graph{chosen.suffix}")
        caption = self.tr("Export as {title}").format(title=chosen.title)
        path, _ = QFileDialog.getSaveFileName(
            self, caption, suggestion, f"{chosen.title} (*{chosen.suffix})"
        )
        if path:
            self.export_to(path if Path(path).suffix else path + chosen.suffix)
