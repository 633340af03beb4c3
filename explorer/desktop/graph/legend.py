"""The legend: what the lines' forms mean; clicking one hides or shows such lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from explorer.desktop.flow import FlowLayout
from explorer.desktop.graph.forms import Form, colour_of, form_meaning, form_name, width_of
from explorer.desktop.graph.strokes import Pen, paint_stroke, straight_stroke
from explorer.desktop.theme.tokens import mixed
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from explorer.desktop.theme.theme import Theme

_PAD, _GAP, _SAMPLE = 5, 6, 28


class LegendEntry(QAbstractButton):
    """One form of lines: a sample and what it means; struck through while it is hidden."""

    def __init__(self, form: Form, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self._theme = theme
        self.setText(form_name(form))
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(tr("{meaning} Click to hide or show.").format(meaning=form_meaning(form)))
        self.setAccessibleName(tr("Lines: {name}").format(name=form_name(form)))
        self.setAccessibleDescription(form_meaning(form))
        theme.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        width = 2 * _PAD + _SAMPLE + _GAP + metrics.horizontalAdvance(self.text()) + 1
        return QSize(width, metrics.height() + 10)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground = tokens.hover if self.underMouse() or self.isDown() else tokens.base
        painter.setPen(QPen(QColor(tokens.accent), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 5, 5)
        middle, is_shown = self.height() / 2, self.isChecked()
        stroke = straight_stroke(
            QPointF(_PAD, middle),
            QPointF(_PAD + _SAMPLE, middle),
            (0, 0),
            is_symmetric=self.form is Form.RELATED,
        )
        colour = colour_of(self.form, tokens)
        if not is_shown:
            colour = mixed(colour, ground, 0.35)
        if stroke is not None:
            pen = Pen(self.form, QColor(colour), width_of(self.form) + 0.4, QColor(ground))
            paint_stroke(painter, stroke, pen)
        font = self._font()
        font.setStrikeOut(not is_shown)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text if is_shown else tokens.dim))
        left = _PAD + _SAMPLE + _GAP
        room = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self.text())

    def _font(self) -> QFont:
        return self._theme.interface_font(-1)


class Legend(QWidget):
    """Lists the forms of lines there are.

    Signals:
        form_toggled(object): Hide or show the lines of this `Form`.
    """

    form_toggled = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries: dict[Form, LegendEntry] = {}
        self._flow = FlowLayout(self, gap_px=2)
        self.setAccessibleName(tr("What the lines mean"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def entry(self, form: Form) -> LegendEntry:
        """Return the entry of a form.

        Raises:
            KeyError: No line has this form.
        """
        return self._entries[form]

    def show_forms(self, forms: tuple[Form, ...], hidden: frozenset[Form]) -> None:
        """List these forms, and mark which are hidden."""
        if tuple(self._entries) != forms:
            for entry in self._entries.values():
                self._flow.removeWidget(entry)
                entry.deleteLater()
            self._entries = {form: self._made(form) for form in forms}
            self.updateGeometry()
        for form, entry in self._entries.items():
            entry.setChecked(form not in hidden)
        self.setVisible(bool(forms))

    @override
    def sizeHint(self) -> QSize:
        """Return the size of all entries in one line: what it takes if it can."""
        sizes = [entry.sizeHint() for entry in self._entries.values()]
        width = sum(size.width() for size in sizes) + 2 * max(len(sizes) - 1, 0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def _made(self, form: Form) -> LegendEntry:
        entry = LegendEntry(form, self._theme, self)
        entry.clicked.connect(lambda: self.form_toggled.emit(form))
        self._flow.addWidget(entry)
        return entry
