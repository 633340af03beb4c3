"""Choosing how and where an argument map is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from explorer.desktop.pictures.formats import PICTURE_FORMATS, Look
from explorer.desktop.pictures.pages import Paper
from explorer.desktop.wording import tr
from explorer.export.maps.formats import MAP_FORMATS

PICTURES = frozenset(one.name for one in PICTURE_FORMATS)


@dataclass(frozen=True, slots=True)
class MapExport:
    """How a map is to leave the program.

    Attributes:
        format_name: One of the picture formats or of the map formats.
        path: Where to; a file that is there was agreed to be replaced.
        look: The colours of a picture.
        scale: How many px of a PNG stand for one of the screen.
        paper: The paper of a PDF.
        is_shown_only: Whether only what is shown now goes out.
    """

    format_name: str
    path: Path
    look: Look = Look.LIGHT
    scale: float = 2.0
    paper: Paper = Paper.A4
    is_shown_only: bool = True

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture; else it is a file for another program."""
        return self.format_name in PICTURES


class MapExportDialog(QDialog):
    """Asks for a format, its settings and a file.

    Signals:
        export_requested(object): A `MapExport`.
    """

    export_requested = Signal(object)

    def __init__(self, folder: Path, name: str, parent: QWidget | None = None) -> None:
        """Make the dialog.

        Args:
            folder: Where files are put unless another place is chosen.
            name: What a file is called unless it is called otherwise.
            parent: The window.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._folder, self._name = folder, name
        self.setWindowTitle(tr("Export the map"))
        self.setMinimumWidth(480)
        title = QLabel(tr("Export the map"), self)
        title.setProperty("role", "title")
        self.formats = QListWidget(self)
        self.formats.setAccessibleName(tr("Format"))
        for one in (*PICTURE_FORMATS, *MAP_FORMATS):
            text = tr("{title}  —  for {programs}")
            item = QListWidgetItem(text.format(title=one.title, programs=", ".join(one.opened_by)))
            item.setData(Qt.ItemDataRole.UserRole, one.name)
            self.formats.addItem(item)
        height = self.formats.sizeHintForRow(0) * self.formats.count()
        self.formats.setFixedHeight(height + 2 * self.formats.frameWidth() + 2)
        self.formats.currentRowChanged.connect(lambda _: self._show_settings())
        self.formats.itemActivated.connect(lambda _: self._choose_file())
        self.shown_only = QRadioButton(tr("Only what the map shows now"), self)
        self.everything = QRadioButton(tr("The whole map, nothing folded"), self)
        self.shown_only.setChecked(True)
        self.look = self._choice(
            {Look.LIGHT: tr("Light"), Look.DARK: tr("Dark"), Look.GREYSCALE: tr("Greyscale")}
        )
        self.scale = self._choice({"1": "1 ×", "2": "2 ×", "3": "3 ×", "4": "4 ×"})
        self.scale.setCurrentIndex(1)
        self.paper = self._choice(
            {
                Paper.A4: tr("A4"),
                Paper.A3: tr("A3"),
                Paper.FIT: tr("A page as large as the map"),
                Paper.POSTER: tr("Poster on several A4 pages"),
            }
        )
        self._form = QFormLayout()
        self._form.addRow(tr("Colours"), self.look)
        self._form.addRow(tr("Size"), self.scale)
        self._form.addRow(tr("Paper"), self.paper)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        choose = buttons.addButton(tr("Choose file…"), QDialogButtonBox.ButtonRole.AcceptRole)
        choose.setDefault(True)
        buttons.accepted.connect(self._choose_file)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 16)
        layout.setSpacing(10)
        for widget in (title, self.formats, self.shown_only, self.everything):
            layout.addWidget(widget)
        layout.addLayout(self._form)
        layout.addWidget(buttons)
        self.formats.setCurrentRow(0)

    @property
    def format_name(self) -> str:
        """The name of the format that is chosen."""
        return str(self.formats.currentItem().data(Qt.ItemDataRole.UserRole))

    def choose_format(self, name: str) -> None:
        """Choose a format."""
        for row in range(self.formats.count()):
            if self.formats.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.formats.setCurrentRow(row)

    def export_to(self, path: str) -> None:
        """Ask for the export to a file and close."""
        self.export_requested.emit(
            MapExport(
                self.format_name,
                Path(path),
                Look(self.look.currentData()),
                float(self.scale.currentData()),
                Paper(self.paper.currentData()),
                self.shown_only.isChecked(),
            )
        )
        self.accept()

    def _choice(self, texts: dict[str, str]) -> QComboBox:
        box = QComboBox(self)
        for value, text in texts.items():
            box.addItem(text, str(value))
        return box

    def _show_settings(self) -> None:
        """Offer the settings that a format has."""
        name = self.format_name
        self._form.setRowVisible(self.look, name in PICTURES)
        self._form.setRowVisible(self.scale, name == "png")
        self._form.setRowVisible(self.paper, name == "pdf")
        holds_all = any(one.name == name and one.holds_all for one in MAP_FORMATS)
        self.shown_only.setEnabled(not holds_all)
        if holds_all:
            self.everything.setChecked(True)

    def _choose_file(self) -> None:
        chosen = next(
            one for one in (*PICTURE_FORMATS, *MAP_FORMATS) if one.name == self.format_name
        )
        caption = tr("Export as {title}").format(title=chosen.title)
        suggestion = str(self._folder / f"{self._name}{chosen.suffix}")
        path, _ = QFileDialog.getSaveFileName(
            self, caption, suggestion, f"{chosen.title} (*{chosen.suffix})"
        )
        if path:
            self.export_to(path if Path(path).suffix else path + chosen.suffix)
