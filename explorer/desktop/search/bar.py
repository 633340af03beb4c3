"""What stands above the hits: filters of the query, the order of hits, and taking them away."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from explorer.desktop.flow import FlowLayout
from explorer.desktop.wording import in_words, tr
from explorer.search.model import Order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_TERM: Final = re.compile(r'(?<!\S)-?[a-z-]+:(?:"[^"]*"|\([^)]*\)|[^\s"()]+)')


def filters_in(query: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the terms of a query that filter, as typed, such as `kind:case`."""
    fields = frozenset(known)
    terms = (match[0] for match in _TERM.finditer(query))
    return tuple(term for term in terms if term.lstrip("-").partition(":")[0] in fields)


def without(query: str, term: str) -> str:
    """Return a query with one of its terms taken out, and with it the blanks around it."""
    for match in _TERM.finditer(query):
        if match[0] == term:
            before, after = query[: match.start()].rstrip(), query[match.end() :].lstrip()
            return f"{before} {after}".strip()
    return query


def toggled(query: str, term: str) -> str:
    """Return a query without a term that it has, else with it at its end."""
    rest = without(query, term)
    return rest if rest != query else f"{query} {term}".strip()


class SearchBar(QWidget):
    """Shows filters as chips that a click takes out, and offers orders and exports.

    Signals:
        query_requested(str): The query without a filter.
        order_requested(object): Put hits in this `Order`.
        save_requested(): Keep the search under a name.
        copy_requested(str): Copy the results in this format.
        export_requested(): Write the results to a file.
    """

    query_requested = Signal(str)
    order_requested = Signal(object)
    save_requested = Signal()
    copy_requested = Signal(str)
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = ""
        self._chips: list[QToolButton] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        chips = QWidget(self)
        chips.setSizePolicy(policy)
        self._flow = FlowLayout(chips, gap_px=6)
        self._place = chips
        self.order = self._button(tr("Order"), tr("How the passages are put in order"))
        orders = QMenu(self.order)
        names = {
            Order.RELEVANCE: tr("Best first"),
            Order.TITLE: tr("By title"),
            Order.DATE: tr("Newest first"),
        }
        for order, name in names.items():
            action = orders.addAction(name)
            action.setCheckable(True)
            action.setData(order.value)
            action.triggered.connect(partial(self._choose_order, order))
        self._orders = orders
        self.order.setMenu(orders)
        self.take = self._button(tr("Results"), tr("Keep, copy or save what was found"))
        menu = QMenu(self.take)
        menu.addAction(tr("Keep this search…")).triggered.connect(
            lambda _=False: self.save_requested.emit()
        )
        menu.addSeparator()
        copies = {
            "markdown": tr("Copy as Markdown"),
            "csv": tr("Copy as CSV"),
            "citations": tr("Copy the sources cited there"),
        }
        for name, text in copies.items():
            menu.addAction(text).triggered.connect(partial(self._copy, name))
        menu.addAction(tr("Save to a file…")).triggered.connect(
            lambda _=False: self.export_requested.emit()
        )
        self.take.setMenu(menu)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(chips, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.order)
        line.addWidget(self.take)
        self.show_order(Order.RELEVANCE)

    @property
    def chips(self) -> tuple[QToolButton, ...]:
        """The filters, as buttons that take them out."""
        return tuple(self._chips)

    def set_has_hits(self, has_hits: bool) -> None:  # noqa: FBT001 - like Qt's setters
        """Offer orders and exports only where there is something to put in order or to take."""
        self.order.setVisible(has_hits)
        self.take.setVisible(has_hits)

    def show_query(self, query: str, titles: Mapping[str, str], known: Iterable[str]) -> None:
        """Show the filters of a query.

        Args:
            query: What was looked for.
            titles: What documents are called, by id.
            known: The names of the fields that filter.
        """
        if query == self._query and self._chips:
            return
        self._query = query
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chips = [self._chip(term, titles) for term in filters_in(query, known)]
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.show()
        self.updateGeometry()

    def show_order(self, order: Order) -> None:
        """Mark how hits are put in order."""
        for action in self._orders.actions():
            action.setChecked(action.data() == order.value)
            if action.isChecked():
                self.order.setText(action.text())

    def _chip(self, term: str, titles: Mapping[str, str]) -> QToolButton:
        field, _, value = term.partition(":")
        value = value.strip('"()')
        said = tr("{field}: {value}").format(
            field=in_words(field.lstrip("-")), value=titles.get(value, in_words(value))
        )
        said = tr("without {filter}").format(filter=said) if term.startswith("-") else said
        chip = QToolButton(self._place)
        chip.setProperty("role", "chip")
        chip.setText(said + "  ×")
        chip.setToolTip(tr("Take {filter} out of the search").format(filter=said))
        chip.setAccessibleName(chip.toolTip())
        chip.clicked.connect(lambda: self.query_requested.emit(without(self._query, term)))
        return chip

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setProperty("role", "button")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _choose_order(self, order: Order, _checked: bool = False) -> None:  # noqa: FBT001
        self.show_order(order)
        self.order_requested.emit(order)

    def _copy(self, name: str, _checked: bool = False) -> None:  # noqa: FBT001
        self.copy_requested.emit(name)
